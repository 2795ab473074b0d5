/** recordContribution: what posts, what waits, what is refused, and that one press is one voucher. */
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { recordContribution } from '@/lib/contributions/commands';
import { contributionById } from '@/lib/contributions/queries';
import { cashBook, moneyOn } from '@/lib/ledger/statements';
import { refusedWith } from '@/tests/factories/refused';
import { withBooks } from './set-up';
import { families, give } from './story';

const room = withBooks('hoi-ghi-thu');
const today = '2019-02-01';

async function count(table: 'contribution' | 'party' | 'consent'): Promise<number> {
  const rows = await room.books.accountant.act((tx) =>
    tx.execute<{ count: string }>(
      sql`SELECT count(*) FROM ${sql.identifier('app')}.${sql.identifier(table)}`,
    ),
  );
  return Number(rows[0]!.count);
}

describe('who keys what', () => {
  it('happy path: cash keyed by the cashier is in the box at once, with a number', async () => {
    const given = await give(room.books.cashier, room.books, { amountVnd: 500_000n, occurredOn: today });
    expect(given).toMatchObject({ status: 'posted', isExisting: false });
    expect(given.voucher?.reference).toMatch(/^PT \d\d\/2019$/);
  });

  it('cash keyed by the accountant waits, has no number, and is not in the books', async () => {
    const { accountant } = room.books;
    const before = await accountant.act((tx) => moneyOn(tx, '2019-12-31'));
    const given = await give(accountant, room.books, { amountVnd: 700_000n, occurredOn: today });
    expect(given).toMatchObject({ status: 'waiting', voucher: null });
    expect(await accountant.act((tx) => moneyOn(tx, '2019-12-31'))).toEqual(before);
  });

  it('failure path: the cashier does not key transfers, and others key nothing', async () => {
    const { books } = room;
    const transfer = () => give(books.cashier, books, { method: 'transfer', amountVnd: 1_000n });
    expect(await refusedWith(transfer)).toBe('contributions.transferByAccountant');
    for (const stranger of [books.chair, books.secretary, books.inspector]) {
      await expect(give(stranger, books, { amountVnd: 1_000n })).rejects.toMatchObject({
        code: 'access.notPermitted',
      });
    }
  });

  it('the database itself refuses cash by the accountant, whatever the program decided', async () => {
    const { accountant } = room.books;
    const asCashier = { ...accountant.actor, roles: ['cashier' as const] };
    const attempt = () =>
      accountant.act((tx) =>
        recordContribution(tx, asCashier, {
          ...{ method: 'cash', amountVnd: 5_000n, occurredOn: today, fundId: room.books.generalFund },
          ...{ donor: { name: 'Cơ quan A', kind: 'agency' }, requestKey: 'not-a-cashier' },
        }),
      );
    expect(await refusedWith(attempt)).toBe('ledger.onlyCashierMovesCash');
  });
});

describe('what is refused', () => {
  it('an envelope whose families do not add up, and nothing of it stays', async () => {
    const before = [await count('contribution'), await count('party')];
    const attempt = () =>
      give(room.books.cashier, room.books, {
        ...{ amountVnd: 3_105_001n, occurredOn: today, shares: families() },
        donor: { name: 'Chi hội thôn', kind: 'chapter' },
      });
    expect(await refusedWith(attempt)).toBe('contributions.sharesDoNotAddUp');
    expect([await count('contribution'), await count('party')]).toEqual(before);
  });

  it('the same list put together by raw SQL is refused by the database at commit', async () => {
    const { books } = room;
    const given = await give(books.cashier, books, {
      ...{ amountVnd: 200_000n, occurredOn: today, donor: { name: 'Chi hội thôn', kind: 'chapter' } },
      shares: [{ name: 'Gia đình 1', amountVnd: 200_000n }],
    });
    const view = await books.cashier.act((tx) => contributionById(tx, given.contributionId));
    const attempt = () =>
      books.cashier.act(async (tx) => {
        const event = {
          kind: 'party.changed',
          subjectType: 'party',
          subjectId: '1',
          payload: { fields: [] },
        };
        await tx.execute(sql`SELECT audit.record(${JSON.stringify(event)}::jsonb)`);
        await tx.execute(sql`INSERT INTO app.contribution_share (association_id, contribution_id, line, party_id, amount_vnd)
                             VALUES (${books.associationId}, ${given.contributionId}, 2, ${view!.donorId}, 1)`);
      });
    expect(await refusedWith(attempt)).toBe('contributions.sharesDoNotAddUp');
  });

  it.each([
    ['a day that has not come', { occurredOn: '2999-01-01' }, 'ledger.futureDate'],
    ['a day before any association existed', { occurredOn: '1990-01-01' }, 'ledger.dateTooEarly'],
    ['a gift without a donor', { donor: undefined }, 'web.checkFields'],
    ['no amount', { amountVnd: 0n }, 'web.checkFields'],
    ['interest in cash', { kind: 'bankInterest' as const }, 'web.checkFields'],
    [
      'goods without their value explained',
      { method: 'inKind' as const, quantity: 1, goodsLabel: 'xe đạp' },
      'web.checkFields',
    ],
    ['a fund of nobody', { fundId: 999_999 }, 'ledger.badLine'],
    ['an account of another kind', { accountId: 2 }, 'ledger.badLine'],
    ['a donor of nobody', { donor: { id: 999_999 } }, 'people.notFound'],
  ])('%s', async (_what, input, code) => {
    const before = await count('contribution');
    const attempt = () => give(room.books.cashier, room.books, { amountVnd: 10_000n, ...input });
    expect(await refusedWith(attempt)).toBe(code);
    expect(await count('contribution')).toBe(before);
  });
});

describe('one press, one voucher', () => {
  it('twenty equal sendings at the same moment make one contribution, one voucher, one donor', async () => {
    const { books } = room;
    const before = [await count('contribution'), await count('party')];
    const send = () =>
      give(books.cashier, books, {
        ...{ amountVnd: 1_234_000n, occurredOn: today, requestKey: 'pressed-twenty-times' },
        donor: { name: 'Người bấm hai lần', kind: 'individual' as const },
      });
    const sent = await Promise.all(Array.from({ length: 20 }, send));
    expect(new Set(sent.map((one) => one.voucher?.reference)).size).toBe(1);
    expect(sent.filter((one) => !one.isExisting)).toHaveLength(1);
    expect([await count('contribution'), await count('party')]).toEqual([before[0]! + 1, before[1]! + 1]);
    const book = await books.cashier.act((tx) => cashBook(tx, { kind: 'cash', from: today, to: today }));
    expect(book.rows.filter((row) => row.inVnd === 1_234_000n)).toHaveLength(1);
  });

  it.each([
    ['amount', { amountVnd: 60_000n }],
    ['day', { occurredOn: '2019-02-02' }],
    ['donor', { donor: { name: 'Cơ quan khác', kind: 'agency' as const } }],
    ['note', { note: 'một ghi chú khác' }],
  ])('the same key with another %s is refused', async (what, other) => {
    const first = { amountVnd: 50_000n, occurredOn: today, requestKey: `same-key-${what}` };
    await give(room.books.cashier, room.books, first);
    const attempt = () => give(room.books.cashier, room.books, { ...first, ...other });
    expect(await refusedWith(attempt)).toBe('ledger.requestKeyReused');
  });
});

describe('how donors are named', () => {
  it('a new person is anonymous unless asked, a body is named', async () => {
    const { books } = room;
    const choiceOf = async (kind: 'individual' | 'agency') => {
      const given = await give(books.cashier, books, {
        amountVnd: 20_000n,
        donor: { name: `Mới ${kind}`, kind },
      });
      return (await books.cashier.act((tx) => contributionById(tx, given.contributionId)))!.publicNameChoice;
    };
    expect(await choiceOf('individual')).toBe('anonymous');
    expect(await choiceOf('agency')).toBe('real');
  });

  it('a person who agrees to be named leaves one consent, not one for each gift', async () => {
    const { books } = room;
    const before = await count('consent');
    const first = await give(books.cashier, books, {
      ...{ amountVnd: 30_000n, donor: { name: 'Bà Hà Thị Mẫu', kind: 'individual' as const } },
      ...{ publicNameChoice: 'real' as const, consentChannel: 'paper' as const },
    });
    const donorId = (await books.cashier.act((tx) => contributionById(tx, first.contributionId)))!.donorId!;
    await give(books.cashier, books, { amountVnd: 40_000n, donor: { id: donorId } });
    expect(await count('consent')).toBe(before + 1);
    const [consent] = await books.secretary.act((tx) =>
      tx.execute<Record<string, string>>(
        sql`SELECT field, purpose, giver, channel, text_version FROM app.consent WHERE party_id = ${donorId}`,
      ),
    );
    expect(consent).toEqual({
      ...{ field: 'name', purpose: 'publish', giver: 'self', channel: 'paper', text_version: 'donor-name-1' },
    });
  });

  it('families of an envelope are named only when they signed, and are known again next time', async () => {
    const { books } = room;
    const envelope = (requestKey: string, areSharesNamed: boolean) =>
      give(books.cashier, books, {
        ...{ amountVnd: 3_105_000n, requestKey, areSharesNamed, shares: families() },
        donor: { id: chapterId },
      });
    const first = await give(books.cashier, books, {
      amountVnd: 1_000n,
      donor: { name: 'Chi hội thôn Hai', kind: 'chapter' },
    });
    const chapterId = (await books.cashier.act((tx) => contributionById(tx, first.contributionId)))!.donorId!;
    const [parties, consents] = [await count('party'), await count('consent')];
    await envelope('unsigned-list', false);
    expect([await count('party'), await count('consent')]).toEqual([parties + 37, consents]);
    await envelope('signed-list', true);
    expect([await count('party'), await count('consent')]).toEqual([parties + 37, consents + 37]);
  });
});
