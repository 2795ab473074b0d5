/** What tests do with the board of instalments: check, stop, pay, and what is seen afterwards. */
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { checkResults } from '@/lib/awards/commands/instalments';
import { roundBudget } from '@/lib/awards/queries/board';
import { type PersonInstalments, peopleOf } from '@/lib/awards/queries/instalments';
import { roundBySlug } from '@/lib/awards/queries/rounds';
import type { ResultCheck } from '@/lib/awards/schema/instalment-forms';
import { checkLedger } from '@/lib/ledger/checks';
import { approveWithPin, type DecidedBoard, payWithPin } from '@/tests/db/payments/paying';
import type { TestDatabase } from '@/tests/setup/database';
import { seenOn } from './instalment-board';

export type Name = keyof DecidedBoard['awards'];

/** Acts on the board that `at` gives: it is made before the tests, not when they are read. */
export function instalmentActs(at: () => { board: DecidedBoard; database: TestDatabase }) {
  const chair: DecidedBoard['people'][string]['act'] = (work) => at().board.people.chair!.act(work);
  const check = (name: Name, number: number, changes: Partial<ResultCheck> = {}, login = 'secretary') => {
    const { board } = at();
    const held = { awardId: board.awards[name], number, outcome: 'holds', paperKind: 'reportCard' } as const;
    return board.people[login]!.act((tx, actor) =>
      checkResults(tx, actor, {
        ...{ roundId: board.round.roundId, seenOn },
        checks: [{ ...held, paperNumber: 'HB 12/2026', reason: '', ...changes }],
      }),
    );
  };
  const person = async (name: Name): Promise<PersonInstalments> =>
    (await chair((tx) => peopleOf(tx, at().board.round.roundId))).find(
      ({ awardId }) => awardId === at().board.awards[name],
    )!;
  return {
    ...{ check, person },
    stop: (name: Name, number: number) =>
      check(name, number, { outcome: 'fails', reason: 'Học lực học kỳ một dưới mức khá' }),
    states: async (name: Name) => (await person(name)).instalments.map(({ state }) => state),
    promised: async (name: Name) => {
      const [row] = await chair((tx) =>
        tx.execute<{ n: string }>(
          sql`SELECT coalesce(sum(amount_vnd), 0)::text AS n FROM ledger.commitment WHERE award_id = ${at().board.awards[name]}`,
        ),
      );
      return BigInt(row!.n);
    },
    budget: () => chair(async (tx) => roundBudget(tx, (await roundBySlug(tx, 'tet-2019'))!)),
    pay: async (orderId: number) => {
      await approveWithPin(at().board, orderId);
      await payWithPin(at().board, orderId);
    },
    problems: async () => {
      const reader = postgres(at().database.urls.backup, { max: 1, onnotice: () => undefined });
      try {
        return await checkLedger(reader);
      } finally {
        await reader.end();
      }
    },
  };
}
