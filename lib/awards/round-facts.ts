/**
 * What every paper of a round says about association, round and awards. Read where the papers are made and where their
 * words are proposed, so that both speak of the same. Owns no wording.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { awardLabel, type RoundPaperFacts } from '@/lib/documents/award-papers';
import type { DateVn } from '@/lib/kernel/dates';
import { paperFacts } from '@/lib/ledger/paper-facts';
import type { AwardLine } from './queries/awards';
import type { RoundFacts } from './queries/rounds';

/** Facts as of `day` (in Việt Nam): the association keeps the name and the secretary it had then. */
export async function roundPaperFacts(
  tx: Tx,
  round: RoundFacts,
  awards: readonly AwardLine[],
  day: DateVn,
): Promise<RoundPaperFacts> {
  const facts = await paperFacts(tx, day);
  const [row] = await tx.execute<{ symbol: string; secretary: string | null }>(sql`
    SELECT a.symbol, (SELECT u.display_name FROM access.role_term t JOIN access."user" u ON u.id = t.user_id
                       WHERE t.association_id = a.id AND t.role = 'secretary' AND t.starts_on <= ${day}::date
                         AND (t.ends_on IS NULL OR t.ends_on >= ${day}::date) ORDER BY t.starts_on DESC LIMIT 1) AS secretary
      FROM app.association a WHERE a.id = app.current_association()`);
  return {
    ...{ issuer: facts.issuer, symbol: row!.symbol, sampleNotice: facts.sampleNotice },
    ...{ occasion: round.name, fundName: round.fundName, meetingOn: round.meetingOn },
    secretary: row!.secretary ?? '',
    awards: awards.map((line) => ({
      ...{ name: line.name, unit: line.school || line.unit, amountVnd: line.amountVnd },
      ...{ award: awardLabel(line.category, line.benefit), category: line.category },
    })),
  };
}
