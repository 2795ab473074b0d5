/**
 * The decided board of Tết 2019 as a renewable scholarship: four awards of 4.000.000 đồng in twelve instalments, the
 * first due ten days ago. All people are made up.
 */
import { sql } from 'drizzle-orm';
import type postgres from 'postgres';
import type { DatabaseUrls } from '@/db/provision';
import { planInstalments } from '@/lib/awards/commands/instalments';
import { openProgramme } from '@/lib/awards/commands/open-programme';
import type { CategoryInput } from '@/lib/awards/schema/inputs';
import { addDays, todayVn } from '@/lib/kernel/dates';
import { approve, decide } from '@/tests/db/awards/approving';
import { openBoard, proposeTet2019 } from '@/tests/db/awards/tet-2019';
import type { DecidedBoard } from '@/tests/db/payments/paying';
import { withConnection } from '@/tests/setup/connection';
import type { TestDatabase } from '@/tests/setup/database';

/** The day papers are seen: today in Việt Nam. */
export const seenOn = todayVn(new Date());
export const firstDueOn = addDays(seenOn, -10);

export const scholarship = (category: CategoryInput['category'], quota: number): CategoryInput => ({
  ...{ category, quota, benefit: 'money' },
  rateVnd: 4_000_000n,
});

/** Programme, plan, decision; the second instalment is due within a month, the third later. */
export async function instalmentBoard(
  urls: DatabaseUrls,
  slug: string,
): Promise<DecidedBoard & { programmeId: number }> {
  const board = await openBoard(urls, slug);
  const secretary = board.people.secretary!;
  const programmeId = await secretary.act((tx, actor) =>
    openProgramme(tx, actor, {
      ...{ name: 'Học bổng thắp sáng', kind: 'renewableScholarship', fundId: board.fundId },
      ...{ decider: 'Chủ tịch Hội', basis: '' },
    }),
  );
  const categories = [scholarship('specialHardshipStudent', 3), scholarship('excellentTeacher', 1)];
  const round = await proposeTet2019(board, { programmeId, categories });
  await secretary.act((tx, actor) =>
    planInstalments(tx, actor, { roundId: round.roundId, parts: 12, firstDueOn, monthsApart: 1 }),
  );
  for (const login of ['chair', 'huong']) await approve(board.people[login]!, round.awardIds);
  await decide(board.people.chair!, { roundId: round.roundId, awardIds: round.awardIds });
  const awards = {} as DecidedBoard['awards'];
  for (const name of ['linh', 'nuong', 'ngan', 'hoa'] as const) {
    const [row] = await board.people.chair!.act((tx) =>
      tx.execute<{ id: string }>(sql`SELECT id FROM app.award WHERE nomination_id = ${round.files[name]!}`),
    );
    awards[name] = Number(row!.id);
  }
  return { ...board, round, awards, extra: { bank: 0, goods: 0, goodsExpense: 0 }, programmeId };
}

class Undone extends Error {}

/**
 * Writes as the owner of the tables, past the log, and undoes it: 'accepted', or what the database said.
 * For twins alone: what a control refuses must go through once the control is switched off.
 */
export async function asOwner(
  database: TestDatabase,
  work: (tx: postgres.TransactionSql) => Promise<unknown>,
): Promise<string> {
  try {
    await withConnection(database.superuserUrl, (connection) =>
      connection.begin(async (tx) => {
        for (const table of ['award_instalment', 'payment_order_instalment', 'payment_order_award'])
          await tx.unsafe(`ALTER TABLE app.${table} DISABLE TRIGGER audit_capture`);
        await work(tx);
        throw new Undone();
      }),
    );
  } catch (error) {
    if (!(error instanceof Undone)) return (error as Error).message;
  }
  return 'accepted';
}
