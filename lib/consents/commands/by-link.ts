/**
 * What somebody with a link writes: the one answer of everybody who is asked, and taking everything back in one step.
 * Runs in the sign-in pool, whose functions take the secret, decide, and write the log; there is no session and no actor.
 */
import { sql } from 'drizzle-orm';
import { DomainError } from '@/lib/kernel/invariant';
import { atConsentDoor } from '../door';
import type { ConsentItem, Relation } from '../schema/items';

interface Answer {
  token: string;
  guardian?: { chosen: ConsentItem[]; name: string; relation: Relation };
  self?: { chosen: ConsentItem[] };
}

/** Outside of the transaction, so that the count of wrong tries is kept. */
function demandLink(done: number | null): number {
  if (done === null) throw new DomainError('links.ended');
  return done;
}

/**
 * Answers for everybody who is asked; the link cannot be used to answer again. @returns how many answered
 * @throws DomainError links.ended, consents.alreadyAnswered, consents.bothNeeded, consents.representativeNeeded, links.tooManyWrites
 */
export async function answerByLink({ token, guardian, self }: Answer): Promise<number> {
  const body = {
    ...(guardian && { guardian: { ...guardian, chosen: guardian.chosen.join(',') } }),
    ...(self && { self: { chosen: self.chosen.join(',') } }),
  };
  const [row] = await atConsentDoor((tx) =>
    tx.execute<{ done: number | null }>(
      sql`SELECT access.consent_answer_by_link(${token}, ${JSON.stringify(body)}::jsonb) AS done`,
    ),
  );
  return demandLink(row!.done);
}

/**
 * Takes back all that was agreed to for the person of a link; the name is gone at the next request (promise S3).
 * @returns how many things ended; 0 when there was nothing. @throws DomainError links.ended, links.tooManyWrites
 */
export async function withdrawByLink({ token }: { token: string }): Promise<number> {
  const [row] = await atConsentDoor((tx) =>
    tx.execute<{ done: number | null }>(sql`SELECT access.consent_withdraw_by_link(${token}) AS done`),
  );
  return demandLink(row!.done);
}
