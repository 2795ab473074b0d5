/**
 * Where a gift went, and how far the books were held against the bank: from published figures alone, with no person and
 * no small number in it.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publish, withdrawPublication } from '@/lib/honours/commands';
import { deskVersions } from '@/lib/honours/desk-queries';
import { giftJourney, publishedFigures } from '@/lib/honours/queries';
import { fundFigures } from '@/lib/honours/rules/figures';
import { fundYears } from '@/lib/honours/year-queries';
import type { Colleague } from '@/tests/factories/association';
import { hoi, openStory, type Story, withPublic } from './story';

let story: Story;
let chair: Colleague;
beforeAll(async () => {
  story = await openStory();
  chair = await story.as('chutich', ['chair']);
});
afterAll(() => story.end());

interface Gift {
  code: string;
  day: string;
  fund: string;
}

/** Gifts of money of 2019 that stand, by day. */
async function gifts(): Promise<Gift[]> {
  return story.admin<Gift[]>`
    SELECT DISTINCT v.code, v.occurred_on::text AS day, f.public_label AS fund FROM ledger.voucher v
      JOIN app.contribution c ON c.association_id = v.association_id AND c.voucher_id = v.id AND c.status = 'posted'
      JOIN ledger.posting p ON p.association_id = v.association_id AND p.voucher_id = v.id
      JOIN ledger.fund f ON f.association_id = p.association_id AND f.id = p.fund_id
     WHERE v.association_id = ${story.associationId} AND v.book IN ('PT', 'BC') ORDER BY day`;
}

/** The day of the last voucher that paid awards, and their fund. */
async function paidUntil(): Promise<{ day: string; fund: string }> {
  const [row] = await story.admin<{ day: string; fund: string }[]>`
    SELECT v.occurred_on::text AS day, f.public_label AS fund FROM ledger.voucher v
      JOIN app.payment_order_award l ON l.association_id = v.association_id AND l.payment_order_id = v.payment_order_id
      JOIN app.award w ON w.association_id = l.association_id AND w.id = l.award_id
      JOIN ledger.fund f ON f.association_id = w.association_id AND f.id = w.fund_id
     WHERE v.association_id = ${story.associationId} ORDER BY v.occurred_on DESC LIMIT 1`;
  return row!;
}

const journey = (code: string) => withPublic((tx) => giftJourney(tx, code));
const announce = () =>
  chair.act((tx, actor) => publish(tx, actor, { kind: 'fundFigures', year: 2019, asOf: '2019-12-31' }));

describe('where a gift went', () => {
  it('names the decision and no number below five, of the same fund and later days alone', async () => {
    const [all, paid] = [await gifts(), await paidUntil()];
    const before = all.find(({ day, fund }) => fund === paid.fund && day < '2019-02-01')!;
    expect(await journey(before.code)).toMatchObject([
      { fundLabel: paid.fund, asOf: '2019-12-31', decisionReference: '01/QĐ-HKH', awardCount: null },
    ]);
    for (const gift of all.filter(({ day, fund }) => fund !== paid.fund || day > paid.day))
      expect(await journey(gift.code)).toMatchObject([{ fundLabel: gift.fund, decisionReference: null }]);
    expect(all.some(({ fund }) => fund !== paid.fund)).toBe(true);
  });

  it('says the number from five awards on', async () => {
    const [first] = (await gifts()).filter(({ day }) => day < '2019-02-01');
    await story.admin.begin(async (tx) => {
      await tx.unsafe("SET LOCAL session_replication_role = 'replica'");
      await tx`
        WITH one AS (
          SELECT w.*, l.payment_order_id FROM app.award w JOIN app.payment_order_award l ON l.association_id = w.association_id AND l.award_id = w.id
           WHERE w.association_id = ${story.associationId} LIMIT 1),
        more AS (
          INSERT INTO app.award (association_id, round_id, category_id, nomination_id, party_id, fund_id, benefit, amount_vnd, status, version, decision_id, proposed_by)
          SELECT o.association_id, o.round_id, o.category_id, n.id, o.party_id, o.fund_id, o.benefit, o.amount_vnd, o.status, o.version, o.decision_id, o.proposed_by
            FROM one o, (SELECT n.id FROM app.nomination n WHERE n.association_id = ${story.associationId} AND NOT EXISTS (
              SELECT 1 FROM app.award w WHERE w.association_id = n.association_id AND w.nomination_id = n.id) LIMIT 3) n
          RETURNING association_id, id)
        INSERT INTO app.payment_order_award (association_id, payment_order_id, award_id)
        SELECT m.association_id, one.payment_order_id, m.id FROM more m, one`;
    });
    const [step] = await journey(first!.code);
    expect(step!.awardCount).toBeGreaterThanOrEqual(5);
  });

  it('tells nothing for a code that is no gift, nor before anything is published', async () => {
    const [one] = await gifts();
    expect(await journey('AAAAAAAAAA')).toEqual([]);
    const [decision] = await story.admin<{ code: string }[]>`
      SELECT code FROM app.decision WHERE association_id = ${story.associationId} LIMIT 1`;
    expect(await journey(decision!.code)).toEqual([]);
    const [last] = await chair.act((tx) => deskVersions(tx, 'fundFigures', 2019));
    await chair.act((tx, actor) =>
      withdrawPublication(tx, actor, { publicationId: last!.id, reason: 'thử rút' }),
    );
    expect(await journey(one!.code)).toEqual([]);
    await announce();
    expect(await journey(one!.code)).not.toEqual([]);
  });

  it('is asked by code only: the tables behind it stay closed to the public reader', async () => {
    await expect(
      withPublic((tx) => tx.execute('SELECT 1 FROM app.payment_order_award')),
    ).rejects.toMatchObject({
      cause: { code: '42501' },
    });
    await expect(withPublic((tx) => tx.execute("SELECT * FROM app.gift_journey('X')"))).rejects.toMatchObject(
      {
        cause: { code: '42501' },
      },
    );
  });
});

describe('reconciled until', () => {
  const until = async () =>
    fundFigures(await withPublic((tx) => publishedFigures(tx, hoi, 'fundFigures', 2019))).reconciledUntil;
  /** A statement as it stands once stored; `isFinished`: signed off. */
  const statement = (from: string, to: string, isFinished: boolean) =>
    story.admin.begin(async (tx) => {
      await tx.unsafe("SET LOCAL session_replication_role = 'replica'");
      await tx`
        INSERT INTO app.bank_statement (association_id, account_id, layout, balance_style, file_hash, first_on, last_on, credit_vnd, debit_vnd,
                                        new_count, known_count, known_vnd, accepted_findings, imported_by, finished_by, finished_at)
        SELECT a.association_id, a.id, 'test', 'none', decode(md5(${from + to} || a.id), 'hex'), ${from}, ${to}, 0, 0, 1, 0, 0, '{}', 1,
               ${isFinished ? 1 : null}, ${isFinished ? new Date() : null}
          FROM ledger.account a WHERE a.association_id = ${story.associationId} AND a.kind = 'bank'`;
    });

  it('is the last day of finished statements that no open one precedes, frozen with the publication', async () => {
    await story.admin.begin(async (tx) => {
      await tx.unsafe("SET LOCAL session_replication_role = 'replica'");
      await tx`DELETE FROM app.bank_statement WHERE association_id = ${story.associationId}`;
    });
    await announce();
    expect(await until()).toBeUndefined();
    await statement('2019-01-01', '2019-03-31', true);
    expect(await until()).toBeUndefined();
    await announce();
    expect(await until()).toBe('2019-03-31');
    await statement('2019-04-01', '2019-06-30', false);
    await statement('2019-07-01', '2019-09-30', true);
    await announce();
    expect(await until()).toBe('2019-03-31');
    await statement('2020-01-01', '2020-01-31', true);
    await announce();
    expect(await until()).toBe('2019-03-31');
  });
});

it('the years side by side say what each year says', async () => {
  const years = await withPublic((tx) => fundYears(tx, hoi));
  expect(years.map(({ year }) => year)).toContain(2019);
  for (const { year, ...sums } of years) {
    const figures = fundFigures(await withPublic((tx) => publishedFigures(tx, hoi, 'fundFigures', year)));
    const { openingVnd, inVnd, outVnd, closingVnd } = figures;
    expect(sums).toMatchObject({ openingVnd, inVnd, outVnd, closingVnd });
  }
});
