/**
 * Campaigns of the sample data: a scheme of several years and a small campaign, each with a promise. All made up,
 * and no money moves: nothing here changes a figure of the books.
 */
import { sql } from 'drizzle-orm';
import { openCampaign, placeGift, setTargets } from '@/lib/campaigns/commands/campaign';
import { keyPledge } from '@/lib/campaigns/commands/keying';
import { publishCampaign } from '@/lib/campaigns/commands/public-page';
import { listPledges } from '@/lib/campaigns/queries/pledges';
import { splitInstalments } from '@/lib/campaigns/rules';
import type { CampaignInput } from '@/lib/campaigns/schema';
import { makeCampaignCode, makePledgeCode } from '@/lib/giving/commands/target-codes';
import { todayVn } from '@/lib/kernel/dates';
import type { Player } from './stage';

interface Plan {
  campaign: Omit<CampaignInput, 'fundId'>;
  /** What is asked of everybody together, each year. */
  yearlyVnd: bigint;
  donor: string;
  pledgeVnd: bigint;
  count: number;
  firstDueOn: string;
}

/** The district's scheme. */
export const storyScheme: Plan = {
  campaign: {
    ...{
      slug: 'de-an-quy-khuyen-hoc',
      name: 'Xây dựng và phát triển Quỹ khuyến học 2018–2026',
      kind: 'scheme',
    },
    ...{ startsOn: '2018-01-01', endsOn: '2026-12-31', targetVnd: 900_000_000n },
  },
  ...{ yearlyVnd: 100_000_000n, donor: 'Công ty Sông Âm', pledgeVnd: 30_000_000n },
  ...{ count: 3, firstDueOn: '2019-06-30' },
};

/** The commune's campaign for the new school year. */
export const communeCampaign: Plan = {
  campaign: {
    ...{ slug: 'tiep-suc-den-truong-2026', name: 'Tiếp sức đến trường 2026', kind: 'campaign' },
    ...{ startsOn: '2026-07-01', endsOn: '2026-12-31', targetVnd: 40_000_000n },
  },
  ...{ yearlyVnd: 40_000_000n, donor: 'Hợp tác xã Suối Ngọc', pledgeVnd: 6_000_000n },
  ...{ count: 2, firstDueOn: '2026-09-30' },
};

/** Opens the campaign as the accountant, asks everybody for the same each year, and records one promise; returns its id. */
export async function planCampaign(accountant: Player, fundId: number, plan: Plan): Promise<number> {
  const { campaign, yearlyVnd, donor, pledgeVnd, count, firstDueOn } = plan;
  const { slug, startsOn, endsOn } = campaign;
  const [from, to] = [startsOn, endsOn].map((day) => Number(day.slice(0, 4))) as [number, number];
  const campaignId = await accountant.act((tx, actor) => openCampaign(tx, actor, { ...campaign, fundId }));
  const targets = Array.from({ length: to - from + 1 }, (_, at) => ({
    ...{ year: from + at, unitId: null, amountVnd: yearlyVnd },
  }));
  await accountant.act((tx, actor) => setTargets(tx, actor, { campaignId, targets }));
  const instalments = splitInstalments(pledgeVnd, { count, firstDueOn, everyMonths: 12 });
  await accountant.act((tx, actor) =>
    keyPledge(tx, actor, { campaignId, slug, donor, promisedOn: startsOn, note: '', instalments }),
  );
  return campaignId;
}

/** So many gifts of the fund count for the campaign. */
const COUNTED_GIFTS = 6;

/**
 * Lets gifts that were recorded before count for the campaign, makes its code and that of its promise, and opens its
 * page to the public. The account must be shown already.
 */
export async function showCampaign(accountant: Player, chair: Player, campaignId: number): Promise<void> {
  await accountant.act(async (tx, actor) => {
    const gifts = await tx.execute<{ id: string }>(sql`
      SELECT c.id FROM app.contribution c JOIN app.campaign k ON k.association_id = c.association_id AND k.id = ${campaignId}
       WHERE c.association_id = app.current_association() AND c.fund_id = k.fund_id AND c.status = 'posted' AND c.kind = 'gift'
         AND c.occurred_on BETWEEN k.starts_on AND k.ends_on ORDER BY c.id LIMIT ${COUNTED_GIFTS}`);
    for (const { id } of gifts) await placeGift(tx, actor, { contributionId: Number(id), campaignId });
    await makeCampaignCode(tx, actor, { campaignId, amount: '' });
    const [promise] = await listPledges(tx, { campaignId }, todayVn(new Date()));
    if (promise) await makePledgeCode(tx, actor, { pledgeId: promise.id });
  });
  await chair.act((tx, actor) => publishCampaign(tx, actor, { campaignId, usedFor: '' }));
}
