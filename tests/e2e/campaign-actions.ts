/** The server actions of campaigns and pledges, for the table in actions.ts. */
import { todayVn } from '@/lib/kernel/dates';
import { type ActionEntry, asked, none } from './action-entry';

const today = todayVn(new Date());
const campaign = { campaignId: none, slug: 'dot-khong-co' };
const pledge = { pledgeId: none, slug: 'dot-khong-co' };
const reason = 'Thử';
const schedule = { total: '1000', count: '1', firstDueOn: today, everyMonths: '12', today };
const gift = { contributionId: none };

export const campaignActions: Readonly<Record<string, ActionEntry>> = {
  'van-dong/moi#open': asked('campaigns.manage', {
    ...{ slug: 'dot-thu', name: 'Đợt thử', kind: 'campaign', fundId: none },
    ...{ startsOn: today, endsOn: today, target: '1000', today },
  }),
  'van-dong/[slug]#target': asked('campaigns.manage', {
    ...campaign,
    year: '2026',
    unitId: '',
    amount: '1000',
  }),
  'van-dong/[slug]#change': asked('campaigns.manage', {
    ...{ ...campaign, name: 'Đợt thử', endsOn: today, target: '1000', reason, today },
  }),
  'van-dong/[slug]#close': asked('campaigns.manage', { ...campaign, reason }),
  'van-dong/[slug]#reopen': asked('campaigns.manage', { ...campaign, reason }),
  'van-dong/[slug]#makeCode': asked('giving.manage', { ...campaign, amount: '' }),
  'van-dong/[slug]#retireCode': asked('giving.manage', { codeId: none, slug: campaign.slug }),
  'van-dong/[slug]#publish': asked('publication.publish', { ...campaign, usedFor: '' }),
  'van-dong/[slug]#unpublish': asked('publication.publish', { ...campaign, reason }),
  'van-dong/[slug]/hua#promise': asked('campaigns.pledge', {
    ...{ ...campaign, donor: 'Cơ quan Thử', promisedOn: today, note: '', ...schedule },
  }),
  'van-dong/[slug]/hua/[id]#attach': asked('contributions.record', { ...pledge, ...gift }),
  'van-dong/[slug]/hua/[id]#detach': asked('contributions.record', { ...pledge, ...gift, reason }),
  'van-dong/[slug]/hua/[id]#change': asked('campaigns.pledge', { ...pledge, reason, ...schedule }),
  'van-dong/[slug]/hua/[id]#makeCode': asked('giving.manage', pledge),
  'van-dong/[slug]/hua/[id]#retireCode': asked('giving.manage', { ...pledge, codeId: none }),
  'van-dong/[slug]/hua/[id]#withdraw': asked('campaigns.pledge', { ...pledge, reason }),
};
