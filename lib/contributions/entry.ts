/**
 * What the entry form needs before it is filled: funds, accounts, who may key what, what was just saved.
 * Owns the plain shape that goes to the browser. Refuses bigint: amounts travel as texts.
 */
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { listCampaigns } from '@/lib/campaigns/queries';
import { hasOpenPledges } from '@/lib/campaigns/queries/pledges';
import { donorProfile } from '@/lib/donors/queries';
import { type DonorSuggestion, donorSuggestion } from '@/lib/donors/suggestions';
import type { DateVn } from '@/lib/kernel/dates';
import { formatDateVn, isDateVn } from '@/lib/kernel/dates';
import { listAccounts, listFunds, type VoucherView, voucherByRef } from '@/lib/ledger/queries';
import type { Translator } from '@/lib/web/messages';
import { parseVoucherSlug } from '@/lib/web/voucher-slug';
import { type ContributionView, contributionById, todayOf } from './queries';
import { type ContributionMethod, contributionMethods } from './schema';
import { methodWords } from './schema/filter';

export interface Choice {
  value: string;
  label: string;
}

export interface EntryForm {
  today: DateVn;
  funds: Choice[];
  bankAccounts: Choice[];
  /** Cash keyed now waits for the cashier. */
  doesCashWait: boolean;
  mayTransfer: boolean;
  donor: DonorSuggestion | null;
  /** Campaigns that still take money, each with its fund. */
  campaigns: Choice[];
  /** True when some donor has promised something that is open. */
  hasPledges: boolean;
  /** Kept from the gift before, for a desk that records many. */
  defaults: { method: ContributionMethod; occurredOn: string; fundId: string; campaignId?: string };
}

export interface JustSaved {
  voucher: VoucherView | null;
  contribution: ContributionView | null;
}

type Query = Record<string, string | string[] | undefined>;

/** The empty form, with what the address carries over from the gift before. */
export async function entryForm(tx: Tx, actor: Actor, query: Query, t: Translator): Promise<EntryForm> {
  const today = await todayOf(tx);
  const funds = (await listFunds(tx)).filter((fund) => !fund.isClosed && fund.kind !== 'endowmentPrincipal');
  const banks = await listAccounts(tx, ['bank']);
  const mayTransfer = actor.roles.includes('accountant');
  const day = typeof query.ngay === 'string' && isDateVn(query.ngay) ? query.ngay : today;
  const method = contributionMethods.find((known) => methodWords[known] === query['hinh-thuc']) ?? 'cash';
  const chosen = funds.find((fund) => String(fund.id) === query.quy) ?? funds[0];
  const donorId = typeof query.nguoi === 'string' && /^\d{1,15}$/.test(query.nguoi) ? Number(query.nguoi) : 0;
  const donor = donorId ? await donorProfile(tx, donorId) : undefined;
  return {
    ...{ today, mayTransfer, doesCashWait: !actor.roles.includes('cashier') },
    funds: funds.map((fund) => ({ value: String(fund.id), label: fund.name })),
    hasPledges: await hasOpenPledges(tx),
    campaigns: (await listCampaigns(tx))
      .filter(({ status }) => status === 'open')
      .map(({ id, name, fundName }) => ({
        value: String(id),
        label: t('campaigns.gift.option', { name, fund: fundName }),
      })),
    bankAccounts: banks.map((bank) => ({
      value: String(bank.id),
      label: `${bank.code} – ${bank.bankName ?? bank.name}`,
    })),
    donor: donor ? await donorSuggestion(tx, donor, t) : null,
    defaults: { method, occurredOn: formatDateVn(day), fundId: String(chosen?.id ?? '') },
  };
}

/** What the address says was saved a moment ago; nothing when it says nothing or something foreign. */
export async function justSaved(tx: Tx, query: Query): Promise<JustSaved | null> {
  const ref = typeof query.vua === 'string' ? parseVoucherSlug(query.vua) : null;
  if (ref) {
    const voucher = (await voucherByRef(tx, ref)) ?? null;
    return voucher?.contributionId ? { voucher, contribution: null } : null;
  }
  if (typeof query.cho !== 'string' || !/^\d{1,15}$/.test(query.cho)) return null;
  const contribution = (await contributionById(tx, Number(query.cho))) ?? null;
  return contribution ? { voucher: null, contribution } : null;
}
