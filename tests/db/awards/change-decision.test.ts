/** draftDecisionChange, signDecisionChange: a signed decision is changed by another one only, and money follows. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { changeDigest, draftDecisionChange, signDecisionChange } from '@/lib/awards/commands/change-decision';
import { decisionPaper } from '@/lib/awards/papers';
import { changePage } from '@/lib/awards/queries/decision-changes';
import { decisionsOf } from '@/lib/awards/queries/decisions';
import type { ChangeDraftInput } from '@/lib/awards/schema/change-forms';
import { preparePaymentOrder } from '@/lib/payments/commands';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withConnection } from '@/tests/setup/connection';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { approve, decide } from './approving';
import { type Board, openBoard, type ProposedRound, proposeTet2019 } from './tet-2019';

let database: TestDatabase;
let board: Board;
let round: ProposedRound;
let decisionId: number;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await openBoard(database.urls, 'xa-doi');
  round = await proposeTet2019(board);
  for (const login of ['chair', 'viceChair']) await approve(person(login), round.awardIds);
  decisionId = (await decide(person('chair'), { roundId: round.roundId, awardIds: round.awardIds }))
    .decisionId;
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const person = (login: string) => board.people[login]!;
const draft = (login: string, changes: Partial<ChangeDraftInput> = {}) =>
  person(login).act((tx, actor) =>
    draftDecisionChange(tx, actor, {
      ...{ round: 'tet-2019', decisionId, outcome: 'revoke' as const, award: [round.awardIds[0]!] },
      ...{ reason: 'Hồ sơ khai sai', subject: '', articles: '', ...changes },
    }),
  );
async function sign(login: string, changeId: number, decidedOn = '2019-02-01') {
  const input = { changeId, decidedOn };
  const digest = await person(login).act((tx) => changeDigest(tx, input));
  const pinConfirmationId = await person(login).confirm('issueDecision', digest);
  return person(login).act((tx, actor) => signDecisionChange(tx, { ...actor, pinConfirmationId }, input));
}
const books = async () => {
  const [row] = await person('chair').act((tx) =>
    tx.execute(sql`
      SELECT (SELECT sum(amount_vnd)::text FROM ledger.commitment) AS promised,
             ledger.fund_available(${board.founded.associationId}, ${board.fundId})::text AS left,
             (SELECT count(*)::int FROM app.award WHERE status = 'decided') AS standing`),
  );
  return row;
};
const asOwner = (statement: string) =>
  withConnection(database.urls.migrator, async (connection) => {
    const owner = decodeURIComponent(new URL(database.urls.migrator).username).replace(
      /_migrator$/,
      '_owner',
    );
    await connection.unsafe(`SET ROLE "${owner}"; ALTER TABLE app.payment_order DISABLE TRIGGER USER; ${statement};
      ALTER TABLE app.payment_order ENABLE TRIGGER USER`);
  });
const order = (awardIds: number[]) =>
  person('accountant').act((tx, actor) =>
    preparePaymentOrder(tx, actor, {
      ...{ kind: 'award' as const, awardIds, accountId: board.accounts.cash, reason: 'Chi học bổng' },
      dueOn: '2019-02-10',
    }),
  );

describe('writing a change', () => {
  it('is for those who run rounds, about awards that stand in the decision, without names, with what it says', async () => {
    expect(await refusedWith(() => draft('huong'))).toBe('access.notPermitted');
    expect(await refusedWith(() => draft('secretary', { award: [] }))).toBe('awards.nothingTicked');
    expect(await refusedWith(() => draft('secretary', { award: [999_999] }))).toBe('awards.notInDecision');
    expect(await refusedWith(() => draft('secretary', { decisionId: 999_999 }))).toBe('awards.notFound');
    expect(await refusedWith(() => draft('secretary', { outcome: 'amend' }))).toBe('awards.textIncomplete');
    expect(
      await refusedWith(() => draft('secretary', { articles: 'Điều 1. Huỷ của em Bùi Thị Thu Thùy Linh.' })),
    ).toBe('awards.textNamesSomebody');
    expect(await books()).toEqual({ promised: '2000000', left: '49850000', standing: 4 });
  });
});

describe('signing a change', () => {
  it('is for a leader who did not write it, on a day not before, over these very words and awards', async () => {
    const change = await draft('chair');
    expect(await refusedWith(() => sign('chair', change))).toBe('awards.ownProposal');
    expect(await refusedWith(() => sign('secretary', change))).toBe('access.notPermitted');
    expect(await refusedWith(() => sign('viceChair', change, '2019-01-27'))).toBe(
      'awards.changeBeforeDecision',
    );
    expect(await refusedWith(() => sign('viceChair', change, '2999-01-01'))).toBe('ledger.futureDate');
    const other = await person('viceChair').act((tx) =>
      changeDigest(tx, { changeId: change, decidedOn: '2019-02-02' }),
    );
    const pinConfirmationId = await person('viceChair').confirm('issueDecision', other);
    expect(
      await refusedWith(() =>
        person('viceChair').act((tx, actor) =>
          signDecisionChange(
            tx,
            { ...actor, pinConfirmationId },
            { changeId: change, decidedOn: '2019-02-01' },
          ),
        ),
      ),
    ).toBe('access.pinNotConfirmed');
  });

  it('waits while an award is on a living order', async () => {
    const { orderId } = await order([round.awardIds[1]!]);
    const change = await draft('secretary', { award: [round.awardIds[1]!] });
    expect(await refusedWith(() => sign('chair', change))).toBe('awards.onPaymentOrder');
    // Paid, and the money has not come back: only the owner can write this past the doors.
    await asOwner(
      `UPDATE app.payment_order SET status = 'paid', voucher_id = (SELECT min(id) FROM ledger.voucher)`,
    );
    expect(await refusedWith(() => sign('chair', change))).toBe('awards.paidAward');
    await asOwner(`UPDATE app.payment_order SET status = 'prepared', voucher_id = NULL`);
    await person('accountant').act(async (tx) => {
      await tx.execute(
        sql`SELECT audit.record('{"kind":"paymentOrder.withdrawn","subjectType":"paymentOrder"}')`,
      );
      await tx.execute(sql`SELECT app.withdraw_payment(${orderId})`);
    });
  });

  it('takes the next number, frees what was promised, and the award can be paid no more', async () => {
    const change = await draft('secretary');
    expect(await sign('chair', change)).toMatchObject({ number: 2, year: 2019 });
    expect(await books()).toEqual({ promised: '1500000', left: '50350000', standing: 3 });
    expect(await refusedWith(() => order([round.awardIds[0]!]))).not.toBe('accepted');
    expect(await refusedWith(() => sign('viceChair', change))).toBe('awards.alreadyDecided');
    expect(await refusedWith(() => draft('secretary'))).toBe('awards.notInDecision');
    const [first, second] = await person('chair').act((tx) => decisionsOf(tx, round.roundId));
    expect(first).toMatchObject({ awards: 4, totalVnd: 2_000_000n });
    expect(first?.changedBy).toMatchObject([{ number: 2, outcome: 'revoke', awards: 1 }]);
    expect(second?.changes).toMatchObject({ outcome: 'revoke', number: 1, earlierId: decisionId });
    for (const one of [first!, second!]) {
      const file = await person('chair').act((tx, actor) => decisionPaper(tx, actor, 'tet-2019', one.id));
      expect(file?.bytes.length).toBeGreaterThan(1000);
    }
  });

  it('an amendment changes words alone; a decision that changes another is not itself changed', async () => {
    const amend = {
      outcome: 'amend' as const,
      articles: 'Điều 1. Sửa năm học thành 2018–2019.\nĐiều 2. Có hiệu lực từ ngày ký.',
    };
    const issued = await sign('chair', await draft('secretary', amend));
    expect(issued).toMatchObject({ number: 3 });
    expect(await books()).toEqual({ promised: '1500000', left: '50350000', standing: 3 });
    const page = await person('chair').act((tx, actor) => changePage(tx, actor, 'tet-2019', decisionId));
    expect(page).toMatchObject({ waiting: { outcome: 'revoke' } });
    expect(
      await person('chair').act((tx, actor) => changePage(tx, actor, 'tet-2019', issued.decisionId)),
    ).toBeNull();
    expect(await refusedWith(() => draft('secretary', { ...amend, decisionId: issued.decisionId }))).toBe(
      'awards.notFound',
    );
  });

  it('nothing of it is written past the door', async () => {
    for (const text of [
      `INSERT INTO app.award_revocation VALUES (1, 1, 1, 1)`,
      `UPDATE app.decision_change SET award_list = ''`,
      `DELETE FROM app.decision_change_signed`,
      `UPDATE app.award SET status = 'withdrawn', decision_id = NULL`,
    ]) {
      expect(await refusedWith(() => person('chair').act((tx) => tx.execute(sql.raw(text))))).toBe('42501');
    }
  });
});
