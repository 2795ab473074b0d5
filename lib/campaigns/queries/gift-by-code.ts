/**
 * What a code in a bank's text says of the gift it came with: its fund, and the campaign and promise while they stand.
 * Owns the fall back: a closed campaign or a paid promise no longer takes money, its fund still does. Refuses to write.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { meaningOfText } from '@/lib/giving/queries';
import { partyName } from '../queries';

type Row = Record<string, string | null>;

export interface GiftByCode {
  /** Without spaces. */
  code: string;
  fundId: number;
  /** Open campaign the gift counts for. */
  campaign: { id: number; name: string } | null;
  /** Standing promise with something open; `donorId` is its donor, a joined donor by the head. */
  pledge: { id: number; donorId: number; donorName: string; openVnd: bigint } | null;
}

/** The meaning of the first of our codes in a text; undefined when there is none. */
export async function giftByCode(tx: Tx, text: string): Promise<GiftByCode | undefined> {
  const meaning = await meaningOfText(tx, text);
  if (!meaning) return undefined;
  const { code, fundId, targetKind, targetId } = meaning;
  const pledge = targetKind === 'pledge' ? await standingPledge(tx, targetId!) : undefined;
  const campaignId = targetKind === 'campaign' ? targetId : (pledge?.campaignId ?? null);
  return {
    ...{ code, fundId, campaign: campaignId === null ? null : await openCampaignOf(tx, campaignId) },
    pledge: pledge && pledge.openVnd > 0n ? pledge : null,
  };
}

async function standingPledge(tx: Tx, id: number) {
  const [row] = await tx.execute<Row>(sql`
    SELECT p.id, p.campaign_id, coalesce(d.alias_of, d.id) AS donor, ${partyName('p.donor_id')} AS name,
           p.total_vnd - app.pledge_attached(p.association_id, p.id) AS open
      FROM app.pledge p JOIN app.party d ON d.association_id = p.association_id AND d.id = p.donor_id
     WHERE p.association_id = app.current_association() AND p.id = ${id} AND p.withdrawn_at IS NULL`);
  return (
    row && {
      ...{ id: Number(row.id), donorId: Number(row.donor), donorName: row.name ?? '' },
      campaignId: row.campaign_id === null ? null : Number(row.campaign_id),
      openVnd: BigInt(row.open!),
    }
  );
}

async function openCampaignOf(tx: Tx, id: number) {
  const [row] = await tx.execute<Row>(sql`
    SELECT id, name FROM app.campaign
     WHERE association_id = app.current_association() AND id = ${id} AND status = 'open'`);
  return row ? { id: Number(row.id), name: row.name! } : null;
}
