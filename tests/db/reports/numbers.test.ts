/** Each number of a report against a count of its own over the tables, for every kind of period; and the list behind it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyOf, measureOf } from '@/lib/honours/rules/reports';
import type { ReportKind, ReportNumber } from '@/lib/honours/schema/reports';
import { publishReport, startReport } from '@/lib/reports/commands';
import { numberItems, type ReportDraft, reportDraft, versionContent } from '@/lib/reports/queries';
import type { Colleague } from '@/tests/factories/association';
import { openStory, type Story } from '../public/story';

let story: Story;
let chair: Colleague;
beforeAll(async () => {
  story = await openStory();
  chair = await story.as('chutich', ['chair']);
});
afterAll(() => story.end());

/** The report of a period; the sample data have some already. */
async function draftOf(kind: ReportKind, year: number): Promise<ReportDraft> {
  const [known] = await story.admin<{ id: string }[]>`
    SELECT id FROM app.report WHERE association_id = ${story.associationId} AND kind = ${kind} AND year = ${year}`;
  const id = known
    ? Number(known.id)
    : await chair.act((tx, actor) => startReport(tx, actor, { kind, year }));
  return (await chair.act((tx) => reportDraft(tx, id)))!;
}

type Counted = { figure: string; label: string; vnd: string; n: number };

/** Money by signed lines of cash and bank, not by directions of vouchers: what a book of accounts would give. */
async function moneyOf({ firstOn, asOf }: ReportDraft): Promise<Counted[]> {
  const a = story.associationId;
  const [row] = await story.admin<{ opening: string; closing: string; cash_in: string; cash_out: string }[]>`
    WITH line AS (
      SELECT v.occurred_on, v.purpose, v.id, v.reverses_id, p.amount_vnd, d.kind IN ('cash', 'bank') AS is_in, c.kind IN ('cash', 'bank') AS is_out
        FROM ledger.voucher v JOIN ledger.posting p ON p.association_id = v.association_id AND p.voucher_id = v.id
        JOIN ledger.account d ON d.association_id = v.association_id AND d.id = p.debit_account_id
        JOIN ledger.account c ON c.association_id = v.association_id AND c.id = p.credit_account_id
       WHERE v.association_id = ${a}),
    signed AS (SELECT *, CASE WHEN is_in THEN amount_vnd ELSE 0 END - CASE WHEN is_out THEN amount_vnd ELSE 0 END AS delta FROM line),
    own AS (SELECT * FROM signed s WHERE s.occurred_on BETWEEN ${firstOn} AND ${asOf} AND s.purpose NOT IN ('opening', 'transfer')
              AND s.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM ledger.voucher r WHERE r.association_id = ${a} AND r.reverses_id = s.id AND r.occurred_on <= ${asOf}))
    SELECT (SELECT coalesce(sum(delta), 0) FROM signed WHERE occurred_on < ${firstOn} OR (purpose = 'opening' AND occurred_on <= ${asOf})) AS opening,
           (SELECT coalesce(sum(delta), 0) FROM signed WHERE occurred_on <= ${asOf}) AS closing,
           (SELECT coalesce(sum(delta), 0) FROM own WHERE delta > 0) AS cash_in, (SELECT coalesce(-sum(delta), 0) FROM own WHERE delta < 0) AS cash_out`;
  const money = (figure: string, vnd: string) => ({ figure, label: '', vnd, n: -1 });
  return [
    money('money.opening', row!.opening),
    money('money.closing', row!.closing),
    money('money.in', row!.cash_in),
    money('money.out', row!.cash_out),
  ];
}

async function othersOf({ firstOn, asOf }: ReportDraft): Promise<Counted[]> {
  const a = story.associationId;
  return story.admin<Counted[]>`
    WITH gift AS (SELECT c.* FROM app.contribution c WHERE c.association_id = ${a} AND c.kind = 'gift' AND c.status = 'posted' AND c.occurred_on BETWEEN ${firstOn} AND ${asOf}),
    part AS (SELECT g.method, coalesce(s.amount_vnd, g.amount_vnd) AS vnd, coalesce(s.party_id, g.donor_id) AS who FROM gift g
               LEFT JOIN app.contribution_share s ON (s.association_id, s.contribution_id) = (g.association_id, g.id)),
    won AS (SELECT w.*, k.category FROM app.award w JOIN app.decision d ON (d.association_id, d.id) = (w.association_id, w.decision_id)
              JOIN app.round_category k ON (k.association_id, k.id) = (w.association_id, w.category_id)
             WHERE w.association_id = ${a} AND w.status = 'decided' AND d.decided_on BETWEEN ${firstOn} AND ${asOf}
               AND NOT EXISTS (SELECT 1 FROM app.award_revocation r WHERE (r.association_id, r.award_id) = (w.association_id, w.id)))
    SELECT 'gifts.money' AS figure, '' AS label, coalesce(sum(vnd), 0)::text AS vnd, count(*)::int AS n FROM part WHERE method <> 'inKind'
    UNION ALL SELECT 'gifts.inKind', '', coalesce(sum(vnd), 0)::text, count(*)::int FROM part WHERE method = 'inKind'
    UNION ALL SELECT 'donors', '', '0', count(DISTINCT coalesce(p.alias_of, p.id))::int FROM part JOIN app.party p ON p.association_id = ${a} AND p.id = part.who
    UNION ALL SELECT 'awards', '', coalesce(sum(amount_vnd), 0)::text, count(*)::int FROM won
    UNION ALL SELECT 'awards.money', '', coalesce(sum(amount_vnd), 0)::text, count(*)::int FROM won WHERE benefit = 'money'
    UNION ALL SELECT 'category', category, sum(amount_vnd)::text, count(*)::int FROM won GROUP BY category
    UNION ALL SELECT 'recipients.student', '', '0', count(DISTINCT party_id)::int FROM won WHERE category LIKE '%Student' OR category = 'contestWinner'
    UNION ALL SELECT 'recipients.teacher', '', '0', count(DISTINCT party_id)::int FROM won WHERE category = 'excellentTeacher'
    UNION ALL SELECT 'recipients.member', '', '0', count(DISTINCT party_id)::int FROM won WHERE category = 'activeMember'
    UNION ALL SELECT 'recipients.hardship', '', '0', count(DISTINCT party_id)::int FROM won WHERE category = 'specialHardshipStudent'
    UNION ALL SELECT 'decisions', '', '0', count(*)::int FROM app.decision WHERE association_id = ${a} AND decided_on BETWEEN ${firstOn} AND ${asOf}
    UNION ALL SELECT 'ceremonies', '', '0', count(*)::int FROM app.ceremony WHERE association_id = ${a} AND status <> 'planned' AND held_on BETWEEN ${firstOn} AND ${asOf}
    UNION ALL SELECT 'campaigns', '', '0', count(*)::int FROM app.campaign WHERE association_id = ${a} AND starts_on <= ${asOf} AND ends_on >= ${firstOn}
    UNION ALL SELECT CASE v.book WHEN 'PN' THEN 'goods.in' ELSE 'goods.out' END, '', sum(p.amount_vnd)::text, count(DISTINCT v.id)::int
      FROM ledger.voucher v JOIN ledger.posting p ON (p.association_id, p.voucher_id) = (v.association_id, v.id)
     WHERE v.association_id = ${a} AND v.book IN ('PN', 'PX') AND v.reverses_id IS NULL AND v.occurred_on BETWEEN ${firstOn} AND ${asOf} GROUP BY v.book
    UNION ALL SELECT 'fund', f.public_label, sum(CASE WHEN d.kind IN ('cash', 'bank') THEN p.amount_vnd ELSE 0 END - CASE WHEN c.kind IN ('cash', 'bank') THEN p.amount_vnd ELSE 0 END)::text, 0
      FROM ledger.posting p JOIN ledger.fund f ON (f.association_id, f.id) = (p.association_id, p.fund_id)
      JOIN ledger.account d ON d.association_id = p.association_id AND d.id = p.debit_account_id
      JOIN ledger.account c ON c.association_id = p.association_id AND c.id = p.credit_account_id
     WHERE p.association_id = ${a} AND p.occurred_on <= ${asOf} GROUP BY f.public_label`;
}

const find = (numbers: readonly ReportNumber[], counted: Counted) =>
  numbers.find((one) => keyOf(one) === keyOf(counted));

const periods: [ReportKind, number][] = [
  ['halfYear', 2019],
  ['year', 2019],
  ['schoolYear', 2018],
  ['schoolYear', 2019],
  ['year', 2020],
];

describe.each(periods)('the report of %s %i', (kind, year) => {
  it('has the numbers of the books and the rounds, to the đồng', async () => {
    const draft = await draftOf(kind, year);
    const counted = [...(await moneyOf(draft)), ...(await othersOf(draft))];
    expect(counted.length).toBeGreaterThan(12);
    for (const one of counted) {
      const number = find(draft.numbers, one);
      expect([keyOf(one), String(number?.amountVnd ?? 0n)]).toEqual([keyOf(one), one.vnd]);
      if (one.n >= 0 && one.figure !== 'fund')
        expect([keyOf(one), number?.itemCount ?? 0]).toEqual([keyOf(one), one.n]);
    }
    // Every number was counted, or is a part whose parts add up.
    const sum = (group: string) =>
      draft.numbers
        .filter(({ figure }) => figure.startsWith(group))
        .reduce((all, one) => all + one.amountVnd!, 0n);
    expect(sum('in.')).toBe(find(draft.numbers, { figure: 'money.in', label: '', vnd: '', n: 0 })!.amountVnd);
    expect(sum('out.')).toBe(
      find(draft.numbers, { figure: 'money.out', label: '', vnd: '', n: 0 })!.amountVnd,
    );
    const known = new Set(counted.map(keyOf));
    const rest = draft.numbers.filter(
      (one) =>
        (one.amountVnd !== 0n || one.itemCount !== 0) &&
        !known.has(keyOf(one)) &&
        !/^(in|out|unit|open)\./.test(one.figure) &&
        one.figure !== 'nominations',
    );
    expect(rest).toEqual([]);
  });

  it('has behind each number a list that adds up to it', async () => {
    const draft = await draftOf(kind, year);
    for (const number of draft.numbers.filter(({ figure }) => figure !== 'open.gifts')) {
      const items = await chair.act((tx) => numberItems(tx, draft.id, number));
      const [vnd, n] = [
        items.reduce((all, { amountVnd }) => all + amountVnd, 0n),
        items.reduce((all, { itemCount }) => all + itemCount, 0),
      ];
      expect([keyOf(number), vnd]).toEqual([keyOf(number), number.amountVnd]);
      if (measureOf(number.figure) !== 'amount')
        expect([keyOf(number), n]).toEqual([keyOf(number), number.itemCount]);
    }
  });

  it('is published with exactly these numbers', async () => {
    const draft = await draftOf(kind, year);
    const trial = { reportId: draft.id, seen: draft.fingerprint, cause: 'wording' as const, reason: 'Thử' };
    await chair.act((tx, actor) => publishReport(tx, actor, trial));
    const again = await draftOf(kind, year);
    const { numbers } = await chair.act((tx) => versionContent(tx, again.versions[0]!.id));
    expect(numbers).toEqual(draft.numbers);
    expect(again.versions[0]!.fingerprint).toBe(draft.fingerprint);
  });
});

it('a year is told as the published figures of the fund tell it', async () => {
  const draft = await draftOf('year', 2019);
  const rows = await story.admin<{ figure: string; amount: string }[]>`
    SELECT figure, amount_vnd AS amount FROM pub.figure WHERE slug = (SELECT slug FROM app.association WHERE id = ${story.associationId})
       AND kind = 'fundFigures' AND year = 2019 AND (figure IN ('opening', 'in', 'out', 'closing') OR figure ~ '^(in|out)\\.')`;
  expect(rows.length).toBeGreaterThan(6);
  for (const { figure, amount } of rows) {
    const own = draft.numbers.find((one) => one.figure === figure || one.figure === `money.${figure}`);
    expect([figure, String(own?.amountVnd)]).toEqual([figure, amount]);
  }
});

it('the same time a year before and the plan stand beside the numbers', async () => {
  const [now, before] = [await draftOf('year', 2020), await draftOf('year', 2019)];
  const pick = ({ numbers }: ReportDraft, figure: string) => numbers.find((one) => one.figure === figure)!;
  expect(pick(now, 'money.in').priorAmountVnd).toBe(pick(before, 'money.in').amountVnd);
  expect(pick(now, 'awards').priorCount).toBe(pick(before, 'awards').itemCount);
  expect(pick(before, 'money.in').priorAmountVnd).toBeNull();
  expect(pick(before, 'money.in').planAmountVnd).toBe(30_000_000n);
  expect(pick(before, 'awards').planCount).toBe(30);
});
