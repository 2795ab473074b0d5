/**
 * What the public may see of a campaign: frozen versions of its figures, years and gifts.
 * Rows hold ids; names are joined by the pub views only while consent is in force. Written by the database alone.
 */
import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  primaryKey,
  smallint,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { campaign } from './campaigns';
import { app, associationId, instant, ref, rowId, vnd } from './columns';
import { contribution } from './contributions';
import { party } from './people';

export const campaignPage = app.table(
  'campaign_page',
  {
    associationId: associationId(),
    id: rowId(),
    campaignId: ref('campaign_id').notNull(),
    version: integer('version').notNull(),
    asOf: date('as_of').notNull(),
    name: text('name').notNull(),
    /** Neutral name of the fund its money goes to. */
    fundLabel: text('fund_label').notNull(),
    startsOn: date('starts_on').notNull(),
    endsOn: date('ends_on').notNull(),
    targetVnd: vnd('target_vnd').notNull(),
    collectedVnd: vnd('collected_vnd').notNull(),
    giftCount: integer('gift_count').notNull(),
    isClosed: boolean('is_closed').notNull(),
    /** What the money became, in the words of the office; names nobody. */
    usedFor: text('used_for'),
    publishedBy: ref('published_by').notNull(),
    publishedAt: instant('published_at').notNull().defaultNow(),
    withdrawnAt: instant('withdrawn_at'),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    unique('campaign_page_version').on(t.associationId, t.campaignId, t.version),
    foreignKey({
      columns: [t.associationId, t.campaignId],
      foreignColumns: [campaign.associationId, campaign.id],
    }),
  ],
);

export const campaignPageGift = app.table(
  'campaign_page_gift',
  {
    associationId: associationId(),
    pageId: ref('page_id').notNull(),
    ordinal: integer('ordinal').notNull(),
    contributionId: ref('contribution_id').notNull(),
    partyId: ref('party_id').notNull(),
    publicNameValueId: ref('public_name_value_id'),
    isAnonymous: boolean('is_anonymous').notNull(),
    donorKind: text('donor_kind').notNull(),
    method: text('method').notNull(),
    occurredOn: date('occurred_on').notNull(),
    amountVnd: vnd('amount_vnd').notNull(),
    throughId: ref('through_id'),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.pageId, t.ordinal] }),
    foreignKey({
      columns: [t.associationId, t.pageId],
      foreignColumns: [campaignPage.associationId, campaignPage.id],
    }),
    foreignKey({
      columns: [t.associationId, t.contributionId],
      foreignColumns: [contribution.associationId, contribution.id],
    }),
    foreignKey({ columns: [t.associationId, t.partyId], foreignColumns: [party.associationId, party.id] }),
  ],
);

/** Whose gift stands in the figures, from which version on and until which; an amount is told where that was agreed then. */
export const campaignCounted = app.table(
  'campaign_counted',
  {
    associationId: associationId(),
    /** The first version that counts it. */
    pageId: ref('page_id').notNull(),
    contributionId: ref('contribution_id').notNull(),
    /** 0 where nobody gave: interest. */
    partyId: ref('party_id').notNull(),
    campaignId: ref('campaign_id').notNull(),
    year: smallint('year').notNull(),
    isTold: boolean('is_told').notNull(),
    /** The first version that counts it no longer. */
    leftPageId: ref('left_page_id'),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.pageId, t.contributionId, t.partyId] }),
    ...[t.pageId, t.leftPageId].map((id) =>
      foreignKey({
        columns: [t.associationId, id],
        foreignColumns: [campaignPage.associationId, campaignPage.id],
      }),
    ),
    foreignKey({
      columns: [t.associationId, t.contributionId],
      foreignColumns: [contribution.associationId, contribution.id],
    }),
    index('campaign_counted_campaign').on(t.associationId, t.campaignId, t.contributionId),
  ],
);

export const campaignPageYear = app.table(
  'campaign_page_year',
  {
    associationId: associationId(),
    pageId: ref('page_id').notNull(),
    year: smallint('year').notNull(),
    targetVnd: vnd('target_vnd').notNull(),
    collectedVnd: vnd('collected_vnd').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.pageId, t.year] }),
    foreignKey({
      columns: [t.associationId, t.pageId],
      foreignColumns: [campaignPage.associationId, campaignPage.id],
    }),
  ],
);
