/**
 * The poster of one code, from the account that is shown. Owns nothing but the gathering of its facts.
 * Refuses a poster while no account is shown, for a code that was retired, and for a promise with nothing open.
 */
import type { Tx } from '@/db/client';
import { listPledges } from '@/lib/campaigns/queries/pledges';
import { nextOpen } from '@/lib/campaigns/rules';
import { type GivingPosterData, givingPoster } from '@/lib/documents/giving-poster';
import { formatDateVn, todayVn } from '@/lib/kernel/dates';
import { DomainError } from '@/lib/kernel/invariant';
import { printedMemoCode } from '@/lib/kernel/memo-code';
import { paperFacts } from '@/lib/ledger/paper-facts';
import { payloadOf, transferPlace } from './code-cards';
import { codeInUse } from './queries';

export type PosterSize = 'a4' | 'a5';

/**
 * Text of the poster; null for an unknown or retired code, and for a promise that asks for nothing any more.
 * `site`: where the public page stands. Errors: giving.noAccount.
 */
export async function posterOf(
  tx: Tx,
  codeId: string,
  size: PosterSize,
  site: string,
): Promise<GivingPosterData | null> {
  const code = await codeInUse(tx, codeId);
  if (!code) return null;
  const promise = code.target.kind === 'pledge' ? await promisedNext(tx, code.target.id!) : undefined;
  if (promise === null) return null;
  const place = await transferPlace(tx);
  if (!place) throw new DomainError('giving.noAccount');
  const facts = await paperFacts(tx, todayVn(new Date()));
  const memo = printedMemoCode(code.code);
  const amountVnd = promise?.amountVnd ?? code.amountVnd;
  return givingPoster({
    ...{ issuer: facts.issuer, sampleNotice: facts.sampleNotice, label: code.publicLabel, size, memo },
    ...{ bank: place.bank, accountNo: place.accountNo, holder: place.holder },
    ...{ isOtherHolder: place.isOtherHolder, amountVnd, payload: payloadOf(place, memo, amountVnd), promise },
    site: site.replace(/^https?:\/\//, ''),
  });
}

async function promisedNext(tx: Tx, pledgeId: number) {
  const [pledge] = await listPledges(tx, { pledgeId }, todayVn(new Date()));
  const next = pledge && !pledge.isWithdrawn ? nextOpen(pledge.instalments) : undefined;
  if (!pledge || !next) return null;
  return { donor: pledge.donorName, dueOn: formatDateVn(next.dueOn), amountVnd: next.openVnd };
}
