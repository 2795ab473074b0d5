/** The association's own rules for lines: writeRule, makeRule and closeRule, and what the database holds of them. */
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { closeRule, makeRule, writeRule } from '@/lib/statements/commands/own-rules';
import { listRules, openRules } from '@/lib/statements/own-rules';
import { readRule } from '@/lib/statements/rules/written-rule';
import { ruleForm } from '@/lib/statements/schema/rule-form';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { openBooks } from '../contributions/books';
import { withBooks } from '../contributions/set-up';
import { give } from '../contributions/story';
import { csv, desk, header } from './desk';

const room = withBooks('hoi-quy-tac');
const { stored } = desk(room);
const as: Colleague['act'] = (work) => room.books.accountant.act(work);
const form = (typed: Record<string, unknown>) => ruleForm.parse({ step: 'store', ...typed });
const made = (typed: Record<string, unknown>, who = room.books.accountant) =>
  who.act((tx, actor) => makeRule(tx, actor, readRule(form(typed))));
const closed = (ruleId: number, reason = 'ngân hàng đổi chữ', who = room.books.accountant) =>
  who.act((tx, actor) => closeRule(tx, actor, { ruleId, reason }));
const ruleRow = async (ruleId: number) =>
  (await as((tx) => listRules(tx))).find((rule) => rule.ruleId === ruleId)!;

describe('a rule', () => {
  it('is shown with the lines it would have meant before it is kept; the first step keeps nothing', async () => {
    await stored(
      csv([
        header,
        ['02/01/2019', '5.500', '', '', 'PHI SMS BANKING T12'],
        ['03/01/2019', '5.500', '', '', 'Phí SMS\tbanking T01'],
        ['03/01/2019', '', '5.500', '', 'hoan phi sms'],
        ['03/01/2019', '8.800', '', '', 'phi thuong nien'],
      ]),
    );
    const typed = { text: 'phí SMS', meaning: 'bankFee' };
    const step = await as((tx, actor) => writeRule(tx, actor, form({ ...typed, step: 'check' })));
    expect(step).toMatchObject({ step: 'preview', looked: 4, meant: 2, entered: typed });
    expect(step.step === 'preview' && step.examples.map((line) => line.amountVnd)).toEqual([
      '-5500',
      '-5500',
    ]);
    expect(await as((tx) => listRules(tx))).toEqual([]);
    const done = await as((tx, actor) => writeRule(tx, actor, form(typed)));
    expect(done.step === 'stored' && (await ruleRow(done.ruleId))).toMatchObject({
      ...{ text: 'phí SMS', way: 'out', outcome: { kind: 'bankFee', fundId: null }, closedAt: null },
    });
  });

  it('is never changed: another takes its place, with a reason; who, when and why are kept', async () => {
    const first = await made({
      text: 'Lai tien gui KKH',
      meaning: 'bankInterest',
      fundId: String(room.books.generalFund),
    });
    const replace = (reason: string) =>
      as((tx, actor) =>
        writeRule(
          tx,
          actor,
          form({
            ...{
              text: 'tra lai KKH',
              meaning: 'bankInterest',
              fundId: String(room.books.generalFund),
              reason,
            },
            replacesId: String(first),
          }),
        ),
      );
    expect(await refusedWith(() => replace(' '))).toBe('ledger.reasonNeeded');
    expect((await ruleRow(first)).closedAt).toBeNull();
    const second = await replace('ngân hàng đổi chữ');
    expect(await ruleRow(first)).toMatchObject({
      closedReason: 'ngân hàng đổi chữ',
      closedBy: expect.any(String),
    });
    expect(second.step === 'stored' && (await ruleRow(second.ruleId)).replacesId).toBe(first);
    expect(await refusedWith(() => replace('lần nữa'))).toBe('statements.ruleClosed');
    expect(await refusedWith(() => closed(first))).toBe('statements.ruleClosed');
    const events = await as((tx) =>
      tx.execute<{ kind: string }>(
        sql`SELECT kind FROM audit.event WHERE kind LIKE 'statementRule.%' ORDER BY id DESC LIMIT 2`,
      ),
    );
    expect(events.map(({ kind }) => kind)).toEqual(['statementRule.made', 'statementRule.closed']);
    const edit = (set: ReturnType<typeof sql>) =>
      refusedWith(() =>
        as((tx) => tx.execute(sql`UPDATE app.statement_rule SET ${set} WHERE id = ${first}`)),
      );
    expect(await edit(sql`outcome = 'order'`)).toBe('42501');
    expect(await edit(sql`closed_at = NULL, closed_reason_value_id = NULL`)).toBe('statements.ruleClosed');
    expect(await refusedWith(() => as((tx) => tx.execute(sql`DELETE FROM app.statement_rule`)))).toBe(
      '42501',
    );
  });

  it('of the same rule two cannot take the place at once', async () => {
    const ruleId = await made({ text: 'phi kiem dem', meaning: 'bankFee' });
    const both = await Promise.all([1, 2].map(() => refusedWith(() => closed(ruleId))));
    expect(both.filter((code) => code === 'statements.ruleClosed')).toHaveLength(1);
  });

  it('names no person: a text with the full name of one in the directory is refused, also by the database', async () => {
    await give(room.books.accountant, room.books, {
      ...{ method: 'transfer', amountVnd: 70_000n, occurredOn: '2019-01-10' },
      donor: { name: 'Trần Thị Ví Dụ', kind: 'individual' },
    });
    const fundId = String(room.books.generalFund);
    expect(await refusedWith(() => made({ text: 'TRAN THI VI DU chuyen', meaning: 'gift', fundId }))).toBe(
      'statements.ruleIsName',
    );
    await made({ text: 'Tran Thi Vi chuyen', meaning: 'gift', fundId });
    // The text lies where it may be erased, and stands nowhere else.
    const [row] = await as((tx) =>
      tx.execute<{ n: string }>(
        sql`SELECT count(*) AS n FROM audit.change WHERE new_image::text ILIKE '%Tran Thi Vi chuyen%'`,
      ),
    );
    expect(Number(row!.n)).toBe(0);
  });

  it('the database refuses a short text, a closed or foreign fund, a campaign for interest, and an open predecessor', async () => {
    const { generalFund, accounts } = room.books;
    const raw = (part: Record<string, unknown>, text = 'phi giao dich') =>
      refusedWith(() =>
        as((tx, actor) =>
          makeRule(tx, actor, {
            condition: { text, way: 'out', accountId: null, leastVnd: null, mostVnd: null },
            outcome: { kind: 'bankFee', fundId: null },
            ...part,
          }),
        ),
      );
    expect(await raw({}, 'p h í')).toBe('statements.ruleTooShort');
    expect(await raw({ outcome: { kind: 'bankFee', fundId: 999_999 } })).toBe('statements.ruleFund');
    const use = { kind: 'order', fundId: generalFund, expenseAccountId: accounts['112'] };
    expect(await raw({ outcome: use })).toBe('statements.ruleUse');
    const gift = { kind: 'income', incomeKind: 'gift', fundId: generalFund, campaignId: 999_999 };
    const inward = { text: 'ung ho bao', way: 'in', accountId: null, leastVnd: null, mostVnd: null };
    expect(await raw({ condition: inward, outcome: gift })).toBe('statements.ruleCampaign');
    const cash = {
      text: 'phi giao dich',
      way: 'out',
      accountId: accounts['111']!,
      leastVnd: null,
      mostVnd: null,
    };
    expect(await raw({ condition: cash })).toBe('statements.notABankAccount');
    expect(await raw({ outcome: { ...gift, campaignId: null } })).toBe('23514');
    const open = await made({ text: 'phi mo so', meaning: 'bankFee' });
    const text = await as((tx) =>
      tx.execute<{ id: string }>(sql`SELECT text_value_id AS id FROM app.statement_rule WHERE id = ${open}`),
    );
    const inserted = (who: Colleague, replaces: number | null) =>
      refusedWith(() =>
        who.act((tx) =>
          tx.execute(sql`INSERT INTO app.statement_rule (association_id, text_value_id, way, outcome, made_by, replaces_id)
            VALUES (app.current_association(), ${text[0]!.id}, 'out', 'bankFee', 0, ${replaces})`),
        ),
      );
    expect(await inserted(room.books.accountant, open)).toBe('statements.ruleStillOpen');
    expect(await inserted(room.books.cashier, null)).toBe('42501');
  });

  it('is the accountant’s to make and close, the books’ to see, and unknown to another association', async () => {
    const ruleId = await made({ text: 'phi bao tri the', meaning: 'bankFee' });
    const { cashier, inspector } = room.books;
    await expect(made({ text: 'phi bao tri the', meaning: 'bankFee' }, cashier)).rejects.toMatchObject({
      code: 'access.notPermitted',
    });
    await expect(closed(ruleId, 'không phải việc của mình', cashier)).rejects.toMatchObject({
      code: 'access.notPermitted',
    });
    expect((await inspector.act((tx) => openRules(tx))).map((rule) => rule.ruleId)).toContain(ruleId);
    const stranger = await openBooks(room.database.urls, 'hoi-khac-quy-tac');
    expect(await stranger.accountant.act((tx) => listRules(tx))).toEqual([]);
    expect(await refusedWith(() => closed(ruleId, 'hội khác', stranger.accountant))).toBe(
      'statements.ruleNotFound',
    );
  });
});
