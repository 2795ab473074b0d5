/**
 * A list of people who never gave before, recorded as one batch and reversed in one step. The baseline is the same kind
 * of gift entered one at a time, each with its own transaction, in the same run: both are told per gift.
 */
import { recordContributionList, reverseContributionList } from '@/lib/contributions/commands/record-list';
import { type Books, openBooks } from '@/tests/db/contributions/books';
import { give } from '@/tests/db/contributions/story';
import { pointPoolsAt } from '@/tests/factories/association';
import { type BenchContext, milliseconds, ratioOf } from './measure';

const heldOn = '2019-02-10';

function listOf(books: Books, round: number, count: number) {
  return {
    ...{ name: `Danh sách ${round}`, fundId: books.generalFund, requestKey: `record-list-${round}` },
    fileFingerprint: Buffer.from(`tệp ${round}`.padEnd(32, '.')).toString('hex').slice(0, 64),
    gifts: Array.from({ length: count }, (_, at) => ({
      ...{ line: at + 2, amountVnd: 10_000n, occurredOn: heldOn, method: 'cash' as const },
      donor: { name: `Người mẫu ${round} ${at}`, kind: 'individual' as const },
    })),
  };
}

/** Runs the benchmark; ratios are time per gift of the list / time per gift entered alone (lower is better). */
export async function benchRecordList(context: BenchContext) {
  pointPoolsAt(context.urls);
  const count = context.quick ? 300 : 2_000;
  const alone = context.quick ? 30 : 100;
  const books = await openBooks(context.urls, 'do-danh-sach');
  const times: Record<'recorded' | 'reversed' | 'alone', number[]> = {
    recorded: [],
    reversed: [],
    alone: [],
  };
  for (let round = 0; round < (context.quick ? 2 : 3); round += 1) {
    times.alone.push(
      (await milliseconds(async () => {
        for (let at = 0; at < alone; at += 1)
          await give(books.cashier, books, {
            ...{ amountVnd: 10_000n, occurredOn: heldOn },
            donor: { name: `Người lẻ ${round} ${at}`, kind: 'individual' },
          });
      })) / alone,
    );
    const list = listOf(books, round, count);
    const send = () => books.cashier.act((tx, actor) => recordContributionList(tx, actor, list));
    let listId = 0;
    times.recorded.push(
      (await milliseconds(async () => {
        listId = (await send()).listId;
      })) / count,
    );
    if (!(await send()).isExisting) throw new Error('The guards are off: the same list was recorded twice.');
    let reversed = 0;
    const reverse = { listId, occurredOn: heldOn, reason: 'Dán nhầm bảng' };
    times.reversed.push(
      (await milliseconds(async () => {
        const done = await books.cashier.act((tx, actor) => reverseContributionList(tx, actor, reverse));
        reversed = done.reversed;
      })) / count,
    );
    if (reversed !== count) throw new Error(`Only ${reversed} of ${count} gifts were reversed.`);
  }
  return {
    gifts: count,
    recorded: ratioOf(times.recorded, times.alone, false),
    reversed: ratioOf(times.reversed, times.alone, false),
  };
}
