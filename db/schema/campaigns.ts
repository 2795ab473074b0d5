/**
 * Campaigns and multi-year schemes, what each unit is asked for, and what donors have promised.
 * Which gift belongs to a campaign and which pledge it pays stand in tables of their own: a contribution is never edited.
 */
import { sql } from 'drizzle-orm';
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { app, associationId, instant, ref, rowId, vnd } from './columns';
import { contribution } from './contributions';
import { fund } from './ledger';
import { party, personalValue } from './people';

export const campaign = app.table(
  'campaign',
  {
    associationId: associationId(),
    id: rowId(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    /** campaign | scheme (đề án of several years) */
    kind: text('kind').notNull(),
    fundId: ref('fund_id').notNull(),
    startsOn: date('starts_on').notNull(),
    endsOn: date('ends_on').notNull(),
    targetVnd: vnd('target_vnd').notNull(),
    status: text('status').notNull().default('open'),
    closedReasonValueId: ref('closed_reason_value_id'),
    openedBy: ref('opened_by').notNull(),
    openedAt: instant('opened_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    unique('campaign_slug').on(t.associationId, t.slug),
    foreignKey({ columns: [t.associationId, t.fundId], foreignColumns: [fund.associationId, fund.id] }),
    foreignKey({
      columns: [t.associationId, t.closedReasonValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    check('campaign_kind_known', sql`${t.kind} in ('campaign','scheme')`),
    check('campaign_days', sql`${t.startsOn} <= ${t.endsOn}`),
    check('campaign_target_positive', sql`${t.targetVnd} > 0`),
    check('campaign_status_known', sql`${t.status} in ('open','closed')`),
    check(
      'campaign_closed_has_reason',
      sql`(${t.status} = 'closed') = (${t.closedReasonValueId} is not null)`,
    ),
  ],
);

/** What a unit is asked for in one year; without a unit: what is asked of everybody else together. */
export const fundraisingTarget = app.table(
  'fundraising_target',
  {
    associationId: associationId(),
    id: rowId(),
    campaignId: ref('campaign_id').notNull(),
    year: smallint('year').notNull(),
    unitId: ref('unit_id'),
    /** Đồng; 0 takes the target back. */
    amountVnd: vnd('amount_vnd').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    unique('fundraising_target_once').on(t.associationId, t.campaignId, t.year, t.unitId).nullsNotDistinct(),
    foreignKey({
      columns: [t.associationId, t.campaignId],
      foreignColumns: [campaign.associationId, campaign.id],
    }),
    foreignKey({ columns: [t.associationId, t.unitId], foreignColumns: [party.associationId, party.id] }),
    check('fundraising_target_amount', sql`${t.amountVnd} >= 0`),
    check('fundraising_target_year', sql`${t.year} between 1990 and 2100`),
  ],
);

/** A gift counts for a campaign. Undone by ending, never removed. */
export const campaignGift = app.table(
  'campaign_gift',
  {
    associationId: associationId(),
    id: rowId(),
    contributionId: ref('contribution_id').notNull(),
    campaignId: ref('campaign_id').notNull(),
    placedBy: ref('placed_by').notNull(),
    placedAt: instant('placed_at').notNull().defaultNow(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    foreignKey({
      columns: [t.associationId, t.contributionId],
      foreignColumns: [contribution.associationId, contribution.id],
    }),
    foreignKey({
      columns: [t.associationId, t.campaignId],
      foreignColumns: [campaign.associationId, campaign.id],
    }),
    uniqueIndex('campaign_gift_once').on(t.associationId, t.contributionId).where(sql`${t.endedAt} is null`),
    index('campaign_gift_campaign').on(t.associationId, t.campaignId),
  ],
);

export const pledge = app.table(
  'pledge',
  {
    associationId: associationId(),
    id: rowId(),
    campaignId: ref('campaign_id'),
    donorId: ref('donor_id').notNull(),
    totalVnd: vnd('total_vnd').notNull(),
    promisedOn: date('promised_on').notNull(),
    /** Counts the changes; the instalments of this version are the ones that hold. */
    version: integer('version').notNull().default(1),
    noteValueId: ref('note_value_id'),
    withdrawnAt: instant('withdrawn_at'),
    keyedBy: ref('keyed_by').notNull(),
    keyedAt: instant('keyed_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    foreignKey({
      columns: [t.associationId, t.campaignId],
      foreignColumns: [campaign.associationId, campaign.id],
    }),
    foreignKey({ columns: [t.associationId, t.donorId], foreignColumns: [party.associationId, party.id] }),
    foreignKey({
      columns: [t.associationId, t.noteValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    index('pledge_campaign').on(t.associationId, t.campaignId),
    index('pledge_donor').on(t.associationId, t.donorId),
    check('pledge_total_positive', sql`${t.totalVnd} > 0`),
    check('pledge_version_positive', sql`${t.version} > 0`),
  ],
);

/** When which part is due; together exactly the total of their version (a deferred trigger adds them up). */
export const pledgeInstalment = app.table(
  'pledge_instalment',
  {
    associationId: associationId(),
    pledgeId: ref('pledge_id').notNull(),
    version: integer('version').notNull(),
    line: smallint('line').notNull(),
    dueOn: date('due_on').notNull(),
    amountVnd: vnd('amount_vnd').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.pledgeId, t.version, t.line] }),
    foreignKey({ columns: [t.associationId, t.pledgeId], foreignColumns: [pledge.associationId, pledge.id] }),
    check('pledge_instalment_positive', sql`${t.amountVnd} > 0`),
  ],
);

/** A gift, or a part of it, pays a pledge, or a part of it. Undone by ending, never removed. */
export const pledgePayment = app.table(
  'pledge_payment',
  {
    associationId: associationId(),
    id: rowId(),
    pledgeId: ref('pledge_id').notNull(),
    contributionId: ref('contribution_id').notNull(),
    amountVnd: vnd('amount_vnd').notNull(),
    attachedBy: ref('attached_by').notNull(),
    attachedAt: instant('attached_at').notNull().defaultNow(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    foreignKey({ columns: [t.associationId, t.pledgeId], foreignColumns: [pledge.associationId, pledge.id] }),
    foreignKey({
      columns: [t.associationId, t.contributionId],
      foreignColumns: [contribution.associationId, contribution.id],
    }),
    uniqueIndex('pledge_payment_once')
      .on(t.associationId, t.pledgeId, t.contributionId)
      .where(sql`${t.endedAt} is null`),
    index('pledge_payment_contribution').on(t.associationId, t.contributionId),
    check('pledge_payment_positive', sql`${t.amountVnd} > 0`),
  ],
);
