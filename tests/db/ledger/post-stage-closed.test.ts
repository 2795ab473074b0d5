/**
 * What is closed stays closed to a batch: a month, a fund, an account, another isolation level, a person without a
 * session. Each refusal has its honest twin, and nothing of a refused batch remains.
 */
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePeriod } from '@/lib/ledger/commands';
import { postVouchers, type VoucherInput } from '@/lib/ledger/post';
import { refusedWith } from '@/tests/factories/refused';
import { laySiege } from '@/tests/factories/siege';

const siege = laySiege();
let admin: postgres.Sql;
let app: postgres.Sql;
let serial = 0;

beforeAll(() => {
  admin = postgres(siege.database.superuserUrl, { max: 1, onnotice: () => {} });
  app = postgres(siege.database.urls.app, { max: 1, onnotice: () => {} });
});
afterAll(() => Promise.all([admin.end(), app.end()]));

function gift(occurredOn: VoucherInput['occurredOn'] = '2019-01-10'): VoucherInput {
  serial += 1;
  return { book: 'PT', purpose: 'gift', occurredOn, requestKey: `closed-${serial}`, lines: [siege.line()] };
}

function send(vouchers: VoucherInput[]) {
  return refusedWith(() => siege.books.people.cashier.act((tx, actor) => postVouchers(tx, actor, vouchers)));
}

async function vouchers(): Promise<number> {
  const [row] = await admin<{ n: number }[]>`SELECT count(*)::int AS n FROM ledger.voucher`;
  return row!.n;
}

/** Sends a batch as the program's role, with or without a session, at the isolation level given. */
function sendRaw(level: string, token: string) {
  const lines = [{ ...siege.line(), amountVnd: '100000' }];
  const body = JSON.stringify({ vouchers: [{ ...gift(), lines }] });
  return refusedWith(() =>
    app.begin(`isolation level ${level}`, async (tx) => {
      const { slug } = siege.books.people.cashier;
      await tx`SELECT set_config('app.session', ${token}, true), set_config('app.association', ${slug}, true)`;
      await tx`SELECT ledger.post_stage(${body}::text::jsonb)`;
    }),
  );
}

describe('a batch', () => {
  it('with one voucher in a closed month is refused whole; in the open month it goes through', async () => {
    expect(await send([gift('2018-02-01'), gift('2018-03-01')])).toBe('accepted');
    await siege.books.people.accountant.act((tx, actor) =>
      closePeriod(tx, actor, { year: 2018, month: 2, cashCountedVnd: 100_000n, bankConfirmedVnd: 0n }),
    );
    const before = await vouchers();
    for (const days of [
      ['2018-03-02', '2018-02-28'],
      ['2018-02-01', '2018-03-02'],
    ] as const)
      expect(await send(days.map((day) => gift(day)))).toBe('ledger.periodClosed');
    expect(await vouchers()).toBe(before);
    expect(await send([gift('2018-03-02'), gift('2018-03-03')])).toBe('accepted');
  });

  it.each([
    ['fund', () => siege.books.funds.general],
    ['account', () => siege.books.accounts.cash!],
    ['account', () => siege.books.accounts.income!],
  ] as const)('into a closed %s is refused; opened again it goes through', async (table, idOf) => {
    const close = (day: string | null) =>
      admin.begin(async (tx) => {
        await tx`SET LOCAL session_replication_role = replica`;
        await tx`UPDATE ${tx(`ledger.${table}`)} SET closed_on = ${day} WHERE id = ${idOf()}`;
      });
    await close('2019-01-01');
    const before = await vouchers();
    expect(await send([gift(), gift()])).toBe('ledger.badLine');
    expect(await vouchers()).toBe(before);
    await close(null);
    expect(await send([gift(), gift()])).toBe('accepted');
  });

  it('at another isolation level or without a session is refused; as it should be it goes through', async () => {
    const { token } = siege.books.people.cashier;
    const before = await vouchers();
    for (const level of ['repeatable read', 'serializable'])
      expect(await sendRaw(level, token)).toBe('ledger.isolation');
    expect(await sendRaw('read committed', '')).toBe('access.noActor');
    expect(await vouchers()).toBe(before);
    expect(await sendRaw('read committed', token)).toBe('accepted');
  });
});
