/**
 * What a contribution may be, before anything is written. Pure.
 * Owns the shape rules, the book of each method, whether cash posts at once or waits, and how donors are named.
 * Refuses to look anything up; the database checks the same money rules again.
 */
import type { Role } from '@/lib/access/policy';
import type { DateVn } from '@/lib/kernel/dates';
import { DomainError } from '@/lib/kernel/invariant';
import { foldText, normaliseText } from '@/lib/kernel/names';
import { type IncomeKey, incomeKeyOfDonor } from '@/lib/ledger/rules';
import type { PartyKind } from '@/lib/people/schema';
import type { ContributionInput, ContributionKind, ContributionMethod, PublicNameChoice } from './schema';

/** More families than any hamlet has; keeps one request bounded. */
export const MAX_SHARES = 400;
const MAX_QUANTITY = 30_000;
const MAX_TEXT = 500;

/** PT for cash, BC for the bank, PN for goods (domain.md, books of vouchers). */
export const bookOfMethod: Readonly<Record<ContributionMethod, 'PT' | 'BC' | 'PN'>> = {
  cash: 'PT',
  transfer: 'BC',
  inKind: 'PN',
};

/** Refuses what is incomplete or does not add up; every code has a sentence under messages/errors. */
export function checkContribution(input: ContributionInput): void {
  const fields: Record<string, string> = {};
  const kind = input.kind ?? 'gift';
  if (needsGiver(kind) && !input.donor) fields.donor = 'fields.required';
  if (input.donor && 'name' in input.donor) checkName(fields, 'donor', input.donor.name);
  if (input.through && 'name' in input.through) checkName(fields, 'through', input.through.name);
  if (input.amountVnd <= 0n) fields.amount = 'fields.badAmount';
  if (kind === 'bankInterest' && input.method !== 'transfer')
    fields.method = 'contributions.interestByTransfer';
  if (kind === 'fundTransfer' && input.method === 'inKind')
    fields.method = 'contributions.fundTransferInMoney';
  if (input.publicNameChoice === 'other') checkName(fields, 'publicName', input.publicName ?? '');
  if (input.method === 'inKind') checkGoods(fields, input);
  for (const [name, text] of Object.entries({ note: input.note, bankMemo: input.bankMemo }))
    if ((text ?? '').length > MAX_TEXT) fields[name] = 'fields.tooLong';
  checkShares(fields, input);
  const [first] = Object.values(fields);
  if (first === 'contributions.sharesDoNotAddUp') throw new DomainError(first, { fields });
  if (first) throw new DomainError('web.checkFields', { fields });
  if (!/^[\x21-\x7e]{1,100}$/.test(input.requestKey)) throw new DomainError('ledger.noRequestKey');
}

/** Whether somebody must be named: the donor of a gift, the fund that money was transferred from. */
export function needsGiver(kind: ContributionKind): boolean {
  return kind === 'gift' || kind === 'fundTransfer';
}

function checkName(fields: Record<string, string>, field: string, name: string): void {
  const written = normaliseText(name);
  if (written === '') fields[field] = 'fields.required';
  else if (written.length > 200) fields[field] = 'fields.tooLong';
}

function checkGoods(fields: Record<string, string>, input: ContributionInput): void {
  if (normaliseText(input.goodsLabel ?? '') === '') fields.goodsLabel = 'fields.required';
  if ((input.goodsLabel ?? '').length > 200) fields.goodsLabel = 'fields.tooLong';
  if (normaliseText(input.valuationBasis ?? '') === '')
    fields.valuationBasis = 'contributions.valuationNeeded';
  if ((input.valuationBasis ?? '').length > MAX_TEXT) fields.valuationBasis = 'fields.tooLong';
  const quantity = input.quantity ?? 0;
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > MAX_QUANTITY)
    fields.quantity = 'contributions.badQuantity';
}

function checkShares(fields: Record<string, string>, { shares, amountVnd }: ContributionInput): void {
  if (!shares || shares.length === 0) return;
  if (shares.length > MAX_SHARES) fields.shares = 'contributions.tooManyShares';
  else if (shares.some((share) => share.amountVnd <= 0n)) fields.shares = 'fields.badAmount';
  else if (shares.some((share) => normaliseText(share.name) === '' || share.name.length > 200))
    fields.shares = 'contributions.shareWithoutName';
  else if (shares.reduce((sum, share) => sum + share.amountVnd, 0n) !== amountVnd)
    fields.shares = 'contributions.sharesDoNotAddUp';
}

/** The source it is counted under: by what it is, and for gifts by who gave. */
export function incomeKeyOf(kind: ContributionKind, donorKind: PartyKind | undefined): IncomeKey {
  if (kind === 'bankInterest') return 'bankInterest';
  if (kind === 'budgetAllocation') return 'budget';
  if (kind === 'membershipFee') return 'membershipFee';
  if (kind === 'fundTransfer') return 'fundTransfer';
  return donorKind ? incomeKeyOfDonor[donorKind] : 'individual';
}

/**
 * Who may key what, and whether it posts now. Cash moves only by the cashier's hand (Luật Kế toán 2015, art. 52):
 * keyed by the accountant it waits for the cashier. Transfers are the accountant's book.
 */
export function decidePosting(
  roles: readonly Role[],
  method: ContributionMethod,
  isOnePersonBooks: boolean,
): 'post' | 'wait' {
  const [isCashier, isAccountant] = [roles.includes('cashier'), roles.includes('accountant')];
  if (!isCashier && !isAccountant) throw new DomainError('access.notPermitted');
  if (method === 'transfer' && !isAccountant) throw new DomainError('contributions.transferByAccountant');
  if (method !== 'cash' || isCashier || isOnePersonBooks) return 'post';
  return 'wait';
}

/** People are named only if they said so; bodies by their own name. */
export function isPerson(kind: PartyKind): boolean {
  return kind === 'individual' || kind === 'family';
}

/** The choice when none was made now: the donor's last one, else by kind. */
export function usualNameChoice(kind: PartyKind, last: PublicNameChoice | undefined): PublicNameChoice {
  if (last === 'real' || last === 'anonymous') return last;
  return isPerson(kind) ? 'anonymous' : 'real';
}

// Folded, so that forgotten tones are found; but then family names look like words (Hồ, Trương, Đoàn, Bàn, Trầm),
// and such a word counts only together with the next one.
const kindsByFirstWords: readonly (readonly [RegExp, PartyKind])[] = [
  [/^(chi hoi|khoi pho|to dan pho|thon|ban khuyen hoc (thon|ban|xa|truong))\b/, 'chapter'],
  [/^(dong ho|ban khuyen hoc dong ho|hoi dong (gia toc|dong ho))\b/, 'clan'],
  [/^(cong ty|cty|doanh nghiep|tap doan|ngan hang|hop tac xa|htx|cua hang|xi nghiep)\b/, 'enterprise'],
  [
    /^(truong (th |thcs|thpt|ptdt|tieu hoc|trung (hoc|cap)|mam non|mau giao|pho thong|cao dang|dai hoc|chinh tri)|thcs|thpt|mam non|tieu hoc)/,
    'school',
  ],
  [/^(trung tam hoc tap|tthtcd)\b/, 'learningCentre'],
  [/^(hoi|cau lac bo|clb)\b/, 'association'],
  [
    /^(ubnd|uy ban|hdnd|co quan|dang uy|huyen uy|cong an|trung tam|benh vien|chi cuc|kho bac|quy cua? ?can bo)\b/,
    'agency',
  ],
  [
    /^(phong (gd|giao|van|noi|tai|y te|lao|kinh|tu phap)|so (gd|giao|noi|tai|y te)|pgd|tram (y te|thu|bao))/,
    'agency',
  ],
  [
    /^(ban (chi huy|quan ly|chap hanh|dan van|tuyen giao|giam hieu|to chuc)|doan (thanh nien|tncs))/,
    'agency',
  ],
  [/^(ho )?gia dinh\b/, 'family'],
];

/** Guesses the kind of a new donor from the first words of the name; a person when nothing fits. */
export function guessDonorKind(name: string): PartyKind {
  const folded = `${foldText(name)} `;
  return kindsByFirstWords.find(([words]) => words.test(folded))?.[1] ?? 'individual';
}

export interface EarlierGift {
  amountVnd: bigint;
  occurredOn: DateVn;
}

export type ContributionHint = 'sameGift' | 'unusualAmount';

/**
 * Hints, never refusals: the same donor, amount and day once more; more than ten times the median of at least
 * three gifts. `earlier` are the donor's gifts that stand.
 */
export function hintsFor(gift: EarlierGift, earlier: readonly EarlierGift[]): ContributionHint[] {
  const hints: ContributionHint[] = [];
  if (earlier.some((old) => old.amountVnd === gift.amountVnd && old.occurredOn === gift.occurredOn))
    hints.push('sameGift');
  if (earlier.length >= 3) {
    const sorted = earlier.map((old) => old.amountVnd).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    const upper = sorted[Math.floor(sorted.length / 2)]!;
    const lower = sorted[Math.floor((sorted.length - 1) / 2)]!;
    // Twice the median, so that an even count needs no half đồng.
    if (gift.amountVnd * 2n > 10n * (lower + upper)) hints.push('unusualAmount');
  }
  return hints;
}
