/**
 * What the public books leave open, because they are public by law (decision 39): the border of what the rules about amounts
 * close. Whoever knows whose a payment was reads its amount; no public row tells whose it was.
 */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hoi, openStory, type Story, withPublic } from './story';
import { amountsThatFollow, type Known } from './subtracting';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.end());

it('a payment to one person is a line with its amount, and without him', async () => {
  const lines = await withPublic((tx) =>
    tx.execute<{ reference: string; amount: string; party: string | null }>(sql`
      SELECT reference, amount_vnd::text AS amount, party_name AS party FROM pub.ledger_line
       WHERE slug = ${hoi} AND year = 2019 AND figure = 'out.award' AND state = 'posted' ORDER BY reference`),
  );
  expect([...lines]).toEqual([
    { reference: 'PC 01/2019', amount: '1500000', party: null },
    { reference: 'PC 02/2019', amount: '500000', party: null },
  ]);
  // Whoever was there when PC 02 was paid knows whose it is, and so how much he got: the law wants the line.
  const one = 'who was absent';
  const year: Known = { people: ['a', 'b', 'c', one], sumVnd: 2_000_000n };
  expect(amountsThatFollow([year, { people: ['a', 'b', 'c'], sumVnd: 1_500_000n }]).get(one)).toBe(500_000n);
  // Nothing public leads from a line of the books to a row of the list: they share no column but address, year and fund of words.
  const shared = await story.admin<{ name: string }[]>`
    SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'pub' AND table_name IN ('honour', 'honour_amount', 'honour_id')
    INTERSECT SELECT column_name FROM information_schema.columns WHERE table_schema = 'pub' AND table_name IN ('ledger_line', 'ledger_line_id') ORDER BY 1`;
  expect(shared.map(({ name }) => name)).toEqual(['amount_vnd', 'ordinal', 'public_id', 'slug', 'year']);
  const crossed =
    await story.admin`SELECT 1 FROM pub.honour_id h JOIN pub.ledger_line_id l USING (public_id)`;
  expect(crossed.length).toBe(0);
});
