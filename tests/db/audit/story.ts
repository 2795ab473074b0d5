/**
 * A small true story for the audit tests: gifts, a void, a consent taken back, an award decided and paid.
 * Owns nothing of the product: everything goes through the doors of the app role.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type SQL, sql } from 'drizzle-orm';
import postgres from 'postgres';
import type { Tx } from '@/db/client';
import type { Role } from '@/lib/access/policy';
import { record } from '@/lib/audit/record';
import { postVoucher, type VoucherInput } from '@/lib/ledger/post';
import { keepText, registerParty } from '@/lib/people/commands';
import { type Colleague, colleague, foundAssociation } from '../../factories/association';
import type { TestDatabase } from '../../setup/database';
import { decideAndPay, holdRound } from './story-award';

const people = {
  chair: ['chair'],
  vice: ['viceChair'],
  secretary: ['secretary'],
  accountant: ['accountant'],
  cashier: ['cashier'],
  member: ['committeeMember'],
  inspector: ['inspector'],
} as const satisfies Record<string, Role[]>;
type Person = keyof typeof people;

export interface Story {
  associationId: number;
  people: Record<Person, Colleague>;
  fund: number;
  account: Record<'cash' | 'bank' | 'income' | 'expense' | 'opening' | 'clearing', number>;
  /** Ids of vouchers by printed reference. */
  vouchers: Record<string, number>;
  donor: number;
  student: number;
  contribution: number;
  nomination: number;
  award: number;
  decision: number;
  paymentOrder: number;
}

/** Founds an association and carries the story through. */
export async function tellStory(database: TestDatabase, slug: string): Promise<Story> {
  const founded = await foundAssociation(database.urls, slug, people as unknown as Record<string, Role[]>);
  const staff = {} as Record<Person, Colleague>;
  for (const name of Object.keys(people) as Person[])
    staff[name] = await colleague(founded, name, [...people[name]]);
  const story = { associationId: founded.associationId, people: staff, vouchers: {} } as Story;
  await openBooks(story);
  await receiveGifts(story);
  await consentAndWithdraw(story);
  await decideAndPay(story, await holdRound(story));
  return story;
}

/** Posts one voucher as a person and remembers its id. */
export async function post(story: Story, who: Person, input: Omit<VoucherInput, 'requestKey'>) {
  const requestKey = `k${Object.keys(story.vouchers).length}-${input.book}-${input.occurredOn}`;
  const posted = await story.people[who].act((tx, actor) => postVoucher(tx, actor, { ...input, requestKey }));
  story.vouchers[posted.reference] = posted.voucherId;
  return posted;
}

/**
 * Seals what is pending, as the sealing worker does. Transaction numbers belong to the whole server, so a test that
 * works in another database at this moment (thousands of rows in one go) may hold the sealing back: then again.
 */
export async function seal(database: TestDatabase): Promise<void> {
  const sealer = postgres(database.urls.sealer, { max: 1, onnotice: () => undefined });
  const patience = 100_000;
  const until = Date.now() + patience;
  try {
    while (Date.now() < until) {
      await sealer`SELECT audit.seal_pending()`;
      const [row] = await sealer<{ lag: number }[]>`SELECT audit.seal_lag_seconds() AS lag`;
      if (row!.lag === 0) return;
      await sleep(100);
    }
    throw new Error(`Something held the sealing back for ${patience / 1000} seconds.`);
  } finally {
    await sealer.end();
  }
}

/** The id that a statement returns. */
export async function idOf(tx: Tx, query: SQL): Promise<number> {
  const rows = await tx.execute<{ id: string }>(query);
  return Number(rows[0]!.id);
}

const open = (what: 'fund' | 'account', body: object) => (tx: Tx) =>
  idOf(tx, sql`SELECT ${sql.raw(`ledger.open_${what}`)}(${JSON.stringify(body)}::jsonb) AS id`);

async function openBooks(story: Story): Promise<void> {
  const { act } = story.people.accountant;
  const fundBody = {
    code: 'CHUNG',
    name: 'Quỹ chung',
    publicLabel: 'Quỹ chung',
    kind: 'operating',
    openedOn: '2019-01-01',
  };
  story.fund = await act(open('fund', fundBody));
  const account = {} as Story['account'];
  for (const kind of ['cash', 'bank', 'income', 'expense', 'opening', 'clearing'] as const)
    account[kind] = await act(open('account', { code: kind, name: kind, kind }));
  story.account = account;
  const lines = [line(story, 'cash', 'opening', 10_000_000n), line(story, 'bank', 'opening', 41_850_000n)];
  await post(story, 'accountant', { book: 'PKT', purpose: 'opening', occurredOn: '2019-01-02', lines });
}

/** One pair Nợ / Có between two accounts of the story. */
export function line(
  story: Story,
  debit: keyof Story['account'],
  credit: keyof Story['account'],
  amountVnd: bigint,
) {
  return {
    fundId: story.fund,
    debitAccountId: story.account[debit],
    creditAccountId: story.account[credit],
    amountVnd,
  };
}

async function receiveGifts(story: Story): Promise<void> {
  const { accountant, cashier } = story.people;
  story.donor = await accountant.act((tx, actor) =>
    registerParty(tx, actor, { kind: 'agency', name: 'Phòng Bình Minh' }),
  );
  const gift = (amount: bigint, day: string) =>
    post(story, 'cashier', {
      book: 'PT',
      purpose: 'gift',
      occurredOn: day,
      partyId: story.donor,
      lines: [line(story, 'cash', 'income', amount)],
    });
  const wrong = await gift(5_400_000n, '2019-02-01');
  const reason = await cashier.act(async (tx, actor) => {
    await record(tx, actor, {
      kind: 'party.changed',
      subjectType: 'party',
      subjectId: '',
      payload: { fields: [] },
    });
    return keepText(tx, null, 'reason', 'Ghi nhầm số tiền');
  });
  const voiding = { book: 'PKT', purpose: 'reversal', occurredOn: '2019-02-01' } as const;
  await post(story, 'cashier', { ...voiding, reversesId: wrong.voucherId, reasonValueId: reason });
  await gift(4_500_000n, '2019-02-02');
  const third = await gift(2_000_000n, '2019-03-02');
  await recordContribution(story, third.voucherId);
}

/** The row of a gift beside its voucher, as the contributions keep it. */
async function recordContribution(story: Story, voucherId: number): Promise<void> {
  story.contribution = await story.people.cashier.act(async (tx, actor) => {
    const payload = { amountVnd: '2000000', method: 'cash', kind: 'gift' };
    await record(tx, actor, {
      kind: 'contribution.recorded',
      subjectType: 'contribution',
      subjectId: '',
      payload,
    });
    return idOf(
      tx,
      sql`INSERT INTO app.contribution (association_id, kind, method, donor_id, fund_id, account_id, amount_vnd, occurred_on, status,
            request_key, voucher_id, keyed_by)
          VALUES (${story.associationId}, 'gift', 'cash', ${story.donor}, ${story.fund}, ${story.account.cash}, 2000000, '2019-03-02',
            'posted', 'gift-3', ${voucherId}, ${actor.userId}) RETURNING id`,
    );
  });
}

/** A person whose name may be published, until she changes her mind. */
async function consentAndWithdraw(story: Story): Promise<void> {
  const { secretary } = story.people;
  story.student = await secretary.act((tx, actor) =>
    registerParty(tx, actor, { kind: 'individual', name: 'Lò Thị Mây', birthYear: 1990 }),
  );
  const event = { subjectType: 'party', subjectId: String(story.student) } as const;
  const consent = await secretary.act(async (tx, actor) => {
    const payload = { field: 'name', purpose: 'publish', giver: 'self' };
    await record(tx, actor, { ...event, kind: 'consent.given', payload });
    return idOf(
      tx,
      sql`INSERT INTO app.consent (association_id, party_id, field, purpose, giver, given_on, text_version, channel, recorded_by)
          VALUES (${story.associationId}, ${story.student}, 'name', 'publish', 'self', '2019-06-20', '1', 'paper', ${actor.userId})
          RETURNING id`,
    );
  });
  await secretary.act(async (tx, actor) => {
    await record(tx, actor, {
      ...event,
      kind: 'consent.withdrawn',
      payload: { field: 'name', purpose: 'publish' },
    });
    await tx.execute(sql`UPDATE app.consent SET withdrawn_at = now() WHERE id = ${consent}`);
  });
}
