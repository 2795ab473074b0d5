/**
 * The round of Tết Kỷ Hợi 2019 (made up): 8 forms for the money, 25 honours, a council of 7 with 5 present,
 * one recused, decision 01/QĐ-HKH of 28 January 2019, the ceremony of 9 February, one child paid later.
 */
import { sql } from 'drizzle-orm';
import { approveAwards, awardsDigest } from '@/lib/awards/commands/approve-awards';
import { declareRecusal } from '@/lib/awards/commands/declare-recusal';
import { castVote, takeAttendance } from '@/lib/awards/commands/hold-meeting';
import { decisionDigest, issueDecision } from '@/lib/awards/commands/issue-decision';
import { openRound, seatCouncil } from '@/lib/awards/commands/open-round';
import { proposeAwards } from '@/lib/awards/commands/propose-awards';
import { reviewNomination } from '@/lib/awards/commands/review-nomination';
import { submitNomination } from '@/lib/awards/commands/submit-nomination';
import { concludeAs, scoreRound } from './scores';
import type { Cast, Player } from './stage';
import { hardshipStudents, honourees, incompleteStudent, type StoryPerson, teachers } from './story-people';

const council = ['chutich', 'phochutich', 'thuky', 'uyvien1', 'uyvien2', 'uyvien3', 'uyvien4'];
const present = ['chutich', 'phochutich', 'thuky', 'uyvien1', 'uyvien3'];

export interface StoryRound {
  roundId: number;
  decisionId: number;
  /** Award ids by recipient name. */
  awards: Record<string, number>;
  /** Party ids by recipient name. */
  parties: Record<string, number>;
}

interface Form {
  nominationId: number;
  partyId: number;
  name: string;
}

type Hardship = {
  circumstance: 'specialHardship';
  account: string;
  evidenceKind?: string;
  evidenceNumber?: string;
  evidenceIssuer?: string;
  evidenceYear?: number;
};

async function nominate(
  player: Player,
  roundId: number,
  categoryId: number,
  person: StoryPerson,
  extra: { hardship?: Hardship; unitWrittenAs?: string; proposedByUnit?: string } = {},
): Promise<Form> {
  const done = await player.act((tx, actor) =>
    submitNomination(tx, actor, {
      roundId,
      categoryId,
      recipient: { name: person.name, birthYear: person.birthYear, guardianName: person.guardianName },
      school: person.school || undefined,
      className: person.className,
      unitCode: person.unitCode,
      merit: person.merit,
      ...extra,
    }),
  );
  return { nominationId: done.nominationId, partyId: done.partyId, name: person.name };
}

function seen(student: { account: string; evidenceNumber: string }): Hardship {
  return {
    circumstance: 'specialHardship',
    account: student.account,
    evidenceKind: 'Giấy xác nhận hoàn cảnh',
    evidenceNumber: student.evidenceNumber,
    evidenceIssuer: 'UBND xã',
    evidenceYear: 2019,
  };
}

async function collectForms(cast: Cast, roundId: number, categories: Record<string, number>) {
  const { thuky } = cast as { thuky: Player };
  const money = categories['specialHardshipStudent.money']!;
  const students: Form[] = [];
  for (const student of hardshipStudents) {
    students.push(
      await nominate(thuky, roundId, money, student, {
        hardship: seen(student),
        proposedByUnit: student.school,
      }),
    );
  }
  const twin = hardshipStudents[1]!;
  const duplicate = await nominate(thuky, roundId, money, twin, {
    hardship: seen(twin),
    unitWrittenAs: 'Phúc Thinh',
    proposedByUnit: 'Chi hội xã Phúc Thinh',
  });
  const incomplete = await nominate(thuky, roundId, money, incompleteStudent, {
    hardship: { circumstance: 'specialHardship', account: incompleteStudent.account },
    proposedByUnit: incompleteStudent.school,
  });
  const paidTeachers: Form[] = [];
  for (const teacher of teachers)
    paidTeachers.push(await nominate(thuky, roundId, categories['excellentTeacher.money']!, teacher));
  const honoured: Form[] = [];
  for (const [category, people] of Object.entries(honourees)) {
    for (const person of people)
      honoured.push(await nominate(thuky, roundId, categories[`${category}.honour`]!, person));
  }
  const review = (form: Form, outcome: Parameters<typeof reviewNomination>[2]) =>
    thuky.act((tx, actor) => reviewNomination(tx, actor, { ...outcome, nominationId: form.nominationId }));
  for (const form of [...students, ...paidTeachers, ...honoured])
    await review(form, { nominationId: form.nominationId, outcome: 'verified' });
  await review(duplicate, {
    nominationId: duplicate.nominationId,
    outcome: 'duplicate',
    duplicateOfId: students[1]!.nominationId,
  });
  await review(incomplete, {
    nominationId: incomplete.nominationId,
    outcome: 'returned',
    reason: 'Thiếu giấy xác nhận hoàn cảnh của xã',
  });
  return { students, paidTeachers, honoured };
}

async function meet(
  cast: Cast,
  roundId: number,
  forms: Awaited<ReturnType<typeof collectForms>>,
): Promise<void> {
  const { thuky, uyvien3 } = cast as { thuky: Player; uyvien3: Player };
  const related = forms.students[3]!;
  await uyvien3.act((tx, actor) =>
    declareRecusal(tx, actor, { nominationId: related.nominationId, kind: 'clan' }),
  );
  await thuky.act((tx, actor) =>
    takeAttendance(tx, actor, {
      roundId,
      presentUserIds: present.map((login) => cast[login]!.userId),
      meetingOn: '2019-01-26',
    }),
  );
  const forMoney = [...forms.students, ...forms.paidTeachers].map((form) => form.nominationId);
  await scoreRound(
    cast,
    roundId,
    forMoney,
    present,
    (login, file) => login === 'uyvien3' && file === related.nominationId,
  );
  const secondTeacher = forms.paidTeachers[1]!;
  for (const login of present) {
    for (const form of [...forms.students, ...forms.paidTeachers, ...forms.honoured]) {
      if (form === related && login === 'uyvien3') continue;
      const against = form === secondTeacher && login !== 'uyvien1' && login !== 'thuky';
      await cast[login]!.act((tx, actor) =>
        castVote(tx, actor, { nominationId: form.nominationId, choice: against ? 'no' : 'yes' }),
      );
    }
  }
  const ranking = [...forms.students, ...forms.paidTeachers, ...forms.honoured].map(
    (form) => form.nominationId,
  );
  await concludeAs(thuky, roundId, ranking);
}

/** Opens the round, holds the meeting, approves by two and signs decision 01/QĐ-HKH. */
export async function holdStoryRound(cast: Cast, fundId: number): Promise<StoryRound> {
  const { thuky, chutich, phochutich, uyvien1 } = cast as Record<string, Player>;
  const categories = [
    { category: 'specialHardshipStudent', benefit: 'money', quota: 3, rateVnd: 500_000n },
    { category: 'excellentTeacher', benefit: 'money', quota: 1, rateVnd: 500_000n },
    { category: 'excellentTeacher', benefit: 'honour', quota: 5, rateVnd: 0n },
    { category: 'activeMember', benefit: 'honour', quota: 6, rateVnd: 0n },
    { category: 'contestWinner', benefit: 'honour', quota: 6, rateVnd: 0n },
    { category: 'academicPrizeStudent', benefit: 'honour', quota: 8, rateVnd: 0n },
  ] as const;
  const round = await thuky!.act((tx, actor) =>
    openRound(tx, actor, {
      slug: 'tet-khuyen-hoc-2019',
      name: 'Tết khuyến học 2019',
      schoolYear: '2018–2019',
      fiscalYear: 2019,
      fundId,
      deadlineOn: '2019-01-20',
      categories: [...categories],
    }),
  );
  const ids = Object.fromEntries(
    categories.map((item, index) => [`${item.category}.${item.benefit}`, round.categoryIds[index]!]),
  );
  await thuky!.act((tx, actor) =>
    seatCouncil(tx, actor, { roundId: round.roundId, userIds: council.map((login) => cast[login]!.userId) }),
  );
  const forms = await collectForms(cast, round.roundId, ids);
  await meet(cast, round.roundId, forms);
  const { awardIds } = await thuky!.act((tx, actor) => proposeAwards(tx, actor, { roundId: round.roundId }));
  for (const approver of [phochutich!, uyvien1!]) {
    await approver.actWithPin(
      'approveAwards',
      (tx) => awardsDigest(tx, awardIds),
      (tx, actor) => approveAwards(tx, actor, { awardIds }),
    );
  }
  const decision = {
    roundId: round.roundId,
    awardIds,
    decidedOn: '2019-01-28',
    title: 'Về việc trao học bổng và khen thưởng Tết khuyến học xuân Kỷ Hợi 2019',
  };
  const issued = await chutich!.actWithPin(
    'issueDecision',
    (tx) => decisionDigest(tx, decision),
    (tx, actor) => issueDecision(tx, actor, decision),
  );
  const parties = Object.fromEntries(
    [...forms.students, ...forms.paidTeachers, ...forms.honoured].map((form) => [form.name, form.partyId]),
  );
  const awards = await awardsByParty(thuky!, parties);
  return { roundId: round.roundId, decisionId: issued.decisionId, awards, parties };
}

async function awardsByParty(
  player: Player,
  parties: Record<string, number>,
): Promise<Record<string, number>> {
  const rows = await player.act((tx) =>
    tx.execute<{ id: string; party_id: string }>(sql`SELECT id, party_id FROM app.award`),
  );
  const byParty = new Map(rows.map((row) => [Number(row.party_id), Number(row.id)]));
  return Object.fromEntries(
    Object.entries(parties).flatMap(([name, party]) =>
      byParty.has(party) ? [[name, byParty.get(party)!]] : [],
    ),
  );
}
