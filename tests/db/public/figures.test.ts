/** Published figures are the ledger's: every one is worked out again here from vouchers and lines, another way. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publish } from '@/lib/honours/commands';
import { ledgerLines, publishedFigures } from '@/lib/honours/queries';
import { fundFigures } from '@/lib/honours/rules/figures';
import { filterLedger, ledgerSums, withBalances } from '@/lib/honours/rules/ledger';
import { figureSlugs, ledgerQuery } from '@/lib/honours/schema/words';
import type { Colleague } from '@/tests/factories/association';
import { hoi, openStory, type Story, withPublic } from './story';

let story: Story;
let chair: Colleague;
beforeAll(async () => {
  story = await openStory();
  chair = await story.as('chutich', ['chair']);
});
afterAll(() => story.end());

interface Line {
  voucherId: string;
  day: string;
  year: number;
  purpose: string;
  isVoided: boolean;
  fund: string;
  amount: bigint;
  debit: string;
  credit: string;
  debitKey: string;
  creditKey: string;
}

/** The books as they stand, straight from the tables. */
async function books(): Promise<Line[]> {
  const rows = await story.admin`
    SELECT v.id, v.occurred_on::text AS day, v.year, v.purpose, f.public_label AS fund, p.amount_vnd AS amount, d.kind AS debit, c.kind AS credit,
           d.report_key AS debit_key, c.report_key AS credit_key,
           EXISTS (SELECT 1 FROM ledger.voucher r WHERE r.association_id = v.association_id AND r.reverses_id = v.id) AS voided
      FROM ledger.voucher v JOIN ledger.posting p ON p.association_id = v.association_id AND p.voucher_id = v.id
      JOIN ledger.fund f ON f.association_id = v.association_id AND f.id = p.fund_id
      JOIN ledger.account d ON d.association_id = v.association_id AND d.id = p.debit_account_id
      JOIN ledger.account c ON c.association_id = v.association_id AND c.id = p.credit_account_id
     WHERE v.association_id = ${story.associationId}`;
  return rows.map((row) => ({
    ...{
      voucherId: row.id,
      day: row.day,
      year: row.year,
      purpose: row.purpose,
      isVoided: row.voided,
      fund: row.fund,
    },
    ...{ amount: BigInt(row.amount), debit: row.debit, credit: row.credit },
    ...{ debitKey: row.debit_key ?? '', creditKey: row.credit_key ?? '' },
  }));
}

const isMoney = (kind: string) => kind === 'cash' || kind === 'bank';
const total = (lines: Line[]) => lines.reduce((sum, line) => sum + line.amount, 0n);
const moneyAfter = (lines: Line[]) =>
  total(lines.filter((line) => isMoney(line.debit))) - total(lines.filter((line) => isMoney(line.credit)));

const read = () =>
  withPublic(async (tx) => ({
    raw: await publishedFigures(tx, hoi, 'fundFigures', 2019),
    lines: await ledgerLines(tx, hoi, 2019),
  }));

describe.each(['2019-01-12', '2019-01-31', '2019-03-31', '2019-12-31'])('published as of %s', (asOf) => {
  let all: Line[];
  let shown: Awaited<ReturnType<typeof read>>;
  beforeAll(async () => {
    await chair.act((tx, actor) => publish(tx, actor, { kind: 'fundFigures', year: 2019, asOf }));
    all = (await books()).filter((line) => line.day <= asOf);
    shown = await read();
  });

  it('opening, in, out and closing are what the books say', () => {
    const standing = all.filter((line) => line.purpose !== 'reversal' && !line.isVoided);
    const figures = fundFigures(shown.raw);
    expect(figures.openingVnd).toBe(
      total(standing.filter((line) => line.purpose === 'opening' && isMoney(line.debit))),
    );
    expect(figures.inVnd).toBe(total(standing.filter((line) => line.credit === 'income')));
    expect(figures.outVnd).toBe(total(standing.filter((line) => line.debit === 'expense')));
    expect(figures.closingVnd).toBe(moneyAfter(all));
  });

  it('every source, use and fund is what the books say', () => {
    const standing = all.filter((line) => line.purpose !== 'reversal' && !line.isVoided);
    const figures = fundFigures(shown.raw);
    for (const { figure, amountVnd } of figures.bySource)
      expect(amountVnd).toBe(
        total(standing.filter((line) => line.credit === 'income' && `in.${line.creditKey}` === figure)),
      );
    for (const { figure, amountVnd } of figures.byUse)
      expect(amountVnd).toBe(
        total(standing.filter((line) => line.debit === 'expense' && `out.${line.debitKey}` === figure)),
      );
    for (const { label, amountVnd } of figures.byFund)
      expect(amountVnd).toBe(moneyAfter(all.filter((line) => line.fund === label)));
  });

  it('goods are counted apart', () => {
    const { goods } = fundFigures(shown.raw);
    const into = total(all.filter((line) => line.debit === 'goods'));
    const out = total(all.filter((line) => line.credit === 'goods'));
    expect([goods.inVnd, goods.outVnd, goods.closingVnd]).toEqual([into, out, into - out]);
  });

  it('behind every number stand the lines that add up to it', () => {
    const figures = fundFigures(shown.raw);
    for (const { figure, amountVnd, itemCount } of [...figures.bySource, ...figures.byUse]) {
      const lines = filterLedger(shown.lines, ledgerQuery.parse({ muc: figureSlugs[figure] }));
      const sums = ledgerSums(lines);
      expect(sums.inVnd + sums.outVnd).toBe(amountVnd);
      expect(lines.filter((line) => line.direction !== 'none').length).toBe(itemCount);
    }
    expect(ledgerSums(filterLedger(shown.lines, ledgerQuery.parse({ chieu: 'thu' }))).inVnd).toBe(
      figures.inVnd,
    );
    expect(ledgerSums(filterLedger(shown.lines, ledgerQuery.parse({ chieu: 'chi' }))).outVnd).toBe(
      figures.outVnd,
    );
    expect(withBalances(shown.lines, figures.openingVnd).at(-1)!.balanceVnd).toBe(figures.closingVnd);
  });
});

it('the voided pair stands in the ledger, struck through, each naming the other, and adds nothing', async () => {
  const { lines } = await read();
  const [wrong, mirror] = ['PT 01/2019', 'PKT 02/2019'].map((reference) =>
    lines.find((line) => line.reference === reference),
  );
  expect(wrong).toMatchObject({
    state: 'voided',
    direction: 'none',
    relatedReference: 'PKT 02/2019',
    amountVnd: 5_400_000n,
  });
  expect(mirror).toMatchObject({ state: 'reversal', direction: 'none', relatedReference: 'PT 01/2019' });
});

/** Day of a row, behind every guard. */
async function moveDay(reference: string, day: string): Promise<void> {
  await story.admin.begin(async (tx) => {
    await tx`SET LOCAL session_replication_role = replica`;
    await tx`UPDATE ledger.posting p SET occurred_on = ${day} FROM ledger.voucher v WHERE v.association_id = p.association_id AND v.id = p.voucher_id
              AND v.association_id = ${story.associationId} AND ledger.reference(v.book, v.number, v.year) = ${reference}`;
    await tx`UPDATE ledger.voucher v SET occurred_on = ${day} WHERE association_id = ${story.associationId} AND ledger.reference(book, number, year) = ${reference}`;
    await tx`DELETE FROM ledger.snapshot WHERE association_id = ${story.associationId}`;
  });
}

it('a voucher reversed after the day of the figures still counts on that day, and nets out later', async () => {
  await moveDay('PKT 02/2019', '2019-02-05');
  await chair.act((tx, actor) => publish(tx, actor, { kind: 'fundFigures', year: 2019, asOf: '2019-01-31' }));
  const early = await read();
  expect(early.lines.find((line) => line.reference === 'PT 01/2019')).toMatchObject({
    state: 'posted',
    direction: 'in',
  });
  expect(fundFigures(early.raw).inVnd).toBe(27_605_000n + 5_400_000n);
  await chair.act((tx, actor) => publish(tx, actor, { kind: 'fundFigures', year: 2019, asOf: '2019-12-31' }));
  expect(fundFigures((await read()).raw).inVnd).toBe(28_017_500n);
});

it('figures that do not add up are not published at all', async () => {
  await story.admin.begin(async (tx) => {
    await tx`SET LOCAL session_replication_role = replica`;
    await tx`UPDATE ledger.voucher SET purpose = 'transfer' WHERE association_id = ${story.associationId} AND book = 'BC' AND number = 1`;
  });
  const attempt = chair.act((tx, actor) =>
    publish(tx, actor, { kind: 'fundFigures', year: 2019, asOf: '2019-12-31' }),
  );
  await expect(attempt).rejects.toMatchObject({ cause: { message: 'honours.figuresDoNotAddUp' } });
});
