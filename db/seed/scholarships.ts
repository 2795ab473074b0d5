/**
 * A scholarship of the commune paid in four instalments over the school year 2025–2026: two pupils had their first part,
 * then one brought his results and the other's no longer held; the third has brought nothing yet. The round of the next
 * year is open, one scholarship is carried on into it and another could be. All people are made up.
 */
import { approveAwards, awardsDigest } from '@/lib/awards/commands/approve-awards';
import { castVote, takeAttendance } from '@/lib/awards/commands/hold-meeting';
import { checkResults, planInstalments } from '@/lib/awards/commands/instalments';
import { decisionDigest, issueDecision } from '@/lib/awards/commands/issue-decision';
import { openProgramme } from '@/lib/awards/commands/open-programme';
import { openRound, seatCouncil } from '@/lib/awards/commands/open-round';
import { proposeAwards } from '@/lib/awards/commands/propose-awards';
import { renewAwards } from '@/lib/awards/commands/renew-awards';
import { reviewNomination } from '@/lib/awards/commands/review-nomination';
import { submitNomination } from '@/lib/awards/commands/submit-nomination';
import type { RoundInput } from '@/lib/awards/schema/inputs';
import type { ResultCheck } from '@/lib/awards/schema/instalment-forms';
import { approvePayment, payOrder, preparePaymentOrder } from '@/lib/payments/commands';
import { paymentOrderDigest } from '@/lib/payments/queries';
import { concludeAs } from './scores';
import type { Cast, Player } from './stage';

const pupils = [
  { name: 'Cầm Thị Diệu Hiền', birthYear: 2011, guardianName: 'Cầm Văn Thoả' },
  { name: 'Lò Minh Quân', birthYear: 2012, guardianName: 'Lò Thị Xuyến' },
  { name: 'Triệu Khánh Vy', birthYear: 2011, guardianName: 'Triệu Văn Đoàn' },
];
const present = ['chutich', 'phochutich', 'thuky', 'uyvien1', 'uyvien2'];

type Facts = Pick<RoundInput, 'slug' | 'name' | 'schoolYear' | 'fiscalYear' | 'deadlineOn'>;

function openYear(thuky: Player, fundId: number, programmeId: number, facts: Facts) {
  return thuky.act((tx, actor) =>
    openRound(tx, actor, {
      ...{ ...facts, fundId, programmeId },
      categories: [{ category: 'academicPrizeStudent', benefit: 'money', quota: 3, rateVnd: 1_200_000n }],
    }),
  );
}

/** From the files to the decision of 20 December 2025; returns the awards in the order of the pupils. */
async function decideYear(cast: Cast, roundId: number, categoryId: number): Promise<number[]> {
  const { thuky, chutich } = cast as Record<string, Player>;
  const files = await thuky!.act(async (tx, actor) => {
    const ids: number[] = [];
    for (const recipient of pupils) {
      const form = { roundId, categoryId, recipient, school: 'Trường THCS xã', unitCode: '15061' };
      const merit = 'Giải Nhì kỳ thi học sinh giỏi cấp tỉnh';
      ids.push((await submitNomination(tx, actor, { ...form, className: '8B', merit })).nominationId);
    }
    for (const nominationId of ids) await reviewNomination(tx, actor, { nominationId, outcome: 'verified' });
    return ids;
  });
  const presentUserIds = present.map((login) => cast[login]!.userId);
  await thuky!.act((tx, actor) =>
    takeAttendance(tx, actor, { roundId, presentUserIds, meetingOn: '2025-12-15' }),
  );
  for (const login of present)
    await cast[login]!.act(async (tx, actor) => {
      for (const nominationId of files) await castVote(tx, actor, { nominationId, choice: 'yes' });
    });
  await concludeAs(thuky!, roundId, files);
  const { awardIds } = await thuky!.act((tx, actor) => proposeAwards(tx, actor, { roundId }));
  await thuky!.act((tx, actor) =>
    planInstalments(tx, actor, { roundId, parts: 4, firstDueOn: '2026-01-15', monthsApart: 3 }),
  );
  for (const login of ['phochutich', 'uyvien1'])
    await cast[login]!.actWithPin(
      'approveAwards',
      (tx) => awardsDigest(tx, awardIds),
      (tx, actor) => approveAwards(tx, actor, { awardIds }),
    );
  const title = 'Về việc trao học bổng “Thắp sáng đường đến trường” năm học 2025–2026';
  const decision = { roundId, awardIds, decidedOn: '2025-12-20', title };
  await chutich!.actWithPin(
    'issueDecision',
    (tx) => decisionDigest(tx, decision),
    (tx, actor) => issueDecision(tx, actor, decision),
  );
  return awardIds;
}

/** The whole chain of one payment in cash. */
async function pay(cast: Cast, awardIds: number[], accountId: number, dueOn: string): Promise<void> {
  const { ketoan, chutich, thuquy } = cast as Record<string, Player>;
  const reason = 'Chi kỳ 1 học bổng “Thắp sáng đường đến trường”';
  const { orderId } = await ketoan!.act((tx, actor) =>
    preparePaymentOrder(tx, actor, { kind: 'award', awardIds, accountId, reason, dueOn }),
  );
  const digest = (tx: Parameters<typeof paymentOrderDigest>[0]) => paymentOrderDigest(tx, orderId);
  await chutich!.actWithPin('approvePayment', digest, (tx, actor) => approvePayment(tx, actor, { orderId }));
  await thuquy!.actWithPin('payOrder', digest, (tx, actor) =>
    payOrder(tx, actor, { orderId, occurredOn: dueOn, requestKey: 'commune-scholarship-1' }),
  );
}

/** Plays both years of the scholarship. */
export async function holdScholarship(cast: Cast, fundId: number, cashId: number): Promise<void> {
  const { thuky } = cast as Record<string, Player>;
  const programmeId = await thuky!.act((tx, actor) =>
    openProgramme(tx, actor, {
      ...{ name: 'Học bổng “Thắp sáng đường đến trường”', kind: 'renewableScholarship', fundId },
      ...{ decider: 'Chủ tịch Hội, theo đề nghị của Hội đồng xét duyệt', basis: '' },
    }),
  );
  const first = await openYear(thuky!, fundId, programmeId, {
    ...{ slug: 'thap-sang-2025-2026', name: 'Học bổng Thắp sáng 2025–2026', schoolYear: '2025–2026' },
    ...{ fiscalYear: 2026, deadlineOn: '2025-12-10' },
  });
  const userIds = present.map((login) => cast[login]!.userId);
  await thuky!.act((tx, actor) => seatCouncil(tx, actor, { roundId: first.roundId, userIds }));
  const awards = await decideYear(cast, first.roundId, first.categoryIds[0]!);
  const [hien, quan, vy] = awards as [number, number, number];
  const see = (seenOn: string, checks: Partial<ResultCheck>[]) =>
    thuky!.act((tx, actor) =>
      checkResults(tx, actor, {
        ...{ roundId: first.roundId, seenOn },
        checks: checks.map((check) => ({
          ...{ awardId: hien, number: 1, outcome: 'holds', paperKind: 'reportCard' },
          ...{ paperNumber: '', reason: '', ...check },
        })) as ResultCheck[],
      }),
    );
  await see('2026-01-12', [
    { awardId: hien, paperNumber: 'HB 112/2026' },
    { awardId: quan, paperNumber: 'HB 127/2026' },
  ]);
  await pay(cast, [hien, quan], cashId, '2026-01-15');
  const reason = 'Kết quả học tập học kỳ I ở mức Đạt, quy chế đòi hỏi từ mức Khá';
  await see('2026-04-10', [
    { awardId: hien, number: 2, paperKind: 'gradeSheet', paperNumber: 'BĐ 31/2026' },
    { awardId: quan, number: 2, outcome: 'fails', paperNumber: 'HB 140/2026', reason },
  ]);
  const next = await openYear(thuky!, fundId, programmeId, {
    ...{ slug: 'thap-sang-2026-2027', name: 'Học bổng Thắp sáng 2026–2027', schoolYear: '2026–2027' },
    ...{ fiscalYear: 2026, deadlineOn: '2026-12-31' },
  });
  await thuky!.act((tx, actor) => renewAwards(tx, actor, { roundId: next.roundId, awardIds: [vy] }));
}
