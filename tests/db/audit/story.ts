/**
 * A small true story for the audit tests: gifts, a void, a consent taken back, an award decided and paid.
 * Owns nothing of the product: everything goes through the doors of the app role.
 */
import { type SQL, sql } from 'drizzle-orm';
import postgres from 'postgres';
import type { Tx } from '@/db/client';
import type { Role } from '@/lib/access/policy';
import type { AuditEvent } from '@/lib/audit/events';
import { record } from '@/lib/audit/record';
import { postVoucher, type VoucherInput } from '@/lib/ledger/post';
import { keepText, registerParty } from '@/lib/people/commands';
import { type Colleague, colleague, foundAssociation } from '../../factories/association';
import type { TestDatabase } from '../../setup/database';

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
  await awardAndPay(story);
  return story;
}

/** Posts one voucher as a person and remembers its id. */
export async function post(story: Story, who: Person, input: Omit<VoucherInput, 'requestKey'>) {
  const requestKey = `k${Object.keys(story.vouchers).length}-${input.book}-${input.occurredOn}`;
  const posted = await story.people[who].act((tx, actor) => postVoucher(tx, actor, { ...input, requestKey }));
  story.vouchers[posted.reference] = posted.voucherId;
  return posted;
}

/** Seals what is pending, as the sealing worker does. */
export async function seal(database: TestDatabase): Promise<void> {
  const sealer = postgres(database.urls.sealer, { max: 1, onnotice: () => undefined });
  try {
    await sealer`SELECT audit.seal_pending()`;
  } finally {
    await sealer.end();
  }
}

async function idOf(tx: Tx, query: SQL): Promise<number> {
  const rows = await tx.execute<{ id: string }>(query);
  return Number(rows[0]!.id);
}

const open = (what: 'fund' | 'account', body: object) => (tx: Tx) =>
  idOf(tx, sql`SELECT ${sql.raw(`ledger.open_${what}`)}(${JSON.stringify(body)}::jsonb) AS id`);

async function openBooks(story: Story): Promise<void> {
  const { act } = story.people.accountant;
  const fundBody = { code: 'CHUNG', name: 'Quỹ chung', publicLabel: 'Quỹ chung', kind: 'operating', openedOn: '2019-01-01' };
  story.fund = await act(open('fund', fundBody));
  const account = {} as Story['account'];
  for (const kind of ['cash', 'bank', 'income', 'expense', 'opening', 'clearing'] as const)
    account[kind] = await act(open('account', { code: kind, name: kind, kind }));
  story.account = account;
  const lines = [line(story, 'cash', 'opening', 10_000_000n), line(story, 'bank', 'opening', 41_850_000n)];
  await post(story, 'accountant', { book: 'PKT', purpose: 'opening', occurredOn: '2019-01-02', lines });
}

/** One pair Nợ / Có between two accounts of the story. */
export function line(story: Story, debit: keyof Story['account'], credit: keyof Story['account'], amountVnd: bigint) {
  return {
    fundId: story.fund,
    debitAccountId: story.account[debit],
    creditAccountId: story.account[credit],
    amountVnd,
  };
}

async function receiveGifts(story: Story): Promise<void> {
  const { accountant, cashier, secretary } = story.people;
  story.donor = await accountant.act((tx, actor) => registerParty(tx, actor, { kind: 'agency', name: 'Phòng Bình Minh' }));
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
    await record(tx, actor, { kind: 'party.changed', subjectType: 'party', subjectId: '', payload: { fields: [] } });
    return keepText(tx, null, 'reason', 'Ghi nhầm số tiền');
  });
  const voiding = { book: 'PKT', purpose: 'reversal', occurredOn: '2019-02-01' } as const;
  await post(story, 'cashier', { ...voiding, reversesId: wrong.voucherId, reasonValueId: reason });
  await gift(4_500_000n, '2019-02-02');
  const third = await gift(2_000_000n, '2019-03-02');
  story.contribution = await cashier.act(async (tx, actor) => {
    const payload = { amountVnd: '2000000', method: 'cash', kind: 'gift' };
    await record(tx, actor, { kind: 'contribution.recorded', subjectType: 'contribution', subjectId: '', payload });
    return idOf(
      tx,
      sql`INSERT INTO app.contribution (association_id, kind, method, donor_id, fund_id, account_id, amount_vnd, occurred_on, status,
            request_key, voucher_id, keyed_by)
          VALUES (${story.associationId}, 'gift', 'cash', ${story.donor}, ${story.fund}, ${story.account.cash}, 2000000, '2019-03-02',
            'posted', 'gift-3', ${third.voucherId}, ${actor.userId}) RETURNING id`,
    );
  });
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
    await record(tx, actor, { ...event, kind: 'consent.withdrawn', payload: { field: 'name', purpose: 'publish' } });
    await tx.execute(sql`UPDATE app.consent SET withdrawn_at = now() WHERE id = ${consent}`);
  });
}

async function awardAndPay(story: Story): Promise<void> {
  const { secretary } = story.people;
  const a = story.associationId;
  const roundEvent = (kind: 'round.opened' | 'council.seated' | 'council.attendanceTaken' | 'nomination.ranked', payload: object) =>
    ({ kind, subjectType: 'round', subjectId: '', payload }) as AuditEvent;
  const { round, category } = await secretary.act(async (tx, actor) => {
    await record(tx, actor, roundEvent('round.opened', { schoolYear: '2018-2019' }));
    const made = await idOf(
      tx,
      sql`INSERT INTO app.award_round (association_id, slug, name, school_year, fiscal_year, fund_id, deadline_on, opened_by)
          VALUES (${a}, 'dot-1', 'Đợt 1', '2018-2019', 2019, ${story.fund}, '2019-06-25', ${actor.userId}) RETURNING id`,
    );
    const kind = await idOf(
      tx,
      sql`INSERT INTO app.round_category (association_id, round_id, category, benefit, quota, rate_vnd)
          VALUES (${a}, ${made}, 'academicPrizeStudent', 'money', 3, 500000) RETURNING id`,
    );
    for (const name of ['secretary', 'member', 'vice'] as const)
      await tx.execute(sql`INSERT INTO app.council_member (association_id, round_id, user_id)
        VALUES (${a}, ${made}, ${story.people[name].actor.userId})`);
    return { round: made, category: kind };
  });
  story.nomination = await secretary.act(async (tx, actor) => {
    const payload = { category: 'academicPrizeStudent' };
    await record(tx, actor, { kind: 'nomination.submitted', subjectType: 'nomination', subjectId: '', payload });
    return idOf(
      tx,
      sql`INSERT INTO app.nomination (association_id, round_id, category_id, party_id, nominated_by)
          VALUES (${a}, ${round}, ${category}, ${story.student}, ${actor.userId}) RETURNING id`,
    );
  });
  const status = (text: string) => sql`UPDATE app.nomination SET status = ${text} WHERE id = ${story.nomination}`;
  await secretary.act(async (tx, actor) => {
    await record(tx, actor, roundEvent('council.attendanceTaken', { present: 3 }));
    await tx.execute(status('verified'));
    await tx.execute(sql`UPDATE app.award_round SET status = 'meeting', meeting_on = '2019-06-28' WHERE id = ${round}`);
    await tx.execute(sql`UPDATE app.council_member SET is_present = true WHERE round_id = ${round}`);
  });
  for (const name of ['secretary', 'member', 'vice'] as const)
    await story.people[name].act(async (tx, actor) => {
      const subjectId = String(story.nomination);
      await record(tx, actor, { kind: 'vote.cast', subjectType: 'nomination', subjectId, payload: { choice: 'yes' } });
      await tx.execute(sql`INSERT INTO app.vote (association_id, nomination_id, user_id, choice)
        VALUES (${a}, ${story.nomination}, ${actor.userId}, 'yes')`);
    });
  await secretary.act(async (tx, actor) => {
    await record(tx, actor, roundEvent('nomination.ranked', { shortlisted: 1, reserve: 0 }));
    await tx.execute(status('shortlisted'));
    await tx.execute(sql`UPDATE app.award_round SET status = 'proposed' WHERE id = ${round}`);
  });
  story.award = await secretary.act(async (tx, actor) => {
    const payload = { count: 1, totalVnd: '500000' };
    await record(tx, actor, { kind: 'award.proposed', subjectType: 'round', subjectId: String(round), payload });
    return idOf(
      tx,
      sql`INSERT INTO app.award (association_id, round_id, nomination_id, category_id, party_id, fund_id, benefit, amount_vnd, proposed_by)
          VALUES (${a}, ${round}, ${story.nomination}, ${category}, ${story.student}, ${story.fund}, 'money', 500000, ${actor.userId})
          RETURNING id`,
    );
  });
  await decideAndPay(story, round);
}

async function decideAndPay(story: Story, round: number): Promise<void> {
  const { accountant, cashier, chair, vice } = story.people;
  const digestOf = async (who: Colleague, query: SQL) =>
    who.act(async (tx) => (await tx.execute<{ digest: Buffer }>(query))[0]!.digest);
  for (const who of [chair, vice]) {
    const digest = await digestOf(who, sql`SELECT app.awards_digest(ARRAY[${story.award}::bigint]) AS digest`);
    const pin = await who.confirm('approveAwards', digest);
    await who.act((tx) => tx.execute(sql`SELECT app.approve_awards(ARRAY[${story.award}::bigint], ${pin})`));
  }
  const body = { roundId: round, decidedOn: '2019-07-01', title: 'Khen thưởng', basis: '', awardIds: [story.award] };
  const digest = await digestOf(chair, sql`SELECT app.decision_digest(${JSON.stringify(body)}::jsonb) AS digest`);
  const pinConfirmationId = await chair.confirm('issueDecision', digest);
  const signed = JSON.stringify({ ...body, pinConfirmationId });
  story.decision = await chair.act((tx) =>
    idOf(tx, sql`SELECT app.issue_decision(${signed}::jsonb)->>'decisionId' AS id`),
  );
  story.paymentOrder = await accountant.act(async (tx, actor) => {
    const payload = { amountVnd: '500000', kind: 'award' };
    await record(tx, actor, { kind: 'paymentOrder.prepared', subjectType: 'paymentOrder', subjectId: '', payload });
    const reason = await keepText(tx, null, 'reason', 'Chi thưởng học sinh giỏi');
    const id = await idOf(
      tx,
      sql`INSERT INTO app.payment_order (association_id, kind, book, fund_id, account_id, expense_account_id, amount_vnd, reason_value_id,
            due_on, prepared_by)
          VALUES (${story.associationId}, 'award', 'PC', ${story.fund}, ${story.account.cash}, ${story.account.expense}, 500000, ${reason},
            '2019-07-02', ${actor.userId}) RETURNING id`,
    );
    await tx.execute(sql`INSERT INTO app.payment_order_award (association_id, payment_order_id, award_id)
      VALUES (${story.associationId}, ${id}, ${story.award})`);
    return id;
  });
  const orderDigest = sql`SELECT app.payment_order_digest(${story.paymentOrder}) AS digest`;
  const approval = await chair.confirm('approvePayment', await digestOf(chair, orderDigest));
  await chair.act((tx) => tx.execute(sql`SELECT app.approve_payment(${story.paymentOrder}, ${approval})`));
  const paying = await cashier.confirm('payOrder', await digestOf(cashier, orderDigest));
  const posted = await cashier.act((tx, actor) =>
    postVoucher(
      tx,
      { ...actor, pinConfirmationId: paying },
      {
        book: 'PC',
        purpose: 'award',
        occurredOn: '2019-07-02',
        requestKey: 'pay-1',
        paymentOrderId: story.paymentOrder,
      },
    ),
  );
  story.vouchers[posted.reference] = posted.voucherId;
}
