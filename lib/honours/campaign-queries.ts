/**
 * The public page of a campaign, from the views of the public reader alone.
 * Owns the shapes its page gets: amounts bigint đồng, days yyyy-mm-dd. Refuses to add figures up: the database did, when
 * the page was published.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { type Giving, giving } from './giving-queries';

type Row = Record<string, string | null>;

export interface CampaignYear {
  year: number;
  targetVnd: bigint;
  collectedVnd: bigint;
}

/** A gift whose donor agreed to be named; day and amount only where the donor agreed to these too. */
export interface CampaignGift {
  ordinal: number;
  name: string;
  throughName: string | null;
  isInKind: boolean;
  occurredOn: string | null;
  amountVnd: bigint | null;
}

export interface PublicCampaign {
  name: string;
  /** Neutral name of the fund. */
  fundLabel: string;
  startsOn: string;
  endsOn: string;
  /** Money for it is still taken. */
  isOpen: boolean;
  asOf: string;
  targetVnd: bigint;
  collectedVnd: bigint;
  /** Tenths of a per cent of the target, rounded down. */
  permille: number;
  giftCount: number;
  usedFor: string | null;
  years: CampaignYear[];
  /** The latest gifts with a name; at most 60. */
  gifts: CampaignGift[];
  /** The account with the campaign's own codes; undefined when closed, without a code, or without an account. */
  giving: Giving | undefined;
}

/** More names than one small page should carry; the donors' roll has them all. */
const MOST_GIFTS = 60;

/** A campaign that is shown; "withdrawn" when it was; undefined when it never was. */
export async function publicCampaign(
  tx: Tx,
  slug: string,
  campaign: string,
): Promise<PublicCampaign | 'withdrawn' | undefined> {
  const [state] = await tx.execute<{ is_withdrawn: boolean }>(
    sql`SELECT is_withdrawn FROM pub.campaign_version WHERE slug = ${slug} AND campaign = ${campaign}`,
  );
  if (!state) return undefined;
  if (state.is_withdrawn) return 'withdrawn';
  const [row] = await tx.execute<Row>(sql`
    SELECT name, fund_label, starts_on::text, ends_on::text, is_open, as_of::text, target_vnd, collected_vnd, permille, gift_count, used_for
      FROM pub.campaign WHERE slug = ${slug} AND campaign = ${campaign}`);
  if (!row) return undefined;
  return {
    ...{ name: row.name!, fundLabel: row.fund_label!, startsOn: row.starts_on!, endsOn: row.ends_on! },
    ...{ isOpen: row.is_open as unknown as boolean, asOf: row.as_of!, usedFor: row.used_for ?? null },
    ...{ targetVnd: BigInt(row.target_vnd!), collectedVnd: BigInt(row.collected_vnd!) },
    ...{ giftCount: Number(row.gift_count), permille: Number(row.permille) },
    years: await yearsOf(tx, slug, campaign),
    gifts: await giftsOf(tx, slug, campaign),
    giving: await giving(tx, slug, campaign),
  };
}

async function yearsOf(tx: Tx, slug: string, campaign: string): Promise<CampaignYear[]> {
  const rows = await tx.execute<Row>(sql`
    SELECT year, target_vnd, collected_vnd FROM pub.campaign_year
     WHERE slug = ${slug} AND campaign = ${campaign} ORDER BY year`);
  return rows.map((row) => ({
    ...{
      year: Number(row.year),
      targetVnd: BigInt(row.target_vnd!),
      collectedVnd: BigInt(row.collected_vnd!),
    },
  }));
}

async function giftsOf(tx: Tx, slug: string, campaign: string): Promise<CampaignGift[]> {
  const rows = await tx.execute<Row>(sql`
    SELECT ordinal, name, method, occurred_on::text, amount_vnd, through_name FROM pub.campaign_gift
     WHERE slug = ${slug} AND campaign = ${campaign} AND name IS NOT NULL ORDER BY ordinal DESC LIMIT ${MOST_GIFTS}`);
  return rows.map((row) => ({
    ...{ ordinal: Number(row.ordinal), name: row.name!, isInKind: row.method === 'inKind' },
    ...{ occurredOn: row.occurred_on ?? null, throughName: row.through_name ?? null },
    amountVnd: row.amount_vnd == null ? null : BigInt(row.amount_vnd),
  }));
}

export interface CampaignLink {
  campaign: string;
  name: string;
}

/** Campaigns that are shown and still take money, the newest first. */
export async function openCampaigns(tx: Tx, slug: string): Promise<CampaignLink[]> {
  const rows = await tx.execute<{ campaign: string; name: string }>(sql`
    SELECT campaign, name FROM pub.campaign WHERE slug = ${slug} AND is_open ORDER BY starts_on DESC, campaign LIMIT 12`);
  return rows.map(({ campaign, name }) => ({ campaign, name }));
}
