/** Lines that arrive together are each held against their statement: one wrong line among many and none is stored. */
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { record } from '@/lib/audit/record';
import { refusedWith } from '@/tests/factories/refused';
import { withConnection } from '../../setup/connection';
import { withBooks } from '../contributions/set-up';
import { csv, desk, header } from './desk';

const room = withBooks('hoi-chot-dong');
const { stored } = desk(room);

/** A statement of its own, copied from another, with three lines in one INSERT; the second has a column changed. */
const attempt = (copied: number, wrong: Record<string, string>) => {
  const value = (column: string, usual: string) =>
    `CASE WHEN n = 2 THEN ${wrong[column] ?? usual} ELSE ${usual} END`;
  return refusedWith(() =>
    room.books.accountant.act(async (tx, actor) => {
      const event = { kind: 'statement.imported', subjectType: 'bankStatement', subjectId: '' } as const;
      const payload = { accountId: 0, newCount: 3, knownCount: 0, closingVnd: '' };
      await record(tx, actor, { ...event, payload });
      const [made] = await tx.execute<{ id: string }>(sql`
        INSERT INTO app.bank_statement (association_id, account_id, layout, balance_style, file_hash, first_on, last_on,
          credit_vnd, debit_vnd, new_count, known_count, known_vnd, accepted_findings, imported_by)
        SELECT association_id, account_id, layout, balance_style, sha256(random()::text::bytea), first_on, last_on,
          credit_vnd, debit_vnd, new_count, 0, 0, '{}', imported_by FROM app.bank_statement WHERE id = ${copied} RETURNING id`);
      await tx.execute(
        sql.raw(`INSERT INTO app.bank_line (association_id, statement_id, account_id, ordinal, occurred_on, time, amount_vnd,
          is_amount_printed, reference, line_key, occurrence)
        SELECT association_id, ${value('statement_id', made!.id)}, ${value('account_id', 'account_id')}, ${value('ordinal', 'n')},
          ${value('occurred_on', 'occurred_on')}, time, amount_vnd, true, '', sha256(random()::text::bytea), 1
          FROM (SELECT * FROM app.bank_line WHERE statement_id = ${copied} AND ordinal = 1) l, generate_series(1, 3) n`),
      );
    }),
  );
};

it('refuses a line of another account, statement, day or number; with the guard taken down it would not', async () => {
  const file = (month: string) =>
    csv([header, ...[1, 2, 3].map((day) => [`0${day}/${month}/2019`, '', '10000', '', `dong ${day}`])]);
  const own = await stored(file('03'));
  const other = await stored(file('04'), '1128');
  expect(await attempt(own, {})).toBe('accepted');
  const attacks: Record<string, string>[] = [
    { account_id: String(room.books.accounts['1128']) },
    { statement_id: String(other), ordinal: '4' },
    { occurred_on: `'2019-03-31'::date` },
    { ordinal: '0' },
    { ordinal: '4' },
  ];
  for (const wrong of attacks)
    expect(await attempt(own, wrong), JSON.stringify(wrong)).toBe('statements.linesDoNotAddUp');
  const turn = (state: string) =>
    withConnection(room.database.superuserUrl, (admin) =>
      admin.unsafe(`ALTER TABLE app.bank_line ${state} TRIGGER bank_lines_guard`),
    );
  await turn('DISABLE');
  for (const at of [0, 2, 3, 4]) expect(await attempt(own, attacks[at]!)).toBe('accepted');
  await turn('ENABLE');
});
