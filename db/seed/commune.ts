/**
 * A commune association of 2026, open for playing: a small opening balance, a receipt that waits for the cashier,
 * one round decided with its payment order waiting for the chair (3 x 500.000, one more by transfer), another round half-way. All made up.
 */
import { approveAwards, awardsDigest } from '@/lib/awards/commands/approve-awards';
import { declareRecusal } from '@/lib/awards/commands/declare-recusal';
import { evaluateRound } from '@/lib/awards/commands/evaluate-round';
import { explainDifferences } from '@/lib/awards/commands/explain-differences';
import { castVote, takeAttendance } from '@/lib/awards/commands/hold-meeting';
import { decisionDigest, issueDecision } from '@/lib/awards/commands/issue-decision';
import { openRound, seatCouncil } from '@/lib/awards/commands/open-round';
import { proposeAwards } from '@/lib/awards/commands/propose-awards';
import { publishRoundFigures } from '@/lib/awards/commands/publish-round';
import { reviewNomination } from '@/lib/awards/commands/review-nomination';
import { submitNomination } from '@/lib/awards/commands/submit-nomination';
import type { RoundInput } from '@/lib/awards/schema/inputs';
import { listAwardsForCeremony, planCeremony } from '@/lib/ceremonies/commands';
import { recordContribution } from '@/lib/contributions/commands';
import { printGiftPapers } from '@/lib/contributions/commands/print-papers';
import { publish } from '@/lib/honours/commands';
import { openFund, openStandardAccounts, postOpeningBalances } from '@/lib/ledger/accounts';
import { preparePaymentOrder } from '@/lib/payments/commands';
import { communeRules, keepFundRules, keepTetProgramme, sayResults } from './award-rules';
import { askForGifts, bringStatement, communeStatement } from './bank-statements';
import { communeCampaign, planCampaign, showCampaign } from './campaigns';
import { attachMinutes, issueAndPrint } from './certificates';
import { setUpDesk } from './desks';
import { keepRegulations } from './legal-documents';
import { openForSchools } from './nomination-links';
import { postList } from './postings';
import { holdScholarship } from './scholarships';
import { concludeAs, scoreRound } from './scores';
import { writeSitePages } from './site-pages';
import type { Cast, Player } from './stage';
import { openStoreCount } from './stocktakes';
import { approveTransfer } from './transfers';

interface CommuneBooks {
  general: number;
  accounts: Record<string, number>;
}

async function openBooks(cast: Cast): Promise<CommuneBooks> {
  return cast.ketoan!.act(async (tx, actor) => {
    const accounts = await openStandardAccounts(tx, actor, {
      bank: {
        bankName: 'Agribank',
        bankBin: '970405',
        accountNo: '3501205000999',
        holderName: 'HOI KHUYEN HOC XA NGOC LAC',
      },
    });
    const general = await openFund(tx, actor, {
      code: 'CHUNG',
      name: 'Quỹ chung',
      publicLabel: 'Quỹ chung',
      kind: 'operating',
      openedOn: '2026-01-01',
    });
    await postOpeningBalances(tx, actor, {
      occurredOn: '2026-01-01',
      requestKey: 'commune-opening',
      attachmentCount: 1,
      lines: [
        { fundCode: 'CHUNG', accountCode: '111', amountVnd: 2_400_000n },
        { fundCode: 'CHUNG', accountCode: '112', amountVnd: 10_000_000n },
      ],
    });
    return { general, accounts };
  });
}

async function recordGifts(cast: Cast, { general }: CommuneBooks): Promise<void> {
  const { thuquy, ketoan } = cast as { thuquy: Player; ketoan: Player };
  const cash = (
    donor: { name: string; kind: 'agency' | 'clan' | 'enterprise' },
    amountVnd: bigint,
    occurredOn: string,
    key: string,
  ) =>
    thuquy.act((tx, actor) =>
      recordContribution(tx, actor, {
        method: 'cash',
        donor,
        fundId: general,
        amountVnd,
        occurredOn,
        requestKey: key,
      }),
    );
  await cash({ name: 'Trường THCS xã', kind: 'agency' }, 1_500_000n, '2026-02-20', 'commune-1');
  await cash({ name: 'Dòng họ Quách thôn Hai', kind: 'clan' }, 2_000_000n, '2026-05-12', 'commune-2');
  const transfer = await ketoan.act((tx, actor) =>
    recordContribution(tx, actor, {
      method: 'transfer',
      donor: { name: 'Hợp tác xã Sao Mai', kind: 'enterprise' },
      fundId: general,
      amountVnd: 5_000_000n,
      occurredOn: '2026-09-05',
      bankMemo: 'UNG HO QUY KHUYEN HOC',
      requestKey: 'commune-3',
    }),
  );
  // The company was thanked by letter.
  await ketoan.act(async (tx, actor) =>
    printGiftPapers(tx, actor, {
      ...{ form: 'letter', scope: 'ticked', ids: [transfer.contributionId], filter: {} },
      requestKey: 'commune-letter-1',
    }),
  );
  await ketoan.act((tx, actor) =>
    recordContribution(tx, actor, {
      method: 'cash',
      donor: { name: 'Công đoàn Trạm Y tế xã', kind: 'agency' },
      fundId: general,
      amountVnd: 800_000n,
      occurredOn: '2026-10-06',
      requestKey: 'commune-4',
    }),
  );
}

interface Pupil {
  name: string;
  birthYear: number;
  guardianName: string;
  account: string;
}

const october: Pupil[] = [
  { name: 'Hà Thị Bảo Ngân', birthYear: 2014, guardianName: 'Hà Văn Toàn', account: 'Mồ côi bố' },
  { name: 'Bùi Gia Khiêm', birthYear: 2013, guardianName: 'Bùi Thị Lụa', account: 'Mẹ ốm dài ngày' },
  {
    name: 'Nguyễn Thị Tường Lam',
    birthYear: 2012,
    guardianName: 'Nguyễn Văn Sáng',
    account: 'Nhà đông con, ít ruộng',
  },
];
const tet: Pupil[] = [
  { name: 'Lê Hoàng Anh Tú', birthYear: 2015, guardianName: 'Lê Thị Vinh', account: 'Ở với ông bà' },
  { name: 'Đoàn Thị Hoài Thu', birthYear: 2013, guardianName: 'Đoàn Văn Lực', account: 'Bố mẹ đi làm xa' },
  { name: 'Phạm Minh Triết', birthYear: 2014, guardianName: 'Phạm Thị Sen', account: 'Nhà bị lũ cuốn' },
];
const teacherOfOctober = { name: 'Vi Thị Mai Phương', birthYear: 1987 };

async function openCommuneRound(
  cast: Cast,
  fundId: number,
  facts: Pick<RoundInput, 'slug' | 'name' | 'deadlineOn' | 'rules' | 'programmeId'>,
) {
  const { thuky } = cast as { thuky: Player };
  const round = await thuky.act((tx, actor) =>
    openRound(tx, actor, {
      ...facts,
      schoolYear: '2026–2027',
      fiscalYear: 2026,
      fundId,
      categories: [
        { category: 'specialHardshipStudent', benefit: 'money', quota: 3, rateVnd: 500_000n },
        { category: 'excellentTeacher', benefit: 'money', quota: 1, rateVnd: 500_000n },
      ],
    }),
  );
  const council = ['chutich', 'phochutich', 'thuky', 'uyvien1', 'uyvien2', 'uyvien3', 'uyvien4'];
  await thuky.act((tx, actor) =>
    seatCouncil(tx, actor, { roundId: round.roundId, userIds: council.map((login) => cast[login]!.userId) }),
  );
  return { roundId: round.roundId, students: round.categoryIds[0]!, teachers: round.categoryIds[1]! };
}

async function nominatePupils(
  player: Player,
  roundId: number,
  categoryId: number,
  pupils: Pupil[],
): Promise<number[]> {
  const ids: number[] = [];
  for (const pupil of pupils) {
    const done = await player.act((tx, actor) =>
      submitNomination(tx, actor, {
        roundId,
        categoryId,
        recipient: { name: pupil.name, birthYear: pupil.birthYear, guardianName: pupil.guardianName },
        school: 'Trường THCS xã',
        unitCode: '15061',
        className: '7A',
        merit: 'Học lực Tốt, rèn luyện Tốt',
        proposedByUnit: 'Trường THCS xã',
        hardship: {
          circumstance: 'specialHardship',
          account: pupil.account,
          evidenceKind: 'Giấy xác nhận hoàn cảnh',
          evidenceIssuer: 'UBND xã',
          evidenceYear: 2026,
        },
      }),
    );
    ids.push(done.nominationId);
  }
  return ids;
}

async function verifyAll(cast: Cast, nominationIds: number[]): Promise<void> {
  for (const nominationId of nominationIds) {
    await cast.thuky!.act((tx, actor) => reviewNomination(tx, actor, { nominationId, outcome: 'verified' }));
  }
}

/** The October round: decided, with the payment order waiting for the chair's approval. */
async function holdOctoberRound(cast: Cast, books: CommuneBooks): Promise<void> {
  const people = cast as Record<string, Player>;
  const round = await openCommuneRound(cast, books.general, {
    ...{ slug: 'ngay-khuyen-hoc-2026', name: 'Ngày Khuyến học Việt Nam 2/10/2026', deadlineOn: '2026-09-20' },
  });
  const pupils = await nominatePupils(people.thuky!, round.roundId, round.students, october);
  const teacher = await people.thuky!.act((tx, actor) =>
    submitNomination(tx, actor, {
      roundId: round.roundId,
      categoryId: round.teachers,
      recipient: teacherOfOctober,
      school: 'Trường Tiểu học xã',
      unitCode: '15061',
      merit: 'Giáo viên dạy giỏi cấp xã',
    }),
  );
  const all = [...pupils, teacher.nominationId];
  await verifyAll(cast, all);
  const present = ['chutich', 'phochutich', 'thuky', 'uyvien1', 'uyvien2'];
  await scoreRound(cast, round.roundId, all, present);
  await people.thuky!.act((tx, actor) =>
    takeAttendance(tx, actor, {
      roundId: round.roundId,
      presentUserIds: present.map((login) => cast[login]!.userId),
      meetingOn: '2026-09-24',
    }),
  );
  await attachMinutes(people.thuky!, round.roundId);
  for (const login of present)
    for (const nominationId of all)
      await cast[login]!.act((tx, actor) => castVote(tx, actor, { nominationId, choice: 'yes' }));
  await concludeAs(people.thuky!, round.roundId, all);
  const { awardIds } = await people.thuky!.act((tx, actor) =>
    proposeAwards(tx, actor, { roundId: round.roundId }),
  );
  for (const login of ['phochutich', 'uyvien1']) {
    await cast[login]!.actWithPin(
      'approveAwards',
      (tx) => awardsDigest(tx, awardIds),
      (tx, actor) => approveAwards(tx, actor, { awardIds }),
    );
  }
  const decision = {
    roundId: round.roundId,
    awardIds,
    decidedOn: '2026-09-28',
    title: 'Về việc trao học bổng, khen thưởng Ngày Khuyến học Việt Nam năm 2026',
  };
  const { decisionId } = await people.chutich!.actWithPin(
    'issueDecision',
    (tx) => decisionDigest(tx, decision),
    (tx, actor) => issueDecision(tx, actor, decision),
  );
  await postList(people.thuky!, round.roundId, '2026-09-28', 3);
  await issueAndPrint(people.thuky!, decisionId);
  const { ceremonyId } = await people.thuky!.act((tx, actor) =>
    planCeremony(tx, actor, {
      slug: 'ngay-khuyen-hoc-2026',
      roundId: round.roundId,
      name: 'Lễ trao học bổng Ngày Khuyến học Việt Nam',
      heldOn: '2026-10-02',
      place: 'Nhà văn hoá xã',
    }),
  );
  await people.thuky!.act((tx, actor) => listAwardsForCeremony(tx, actor, { ceremonyId }));
  await people.thuky!.act((tx, actor) => publishRoundFigures(tx, actor, { roundId: round.roundId }));
  await people.ketoan!.act((tx, actor) =>
    preparePaymentOrder(tx, actor, {
      kind: 'award',
      awardIds: awardIds.slice(0, -1),
      accountId: books.accounts['111']!,
      reason: 'Chi học bổng, giải thưởng Ngày Khuyến học Việt Nam 2026',
      dueOn: '2026-10-02',
      ceremonyId,
    }),
  );
  await approveTransfer(cast, {
    ...{ awardId: awardIds.at(-1)!, accountId: books.accounts['112']!, dueOn: '2026-10-02' },
  });
}

/** The Tết round, half-way: proposed and waiting for approvals; one member has nominated, another is recused. */
async function startTetRound(cast: Cast, books: CommuneBooks): Promise<void> {
  const people = cast as Record<string, Player>;
  const rules = await keepFundRules(people.thuky!, 'Quy chế chi quỹ xã Ngọc Lặc', communeRules, '2026-01-01');
  await keepRegulations(people.thuky!);
  const round = await openCommuneRound(cast, books.general, {
    ...{ slug: 'tet-khuyen-hoc-2027', name: 'Tết khuyến học 2027', deadlineOn: '2026-10-31', rules },
    programmeId: await keepTetProgramme(people.thuky!, books.general),
  });
  const [own] = await nominatePupils(people.uyvien1!, round.roundId, round.students, tet.slice(0, 1));
  const others = await nominatePupils(people.thuky!, round.roundId, round.students, tet.slice(1));
  const all = [own!, ...others];
  await sayResults(people.thuky!, [
    [own!, 'good'],
    [others[0]!, 'good'],
    [others[1]!, 'fair'],
  ]);
  await verifyAll(cast, all);
  await people.uyvien3!.act((tx, actor) =>
    declareRecusal(tx, actor, { nominationId: others[0]!, kind: 'clan' }),
  );
  const present = ['chutich', 'phochutich', 'thuky', 'uyvien1', 'uyvien2', 'uyvien3'];
  const isAside = (login: string, file: number) => login === 'uyvien3' && file === others[0];
  await scoreRound(cast, round.roundId, all, present, isAside);
  await people.thuky!.act((tx, actor) =>
    takeAttendance(tx, actor, {
      roundId: round.roundId,
      presentUserIds: present.map((login) => cast[login]!.userId),
      meetingOn: '2026-11-10',
    }),
  );
  for (const login of present) {
    for (const nominationId of all) {
      if (isAside(login, nominationId)) continue;
      await cast[login]!.act((tx, actor) => castVote(tx, actor, { nominationId, choice: 'yes' }));
    }
  }
  await concludeAs(people.thuky!, round.roundId, all);
  const { roundId } = round;
  await people.thuky!.act((tx, actor) => evaluateRound(tx, actor, { roundId }));
  const reason = 'Hội đồng giữ mức 500.000 đồng: nhà em bị lũ cuốn';
  await people.thuky!.act((tx, actor) =>
    explainDifferences(tx, actor, { roundId, reasons: [{ nominationId: others[1]!, reason }] }),
  );
  await people.thuky!.act((tx, actor) => proposeAwards(tx, actor, { roundId }));
}

/** Plays the whole commune; its last step is a publication, which marks the sample data as complete. */
export async function playCommune(cast: Cast): Promise<void> {
  const books = await openBooks(cast);
  await recordGifts(cast, books);
  const campaignId = await planCampaign(cast.ketoan!, books.general, communeCampaign);
  await setUpDesk(cast.ketoan!, {
    ...{ place: 'Hội trường Nhà văn hoá xã', fundId: books.general, heldOn: '2026-10-06' },
  });
  await openStoreCount(cast.ketoan!, '2026-10-31');
  await bringStatement(cast.ketoan!, books.accounts['112']!, communeStatement);
  await askForGifts(cast.ketoan!, books.accounts['112']!, [books.general]);
  await showCampaign(cast.ketoan!, cast.chutich!, campaignId);
  await writeSitePages(cast.thuky!, cast.chutich!);
  await holdOctoberRound(cast, books);
  await holdScholarship(cast, books.general, books.accounts['111']!);
  await startTetRound(cast, books);
  await openForSchools(cast.thuky!, books.general);
  const { chutich } = cast as { chutich: Player };
  const announce = (kind: 'fundFigures' | 'honourList' | 'donorRoll') =>
    chutich.act((tx, actor) =>
      publish(tx, actor, { kind, year: 2026, asOf: '2026-10-31', reason: 'Số liệu mười tháng' }),
    );
  await announce('donorRoll');
  await announce('honourList');
  await announce('fundFigures');
}
