/**
 * The lists of open data that know no year: award rounds and campaigns whose pages are shown, as rows.
 * Owns their rows. Refuses names: givers stand in the donors' roll, pupils on no page of a round.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { type CampaignYear, publicCampaign } from './campaign-queries';
import { type PublicRound, publicRound, publicRounds } from './round-queries';
import type { OpenRow } from './rules/open-data';

const MAX_CAMPAIGNS = 200;

/** Every round whose figures are shown. */
export async function openRounds(tx: Tx, slug: string): Promise<OpenRow[]> {
  const shown = [];
  for (const { round } of await publicRounds(tx, slug)) {
    const facts = await publicRound(tx, slug, round);
    if (typeof facts === 'object') shown.push({ ...facts, round });
  }
  return roundTable(shown);
}

/** Every campaign that is shown, the newest first. */
export async function openCampaignRows(tx: Tx, slug: string): Promise<OpenRow[]> {
  const names = await tx.execute<{ campaign: string }>(
    sql`SELECT campaign FROM pub.campaign WHERE slug = ${slug} ORDER BY starts_on DESC, campaign LIMIT ${MAX_CAMPAIGNS}`,
  );
  const shown: OpenCampaign[] = [];
  for (const { campaign } of names) {
    const facts = await publicCampaign(tx, slug, campaign);
    if (typeof facts === 'object') shown.push({ ...facts, campaign });
  }
  return campaignTable(shown);
}

/** One row for the round as a whole and one for each group that may be shown; an empty count is smaller than five. */
function roundTable(rounds: readonly (PublicRound & { round: string })[]): OpenRow[] {
  return rounds.flatMap(({ round, groups, rules, ...facts }) => {
    const about = {
      ...{ round, round_name: facts.name, school_year: facts.schoolYear, decided_on: facts.decidedOn },
    };
    const whole = {
      ...{ ...about, axis: 'all', group: null, candidates: facts.candidates, awards: facts.awards },
      ...{ places: facts.places, recusals: facts.recusals, moved: facts.moved, ties: facts.ties },
      ...{ rules: rules?.name ?? null, rules_version: rules?.version ?? null },
      rules_fingerprint: rules?.fingerprint ?? null,
    };
    const parts = groups.map(({ axis, label, candidates, awards }) => ({
      ...{ ...about, axis, group: label || null, candidates, awards },
      ...{ places: null, recusals: null, moved: null, ties: null },
      ...{ rules: null, rules_version: null, rules_fingerprint: null },
    }));
    return [whole, ...parts];
  });
}

interface OpenCampaign {
  campaign: string;
  name: string;
  fundLabel: string;
  startsOn: string;
  endsOn: string;
  isOpen: boolean;
  asOf: string;
  targetVnd: bigint;
  collectedVnd: bigint;
  giftCount: number;
  years: readonly CampaignYear[];
}

/** One row for the campaign as a whole, without a year, and one for each of its years. */
function campaignTable(campaigns: readonly OpenCampaign[]): OpenRow[] {
  return campaigns.flatMap(({ years, ...facts }) => {
    const about = {
      ...{ campaign: facts.campaign, campaign_name: facts.name, fund: facts.fundLabel },
      ...{ starts_on: facts.startsOn, ends_on: facts.endsOn, is_open: facts.isOpen, as_of: facts.asOf },
    };
    const { targetVnd: target_vnd, collectedVnd: collected_vnd, giftCount: gift_count } = facts;
    return [
      { ...about, year: null, target_vnd, collected_vnd, gift_count },
      ...years.map((one) => ({
        ...{ ...about, year: one.year, target_vnd: one.targetVnd, collected_vnd: one.collectedVnd },
        gift_count: null,
      })),
    ];
  });
}
