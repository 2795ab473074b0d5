/**
 * What the pages of campaigns show, read in one go.
 * Owns the pairing of progress with names of units. Refuses to write and to format.
 */
import type { Tx } from '@/db/client';
import { todayOf } from '@/lib/contributions/queries';
import { type CodeCardData, codeCards, transferPlace } from '@/lib/giving/code-cards';
import { listCodes, pledgeCodes } from '@/lib/giving/queries';
import { type DateVn, yearOf } from '@/lib/kernel/dates';
import { printedMemoCode } from '@/lib/kernel/memo-code';
import {
  type CampaignView,
  campaignBySlug,
  collectedOf,
  listUnits,
  type PublicState,
  publicStateOf,
  targetsOf,
  type UnitName,
} from './queries';
import { type FreeGift, freeGiftsOf, listPledges, type PledgeView } from './queries/pledges';
import type { TransferWords } from './reminder';
import { nextOpen, progressByYear, type YearProgress } from './rules';

export interface CampaignPage {
  campaign: CampaignView;
  years: YearProgress[];
  units: UnitName[];
  pledges: PledgeView[];
  /** Codes of the campaign itself. */
  codes: CodeCardData[];
  /** How to give by bank for each promise that has a code, while an account is shown. */
  transfers: ReadonlyMap<number, TransferWords>;
  publicState: PublicState | undefined;
  today: DateVn;
}

/** A campaign with its progress and pledges; null when there is none with this code. */
export async function campaignPage(tx: Tx, slug: string): Promise<CampaignPage | null> {
  const campaign = await campaignBySlug(tx, slug);
  if (!campaign) return null;
  const today = await todayOf(tx);
  const span = { fromYear: yearOf(campaign.startsOn), toYear: yearOf(campaign.endsOn) };
  const years = progressByYear(span, await targetsOf(tx, campaign.id), await collectedOf(tx, campaign.id));
  const pledges = await listPledges(tx, { campaignId: campaign.id }, today);
  const place = await transferPlace(tx);
  const codes = codeCards(await listCodes(tx, { kind: 'campaign', id: campaign.id }), place);
  const ofPledges = place ? await pledgeCodes(tx, campaign.id) : [];
  const transfers = new Map(
    [...ofPledges].map(([id, code]) => [id, { ...place!, memo: printedMemoCode(code) }]),
  );
  const publicState = await publicStateOf(tx, campaign.id);
  return { campaign, years, units: await listUnits(tx), pledges, codes, transfers, publicState, today };
}

export interface PledgePage {
  campaign: CampaignView;
  pledge: PledgeView;
  gifts: FreeGift[];
  /** Codes of the promise, asking for what is open; none when all is paid. */
  codes: CodeCardData[];
  transfer: TransferWords | undefined;
  today: DateVn;
}

/** One pledge of a campaign; null when the address names none. */
export async function pledgePage(tx: Tx, slug: string, id: string): Promise<PledgePage | null> {
  const page = await campaignPage(tx, slug);
  const pledge = page?.pledges.find((one) => String(one.id) === id);
  if (!page || !pledge) return null;
  const attached = new Set(pledge.payments.map(({ contributionId }) => contributionId));
  const gifts = await freeGiftsOf(tx, pledge.donorId);
  const next = pledge.isWithdrawn ? undefined : nextOpen(pledge.instalments);
  const codes = next ? await listCodes(tx, { kind: 'pledge', id: pledge.id }) : [];
  return {
    ...{ campaign: page.campaign, pledge, today: page.today, transfer: page.transfers.get(pledge.id) },
    codes: codeCards(codes, await transferPlace(tx), next?.openVnd),
    gifts: gifts.filter(({ contributionId }) => !attached.has(contributionId)),
  };
}
