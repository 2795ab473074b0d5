/** The part of the story from the nomination to the payment: council, votes, two approvals, decision, order, cash. */
import { type SQL, sql } from 'drizzle-orm';
import type { AuditEvent } from '@/lib/audit/events';
import { record } from '@/lib/audit/record';
import { decisionDigest, issueDecision } from '@/lib/awards/commands/issue-decision';
import { postVoucher } from '@/lib/ledger/post';
import { keepText } from '@/lib/people/commands';
import type { Colleague } from '../../factories/association';
import { idOf, type Story } from './story';

type RoundKind = 'round.opened' | 'council.attendanceTaken' | 'nomination.ranked';
const roundEvent = (kind: RoundKind, payload: object) =>
  ({ kind, subjectType: 'round', subjectId: '', payload }) as AuditEvent;
const council = ['secretary', 'member', 'vice'] as const;

/** Nomination, meeting and proposal of one award; returns the id of the round. */
export async function holdRound(story: Story): Promise<number> {
  const { round, category } = await openRound(story);
  story.nomination = await nominate(story, round, category);
  await meetAndVote(story, round);
  story.award = await propose(story, round, category);
  return round;
}

function openRound(story: Story): Promise<{ round: number; category: number }> {
  const a = story.associationId;
  return story.people.secretary.act(async (tx, actor) => {
    await record(tx, actor, roundEvent('round.opened', { schoolYear: '2018-2019' }));
    const round = await idOf(
      tx,
      sql`INSERT INTO app.award_round (association_id, slug, name, school_year, fiscal_year, fund_id, deadline_on, opened_by)
          VALUES (${a}, 'dot-1', 'Đợt 1', '2018-2019', 2019, ${story.fund}, '2019-06-25', ${actor.userId}) RETURNING id`,
    );
    const category = await idOf(
      tx,
      sql`INSERT INTO app.round_category (association_id, round_id, category, benefit, quota, rate_vnd)
          VALUES (${a}, ${round}, 'academicPrizeStudent', 'money', 3, 500000) RETURNING id`,
    );
    for (const name of council)
      await tx.execute(sql`INSERT INTO app.council_member (association_id, round_id, user_id)
        VALUES (${a}, ${round}, ${story.people[name].actor.userId})`);
    return { round, category };
  });
}

function nominate(story: Story, round: number, category: number): Promise<number> {
  return story.people.secretary.act(async (tx, actor) => {
    const payload = { category: 'academicPrizeStudent' };
    await record(tx, actor, {
      kind: 'nomination.submitted',
      subjectType: 'nomination',
      subjectId: '',
      payload,
    });
    return idOf(
      tx,
      sql`INSERT INTO app.nomination (association_id, round_id, category_id, party_id, nominated_by)
          VALUES (${story.associationId}, ${round}, ${category}, ${story.student}, ${actor.userId}) RETURNING id`,
    );
  });
}

async function meetAndVote(story: Story, round: number): Promise<void> {
  const { secretary } = story.people;
  const status = (text: string) =>
    sql`UPDATE app.nomination SET status = ${text} WHERE id = ${story.nomination}`;
  await secretary.act(async (tx, actor) => {
    await record(tx, actor, roundEvent('council.attendanceTaken', { present: 3 }));
    await tx.execute(status('verified'));
    await tx.execute(
      sql`UPDATE app.award_round SET status = 'meeting', meeting_on = '2019-06-28' WHERE id = ${round}`,
    );
    await tx.execute(sql`UPDATE app.council_member SET is_present = true WHERE round_id = ${round}`);
  });
  for (const name of council)
    await story.people[name].act(async (tx, actor) => {
      const subject = { subjectType: 'nomination', subjectId: String(story.nomination) } as const;
      await record(tx, actor, { ...subject, kind: 'vote.cast', payload: { choice: 'yes' } });
      await tx.execute(sql`INSERT INTO app.vote (association_id, nomination_id, user_id, choice)
        VALUES (${story.associationId}, ${story.nomination}, ${actor.userId}, 'yes')`);
    });
  await secretary.act(async (tx, actor) => {
    await record(tx, actor, roundEvent('nomination.ranked', { shortlisted: 1, reserve: 0 }));
    await tx.execute(
      sql`UPDATE app.nomination SET status = 'shortlisted', rank = 1 WHERE id = ${story.nomination}`,
    );
    await tx.execute(sql`UPDATE app.award_round SET status = 'proposed' WHERE id = ${round}`);
  });
}

function propose(story: Story, round: number, category: number): Promise<number> {
  return story.people.secretary.act(async (tx, actor) => {
    const payload = { count: 1, totalVnd: '500000' };
    await record(tx, actor, {
      kind: 'award.proposed',
      subjectType: 'round',
      subjectId: String(round),
      payload,
    });
    return idOf(
      tx,
      sql`INSERT INTO app.award (association_id, round_id, nomination_id, category_id, party_id, fund_id, benefit, amount_vnd, proposed_by)
          VALUES (${story.associationId}, ${round}, ${story.nomination}, ${category}, ${story.student}, ${story.fund}, 'money', 500000,
            ${actor.userId}) RETURNING id`,
    );
  });
}

const digestOf = (who: Colleague, query: SQL) =>
  who.act(async (tx) => (await tx.execute<{ digest: Buffer }>(query))[0]!.digest);

/** Two approvals, a signed decision, an approved order, cash paid out. */
export async function decideAndPay(story: Story, round: number): Promise<void> {
  for (const who of [story.people.chair, story.people.vice]) {
    const awards = sql`ARRAY[${story.award}::bigint]`;
    const pin = await who.confirm(
      'approveAwards',
      await digestOf(who, sql`SELECT app.awards_digest(${awards}) AS digest`),
    );
    await who.act((tx) => tx.execute(sql`SELECT app.approve_awards(${awards}, ${pin})`));
  }
  await decide(story, round);
  story.paymentOrder = await prepareOrder(story);
  await approveAndPay(story);
}

async function decide(story: Story, round: number): Promise<void> {
  const { chair } = story.people;
  const input = { roundId: round, decidedOn: '2019-07-01', title: 'Khen thưởng', awardIds: [story.award] };
  const pinConfirmationId = await chair.confirm(
    'issueDecision',
    await chair.act((tx) => decisionDigest(tx, input)),
  );
  const issued = await chair.act((tx, actor) => issueDecision(tx, { ...actor, pinConfirmationId }, input));
  story.decision = issued.decisionId;
}

function prepareOrder(story: Story): Promise<number> {
  return story.people.accountant.act(async (tx, actor) => {
    const payload = { amountVnd: '500000', kind: 'award' };
    await record(tx, actor, {
      kind: 'paymentOrder.prepared',
      subjectType: 'paymentOrder',
      subjectId: '',
      payload,
    });
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
}

async function approveAndPay(story: Story): Promise<void> {
  const { cashier, chair } = story.people;
  const paymentOrderId = story.paymentOrder;
  const digest = sql`SELECT app.payment_order_digest(${paymentOrderId}) AS digest`;
  const approval = await chair.confirm('approvePayment', await digestOf(chair, digest));
  await chair.act((tx) => tx.execute(sql`SELECT app.approve_payment(${paymentOrderId}, ${approval})`));
  const pinConfirmationId = await cashier.confirm('payOrder', await digestOf(cashier, digest));
  const input = {
    book: 'PC',
    purpose: 'award',
    occurredOn: '2019-07-02',
    requestKey: 'pay-1',
    paymentOrderId,
  } as const;
  const posted = await cashier.act((tx, actor) => postVoucher(tx, { ...actor, pinConfirmationId }, input));
  story.vouchers[posted.reference] = posted.voucherId;
}
