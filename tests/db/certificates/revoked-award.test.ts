/**
 * An award taken back by a later decision is taken back everywhere the public looks: its certificate says so, the name
 * leaves the honour list and no total moves, the earlier decision names the later one. What was paid is taken back only
 * when the money has come back.
 */
import { sql } from 'drizzle-orm';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PaperAnswer } from '@/app/(public)/cong/[lang]/[hoi]/kt/_answer';
import { closePools, withPublic } from '@/db/client';
import { decisionsOf } from '@/lib/awards/queries/decisions';
import { issueCertificates } from '@/lib/certificates/commands/issue';
import { writeTemplate } from '@/lib/certificates/commands/write-template';
import { publish } from '@/lib/honours/commands';
import { giveConsent } from '@/lib/honours/commands/consents';
import { checkCertificate, honourRows, publishedFigures } from '@/lib/honours/queries';
import { todayVn } from '@/lib/kernel/dates';
import { awardPaymentsPage } from '@/lib/transfers/award-payments';
import { returnAward } from '@/lib/transfers/commands/return-award';
import { sumStates } from '@/lib/transfers/tally';
import { newPageJob, runPageJob } from '@/lib/web/page-tags';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { changeDecision } from '../awards/changing';
import { approveWithPin, type DecidedBoard, decidedBoard, orderFor, payWithPin } from '../payments/paying';
import { wording } from './set-up';

const slug = 'xa-thu-hoi';
const teacher = 'Phan Thị Thu Nhật Hòa';
let database: TestDatabase;
let board: DecidedBoard;
let decisionId: number;
let decisionCode: string;
let certificateOf: Map<number, string>;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await decidedBoard(database.urls, slug);
  const [first] = await board.people.chair!.act((tx) => decisionsOf(tx, board.round.roundId));
  ({ id: decisionId, code: decisionCode } = first!);
  const { secretary, chair } = board.people;
  const template = await secretary!.act((tx, actor) => writeTemplate(tx, actor, { template: wording }));
  await secretary!.act((tx, actor) =>
    issueCertificates(tx, actor, { decisionId, templateNumber: template.number }),
  );
  const codes = await chair!.act((tx) =>
    tx.execute<{ award: string; code: string }>(sql`SELECT award_id AS award, code FROM app.certificate`),
  );
  certificateOf = new Map(codes.map(({ award, code }) => [Number(award), code]));
  const [party] = await chair!.act((tx) =>
    tx.execute<{ id: string }>(sql`SELECT party_id AS id FROM app.award WHERE id = ${board.awards.hoa}`),
  );
  const consent = { partyId: Number(party!.id), fields: ['name' as const], giver: 'self' as const };
  await secretary!.act((tx, actor) => giveConsent(tx, actor, { ...consent, givenOn: '2019-02-20' }));
  await chair!.act((tx, actor) =>
    publish(tx, actor, { kind: 'honourList', year: 2019, asOf: '2019-12-31', reason: 'Sau lễ trao' }),
  );
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const stateOf = async (award: keyof DecidedBoard['awards']) => {
  const code = certificateOf.get(board.awards[award])!;
  return (await withPublic((tx) => checkCertificate(tx, code)))!;
};
async function page(code: string): Promise<string> {
  const params = Promise.resolve({ lang: 'vi', hoi: slug });
  const html = await runPageJob(newPageJob(), async () =>
    renderToStaticMarkup(await PaperAnswer({ params: params as never, typed: code })),
  );
  return html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}
const shown = () =>
  withPublic(async (tx) => {
    const rows = await honourRows(tx, slug, 2019);
    const figures = await publishedFigures(tx, slug, 'honourList', 2019);
    return { names: rows.flatMap(({ name }) => (name ? [name] : [])), rows: rows.length, figures };
  });
const revoke = (award: keyof DecidedBoard['awards']) =>
  changeDecision(board, { decisionId, award: [board.awards[award]] });

it('before: the certificate is valid, the name is shown, the decision stands alone', async () => {
  expect(await stateOf('hoa')).toMatchObject({ state: 'valid', revokedOn: null });
  expect((await shown()).names).toEqual([teacher]);
  const text = await page(decisionCode);
  expect(text).toContain('01/QĐ-');
  expect(text).not.toContain('02/QĐ-');
});

it('after: the certificate is revoked by that decision, and the page of its code says so', async () => {
  const before = await shown();
  await revoke('hoa');
  // The day on which it was recorded; the decision has the day of its paper.
  expect(await stateOf('hoa')).toMatchObject({ state: 'revoked', revokedOn: todayVn(new Date()) });
  expect((await stateOf('hoa')).revokingReference).toMatch(/^02\/QĐ-/);
  expect(await stateOf('linh')).toMatchObject({ state: 'valid' });
  const text = await page(certificateOf.get(board.awards.hoa)!);
  expect(text).toContain('THU HỒI');
  expect(text).toContain('02/QĐ-');
  const after = await shown();
  expect(after).toEqual({ ...before, names: [] });
});

it('the page of the earlier decision names the later one', async () => {
  const text = await page(decisionCode);
  expect(text).toContain('THAY ĐỔI');
  expect(text).toMatch(/Có suất bị huỷ bỏ bằng Quyết định 02\/QĐ-\S+ ngày 20\/02\/2019/);
});

it('what was paid is not taken back while the money is out, and is once it has come back', async () => {
  const orderId = await orderFor(board, ['linh']);
  expect(await refusedWith(() => revoke('linh'))).toBe('awards.onPaymentOrder');
  await approveWithPin(board, orderId);
  await payWithPin(board, orderId);
  expect(await refusedWith(() => revoke('linh'))).toBe('awards.paidAward');
  expect(await stateOf('linh')).toMatchObject({ state: 'valid' });
  await board.people.cashier!.act((tx, actor) =>
    returnAward(tx, actor, {
      ...{ orderId, awardId: board.awards.linh, reason: 'Gia đình trả lại' },
      ...{ occurredOn: '2019-02-15', requestKey: 'return-of-linh' },
    }),
  );
  const { number } = await revoke('linh');
  expect(number).toBe(3);
  expect(await stateOf('linh')).toMatchObject({ state: 'revoked' });
  const [books] = await board.people.chair!.act((tx) =>
    tx.execute(sql`
      SELECT (SELECT coalesce(sum(amount_vnd), 0)::text FROM ledger.commitment) AS promised,
             ledger.fund_available(${board.founded.associationId}, ${board.fundId})::text AS free`),
  );
  // Four of 500.000 were promised; two are left, and what came back is in the fund again.
  expect(books).toEqual({ promised: '1000000', free: '9855000' });
});

it('the page of payments agrees: what was revoked stands under its decision and is owed no more', async () => {
  for (const login of ['cashier', 'accountant', 'chair']) {
    const page = (await board.people[login]!.act((tx) => awardPaymentsPage(tx, 'tet-2019')))!;
    expect(page.differences).toEqual([]);
    expect(page.decisions.map(({ decisionId: id }) => id)).toEqual([decisionId]);
    expect(sumStates(page.decisions[0]!.rows)).toEqual([
      { state: 'unpaid', count: 2, amountVnd: 1_000_000n },
      { state: 'revoked', count: 2, amountVnd: 1_000_000n },
    ]);
  }
});
