/** Nobody acts in another name or in another association. Each attack is refused to the app's own database role, and its honest twin passes. */
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withLogin, withSession } from '@/db/client';
import { cashIn, openBooks } from '@/tests/factories/guard-books';
import { refusedWith } from '@/tests/factories/refused';
import { laySiege } from '@/tests/factories/siege';

const siege = laySiege();

describe('nobody acts in another name or another association', () => {
  it('a forged, revoked or ended session acts as nobody', async () => {
    expect(
      await refusedWith(() =>
        withSession('forged', 'xa-mot', (tx) =>
          tx.execute(sql`SELECT audit.record('{"kind":"a.b","subjectType":"x"}'::jsonb)`),
        ),
      ),
    ).toBe('access.noActor');
    const person = await openBooks(siege.database.urls, 'xa-nam');
    await withLogin((tx) =>
      tx.execute(
        sql`SELECT access.close_session(sha256(convert_to(${person.people.cashier.token}, 'UTF8')))`,
      ),
    );
    expect(await refusedWith(() => cashIn(person, 5n, '2019-01-31'))).toBe('access.noActor');
  });
  it('sees no row of another association, under any address', async () => {
    for (const slug of ['xa-hai', 'khong-co']) {
      const rows = await withSession(siege.books.people.cashier.token, slug, (tx) =>
        tx.execute(sql`SELECT 1 FROM ledger.fund`),
      );
      expect(rows.length).toBe(0);
    }
    expect(
      (await siege.books.people.cashier.act((tx) => tx.execute(sql`SELECT 1 FROM ledger.fund`))).length,
    ).toBe(2);
  });
  it('cannot make a session, confirm a PIN, or read a secret as app', async () => {
    const run = (text: string) =>
      refusedWith(() => siege.books.people.cashier.act((tx) => tx.execute(sql.raw(text))));
    expect(
      await run(
        `INSERT INTO access.session (token_hash, user_id, expires_at) VALUES ('x', 1, now() + interval '1 day')`,
      ),
    ).toBe('42501');
    expect(await run(`SELECT access.open_session(1, 'x'::bytea, 'x')`)).toBe('42501');
    expect(await run(`SELECT access.confirm_pin('x', 'payOrder', 'x'::bytea)`)).toBe('42501');
    expect(await run('SELECT password_hash FROM access."user"')).toBe('42501');
    expect(await run('SELECT token_hash FROM access.session')).toBe('42501');
    expect(await run('SELECT account FROM app.hardship')).toBe('42501');
  });
  it('cannot change a row without an event', async () => {
    expect(
      await refusedWith(() =>
        siege.books.people.cashier.act((tx) =>
          tx.execute(
            sql`INSERT INTO app.party (association_id, kind) VALUES (${siege.books.founded.associationId}, 'agency')`,
          ),
        ),
      ),
    ).toBe('audit.noEvent');
  });
  it('an inspector reads and does not write', async () => {
    expect(
      await refusedWith(() =>
        siege.books.people.inspector.act(async (tx) => {
          await tx.execute(
            sql`SELECT audit.record('{"kind":"party.registered","subjectType":"party"}'::jsonb)`,
          );
          await tx.execute(
            sql`INSERT INTO app.party (association_id, kind) VALUES (${siege.books.founded.associationId}, 'agency')`,
          );
        }),
      ),
    ).toBe('42501');
  });
});
