/** Publications are frozen versions: posting changes none of them, a preview leaves nothing, a withdrawn one stays away. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordContribution, voidContribution } from '@/lib/contributions/commands';
import { createPreview, publish, withdrawPublication } from '@/lib/honours/commands';
import { deskRows, deskVersions } from '@/lib/honours/desk-queries';
import { checkPaper, honourRows, publicationVersions, publishedFigures } from '@/lib/honours/queries';
import { reviewPublication } from '@/lib/honours/review';
import { fundFigures } from '@/lib/honours/rules/figures';
import { versionInForce } from '@/lib/honours/rules/versions';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { openBooks } from '../contributions/books';
import { hoi, openStory, type Story, withPublic } from './story';

let story: Story;
let chair: Colleague;
beforeAll(async () => {
  story = await openStory();
  chair = await story.as('chutich', ['chair']);
});
afterAll(() => story.end());

const list = { kind: 'honourList', year: 2019, asOf: '2019-12-31' } as const;
const counts = async () =>
  (
    await story.admin`SELECT (SELECT count(*) FROM app.publication)::int AS publications, (SELECT count(*) FROM audit.event)::int AS events,
      (SELECT count(*) FROM app.published_voucher)::int AS vouchers, (SELECT count(*) FROM app.published_honour)::int AS honours`
  )[0];

it('a preview shows exactly what publishing then shows, and leaves nothing behind', async () => {
  const before = await counts();
  const seen = await chair.act((tx) => createPreview(tx, list, (nested) => honourRows(nested, hoi, 2019)));
  expect(await counts()).toEqual(before);
  await chair.act((tx, actor) => publish(tx, actor, list));
  const published = await withPublic((tx) => honourRows(tx, hoi, 2019));
  const sorted = (rows: unknown[]) => rows.map((row) => JSON.stringify(row)).sort();
  expect(sorted(seen)).toEqual(sorted(published));
});

it('the review finds no difference right after publishing, and finds one when the day is earlier', async () => {
  const same = await chair.act((tx) => reviewPublication(tx, hoi, list));
  expect(same.preview!.rows).toEqual({ added: 0, removed: 0, changed: 0 });
  const earlier = await chair.act((tx) =>
    reviewPublication(tx, hoi, { ...list, kind: 'fundFigures', asOf: '2019-01-31' }),
  );
  expect(earlier.preview!.rows.removed).toBeGreaterThan(0);
  expect(earlier.preview!.figures.find((change) => change.figure === 'out')).toMatchObject({ afterVnd: 0n });
});

it('a review of a day that cannot be published says why instead of failing', async () => {
  const review = await chair.act((tx) => reviewPublication(tx, hoi, { ...list, asOf: '2018-12-31' }));
  expect(review).toMatchObject({ problem: 'honours.badDay' });
  expect(review.preview).toBeUndefined();
});

it('the desk lists every list and year that has something to publish', async () => {
  const rows = await chair.act((tx) => deskRows(tx));
  expect(rows.filter((row) => row.year === 2019).map((row) => row.kind)).toEqual([
    'fundFigures',
    'honourList',
    'donorRoll',
  ]);
});

it('withdrawing the version in force brings no older one back', async () => {
  const [last] = await chair.act((tx) => deskVersions(tx, 'honourList', 2019));
  expect(last!.version).toBeGreaterThan(1);
  await chair.act((tx, actor) =>
    withdrawPublication(tx, actor, { publicationId: last!.id, reason: 'nhầm danh sách' }),
  );
  expect(await withPublic((tx) => honourRows(tx, hoi, 2019))).toEqual([]);
  const versions = await withPublic((tx) => publicationVersions(tx, hoi));
  expect(versionInForce(versions, 'honourList', 2019)).toBe('withdrawn');
  const again = () =>
    chair.act((tx, actor) => withdrawPublication(tx, actor, { publicationId: last!.id, reason: 'lần nữa' }));
  expect(await refusedWith(again)).toBe('honours.notFound');
  await chair.act((tx, actor) => publish(tx, actor, list));
  expect((await withPublic((tx) => honourRows(tx, hoi, 2019))).length).toBe(29);
});

it('nobody without the office publishes or withdraws; the accountant publishes figures only', async () => {
  const accountant = await story.as('ketoan', ['accountant']);
  await expect(accountant.act((tx, actor) => publish(tx, actor, list))).rejects.toMatchObject({
    code: 'access.notPermitted',
  });
  // The database refuses by itself when the program is told another role.
  const pretending = () => accountant.act((tx, actor) => publish(tx, { ...actor, roles: ['chair'] }, list));
  await expect(pretending()).rejects.toMatchObject({ cause: { message: 'access.notPermitted' } });
  const figures = () => accountant.act((tx, actor) => publish(tx, actor, { ...list, kind: 'fundFigures' }));
  expect(await refusedWith(figures)).toBe('accepted');
});

it('what is posted after publishing changes nothing published; taking back an earlier year is a correction of this one', async () => {
  const books = await openBooks(story.database.urls, 'hoi-thu');
  const gift = await books.cashier.act((tx, actor) =>
    recordContribution(tx, actor, {
      ...{
        method: 'cash',
        fundId: books.generalFund,
        occurredOn: '2024-12-30',
        amountVnd: 700_000n,
        requestKey: 'gift-2024',
      },
      donor: { name: 'Cơ quan Thử', kind: 'agency' },
    }),
  );
  const announce = (year: number) =>
    books.chair.act((tx, actor) => publish(tx, actor, { kind: 'fundFigures', year, asOf: `${year}-12-31` }));
  await announce(2024);
  const read = async (year: number) =>
    fundFigures(await withPublic((tx) => publishedFigures(tx, 'hoi-thu', 'fundFigures', year)));
  const frozen = await read(2024);
  const reversal = await books.cashier.act((tx, actor) =>
    voidContribution(tx, actor, {
      contributionId: gift.contributionId,
      reason: 'ghi nhầm',
      occurredOn: '2025-01-05',
    }),
  );
  expect(await read(2024)).toEqual(frozen);
  await announce(2024);
  expect(await read(2024)).toEqual(frozen);
  await announce(2025);
  const next = await read(2025);
  expect([next.openingVnd, next.inVnd, next.outVnd, next.closingVnd]).toEqual([700_000n, 0n, 700_000n, 0n]);
  expect(next.byUse.map((use) => use.figure)).toEqual(['out.correction']);
  const paper = await withPublic((tx) => checkPaper(tx, gift.voucher!.code));
  expect(paper).toMatchObject({
    reference: gift.voucher!.reference,
    voidedBy: reversal.reference,
    voidedOn: '2025-01-05',
  });
});

it('a paper is found by its code and by nothing near it; a person’s name comes masked, a payment without one', async () => {
  const codes =
    await story.admin`SELECT code, book, purpose FROM ledger.voucher WHERE association_id = ${story.associationId}`;
  const of = (book: string) => codes.find((row) => row.book === book)!.code as string;
  const look = (code: string) => withPublic((tx) => checkPaper(tx, code));
  expect(await look(of('BC'))).toMatchObject({ slug: hoi, amountVnd: 20_000_000n });
  const payment = await look(of('PC'));
  expect(payment).toMatchObject({ amountVnd: 1_500_000n, partyName: null });
  expect(await look('2222222222')).toBeUndefined();
  expect(await look("' OR 1=1 --")).toBeUndefined();
  expect(await look('%')).toBeUndefined();
});
