/**
 * The poster of one code, from the account that is shown. Owns nothing but the gathering of its facts.
 * Refuses a poster while no account is shown, and for a code that was retired.
 */
import type { Tx } from '@/db/client';
import { type GivingPosterData, givingPoster } from '@/lib/documents/giving-poster';
import { todayVn } from '@/lib/kernel/dates';
import { DomainError } from '@/lib/kernel/invariant';
import { printedMemoCode } from '@/lib/kernel/memo-code';
import { bankOf, vietQr } from '@/lib/kernel/viet-qr';
import { paperFacts } from '@/lib/ledger/paper-facts';
import { candidateAccounts, listCodes, shownAccount } from './queries';

export type PosterSize = 'a4' | 'a5';

/** Text of the poster; null for an unknown or retired code. `site`: where the public page stands. Errors: giving.noAccount. */
export async function posterOf(
  tx: Tx,
  codeId: string,
  size: PosterSize,
  site: string,
): Promise<GivingPosterData | null> {
  const code = (await listCodes(tx)).find((one) => String(one.codeId) === codeId && !one.isRetired);
  if (!code) return null;
  const shown = await shownAccount(tx);
  const account = shown && (await candidateAccounts(tx)).find((one) => one.accountId === shown.accountId);
  if (!shown || !account) throw new DomainError('giving.noAccount');
  const facts = await paperFacts(tx, todayVn(new Date()));
  const memo = printedMemoCode(code.code);
  const to = { bin: account.bankBin, accountNo: account.accountNo, memo };
  return givingPoster({
    ...{ issuer: facts.issuer, sampleNotice: facts.sampleNotice, label: code.publicLabel, size, memo },
    bank: bankOf(account.bankBin)?.shortName ?? account.bankName,
    ...{ accountNo: account.accountNo, holder: account.holderName, isOtherHolder: shown.isOtherHolder },
    ...{ amountVnd: code.amountVnd, payload: vietQr({ ...to, amountVnd: code.amountVnd ?? undefined }) },
    site: site.replace(/^https?:\/\//, ''),
  });
}
