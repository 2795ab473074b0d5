/**
 * Ceremony and payments of the story: mùng 5 Tết, 9 February 2019, PC 01/2019 of 1.500.000; one child absent,
 * paid on 12 February by PC 02/2019 of 500.000; ten insurance contracts handed over on 13 October (PX 01/2019).
 */
import {
  closeCeremony,
  handOver,
  handOverLater,
  listAwardsForCeremony,
  markAbsent,
  planCeremony,
} from '@/lib/ceremonies/commands';
import { handoverIdsByAward } from '@/lib/ceremonies/queries';
import { closePeriod } from '@/lib/ledger/commands';
import { approvePayment, payOrder, preparePaymentOrder } from '@/lib/payments/commands';
import { paymentOrderDigest } from '@/lib/payments/queries';
import type { Cast, Player } from './stage';
import type { StoryBooks } from './story-money';
import { hardshipStudents, honourees, teachers } from './story-people';
import type { StoryRound } from './story-round';

type OrderInput = Parameters<typeof preparePaymentOrder>[2];

/** The whole chain of one payment: prepared by the accountant, approved by the chair, paid by the cashier. */
async function pay(cast: Cast, input: OrderInput, requestKey: string): Promise<void> {
  const { ketoan, chutich, thuquy } = cast as Record<string, Player>;
  const { orderId } = await ketoan!.act((tx, actor) => preparePaymentOrder(tx, actor, input));
  const digest = (tx: Parameters<typeof paymentOrderDigest>[0]) => paymentOrderDigest(tx, orderId);
  await chutich!.actWithPin('approvePayment', digest, (tx, actor) => approvePayment(tx, actor, { orderId }));
  await thuquy!.actWithPin('payOrder', digest, (tx, actor) =>
    payOrder(tx, actor, { orderId, occurredOn: input.dueOn, requestKey }),
  );
}

/** Ceremony, payments, the late child. */
export async function handOverStory(cast: Cast, books: StoryBooks, round: StoryRound): Promise<void> {
  const { thuky } = cast as { thuky: Player };
  const day = '2019-02-09';
  const { ceremonyId } = await thuky.act((tx, actor) =>
    planCeremony(tx, actor, {
      slug: 'tet-khuyen-hoc-2019',
      roundId: round.roundId,
      name: 'Tết khuyến học, khuyến tài xuân Kỷ Hợi 2019',
      heldOn: day,
      place: 'Hội trường huyện',
    }),
  );
  await thuky.act((tx, actor) => listAwardsForCeremony(tx, actor, { ceremonyId }));
  const handovers = await thuky.act((tx) => handoverIdsByAward(tx, ceremonyId));
  const handoverOf = (name: string) => handovers.get(round.awards[name]!)!;
  const [first, second, third] = hardshipStudents;
  const teacher = teachers[0]!;
  const hand = (
    name: string,
    receiver: { receiverKind: 'self' | 'guardian'; receiverName?: string },
    isSigned = true,
  ) =>
    thuky.act((tx, actor) =>
      handOver(tx, actor, { handoverId: handoverOf(name), ...receiver, isSigned, handedOn: day }),
    );
  await hand(teacher.name, { receiverKind: 'self' });
  await hand(first!.name, { receiverKind: 'guardian', receiverName: first!.guardianName });
  await hand(second!.name, { receiverKind: 'guardian', receiverName: second!.guardianName });
  await thuky.act((tx, actor) => markAbsent(tx, actor, { handoverId: handoverOf(third!.name) }));
  for (const people of Object.values(honourees))
    for (const person of people) await hand(person.name, { receiverKind: 'self' }, false);
  const cash = books.accounts['111']!;
  const award = (names: string[], dueOn: string, reason: string): OrderInput => ({
    kind: 'award',
    awardIds: names.map((name) => round.awards[name]!),
    accountId: cash,
    reason,
    dueOn,
    ceremonyId,
  });
  await pay(
    cast,
    award(
      [teacher.name, first!.name, second!.name],
      day,
      'Chi học bổng, giải thưởng Tết khuyến học 2019 tại buổi lễ',
    ),
    'story-pc-1',
  );
  await thuky.act((tx, actor) => closeCeremony(tx, actor, { ceremonyId }));
  await pay(
    cast,
    award([third!.name], '2019-02-12', 'Chi học bổng Tết khuyến học 2019 cho em vắng mặt'),
    'story-pc-2',
  );
  await thuky.act((tx, actor) =>
    handOverLater(tx, actor, {
      handoverId: handoverOf(third!.name),
      receiverKind: 'guardian',
      receiverName: third!.guardianName,
      isSigned: true,
      handedOn: '2019-02-12',
    }),
  );
}

/** The ten insurance contracts leave the store in October; then every month of the year is closed. */
export async function endStoryYear(cast: Cast, books: StoryBooks): Promise<void> {
  await pay(
    cast,
    {
      kind: 'inKindIssue',
      fundId: books.funds.general,
      accountId: books.accounts['156']!,
      amountVnd: 6_500_000n,
      payee: null,
      reason: 'Trao 10 hợp đồng bảo hiểm theo biên bản giao nhận',
      dueOn: '2019-10-13',
    },
    'story-px-1',
  );
  const { ketoan } = cast as { ketoan: Player };
  const closings = [10_855_000n, 8_855_000n];
  for (let month = 1; month <= 12; month += 1) {
    await ketoan.act((tx, actor) =>
      closePeriod(tx, actor, {
        year: 2019,
        month,
        cashCountedVnd: closings[month === 1 ? 0 : 1]!,
        bankConfirmedVnd: month < 3 ? 68_600_000n : 69_012_500n,
      }),
    );
  }
}
