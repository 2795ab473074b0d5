/** The books cannot be written past their door. Each attack is refused to the app's own database role, and its honest twin passes. */
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { describe, expect, it } from 'vitest';
import { refusedWith } from '@/tests/factories/refused';
import { laySiege } from '@/tests/factories/siege';

const siege = laySiege();

describe('the books cannot be written past their door', () => {
  const tables = [
    'ledger.voucher',
    'ledger.posting',
    'ledger.commitment',
    'ledger.book_counter',
    'ledger.period',
    'ledger.fund',
    'ledger.account',
    'ledger.snapshot',
    'audit.event',
    'audit.change',
    'audit.seal',
    'audit.checkpoint',
  ];
  it.each(tables)('INSERT, UPDATE, DELETE and TRUNCATE on %s are refused to the app', async (table) => {
    const run = (text: string) =>
      refusedWith(() => siege.books.people.cashier.act((tx) => tx.execute(sql.raw(text))));
    const column = (
      await siege.books.people.cashier.act((tx) =>
        tx.execute<{ name: string }>(
          sql.raw(
            `SELECT attname AS name FROM pg_attribute WHERE attrelid = '${table}'::regclass AND attnum > 0 AND attidentity = '' ORDER BY attnum LIMIT 1`,
          ),
        ),
      )
    )[0]!.name;
    expect(await run(`INSERT INTO ${table} DEFAULT VALUES`)).toBe('42501');
    expect(await run(`UPDATE ${table} SET ${column} = ${column}`)).toBe('42501');
    expect(await run(`DELETE FROM ${table}`)).toBe('42501');
    expect(await run(`TRUNCATE ${table} CASCADE`)).toBe('42501');
  });

  it('even the owner cannot change or remove a posted row: the triggers refuse', async () => {
    expect(await asOwner('UPDATE ledger.posting SET amount_vnd = 1')).toBe('audit.appendOnly');
    expect(await asOwner('DELETE FROM ledger.posting')).toBe('audit.appendOnly');
    expect(await asOwner('TRUNCATE ledger.posting CASCADE')).toBe('audit.appendOnly');
    expect(await asOwner('UPDATE audit.event SET kind = kind')).toBe('audit.appendOnly');
  });

  it('a voucher without lines never commits, and no line enters an old voucher', async () => {
    expect(await refusedWith(() => siege.post({ lines: [] }))).toBe('ledger.noLines');
    expect(
      await asOwner(`INSERT INTO ledger.voucher (association_id, book, year, number, purpose, occurred_on, recorded_at, xid, request_key, request_hash, actor_id, code)
      VALUES (${siege.books.founded.associationId}, 'PT', 2018, 1, 'gift', '2018-01-01', now(), pg_current_xact_id(), 'raw', '', 1, 'RAW')`),
    ).toBe('ledger.noLines');
    expect(
      await asOwner(
        `INSERT INTO ledger.posting SELECT association_id, voucher_id, 9, fund_id, debit_account_id, credit_account_id, 5, occurred_on, pg_current_xact_id() FROM ledger.posting LIMIT 1`,
      ),
    ).toBe('ledger.lineIntoOldVoucher');
  });
});

/** Runs one statement with the owner's rights, which nothing of the running product has. */
async function asOwner(text: string): Promise<string> {
  const owner = postgres(siege.database.urls.migrator, { max: 1, onnotice: () => {} });
  const role = new URL(siege.database.urls.migrator).username.replace(/_migrator$/, '_owner');
  const answer = await refusedWith(() =>
    owner.begin(async (tx) => {
      await tx.unsafe(`SET LOCAL ROLE "${role}"`);
      await tx.unsafe(text);
    }),
  );
  await owner.end();
  return answer;
}
