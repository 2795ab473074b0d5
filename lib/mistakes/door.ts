/** What anybody reads about reports: the associations to choose from, and what became of one under its code. Refuses names and what was written. */
import { sql } from 'drizzle-orm';
import { withPublic } from '@/db/client';
import { publicAssociations } from '@/lib/honours/queries';
import { parsePaperCode } from '@/lib/kernel/codes';
import { atWishDoor } from '@/lib/rights/door';
import type { MistakeKind, MistakeState } from './schema';

export interface ReportedMistake {
  kind: MistakeKind;
  /** Canonical public path; '' when none was told. */
  page: string;
  /** Instants in ISO 8601. */
  receivedAt: string;
  state: MistakeState;
  stateAt: string | null;
  answer: string | null;
  /** Reference of the voucher that corrected it, e.g. PKT 03/2026. */
  voucher: string | null;
  publication: { kind: string; year: number; version: number } | null;
}

/** The associations of the installation, as its public first page lists them. */
export const openAssociations = () => withPublic(publicAssociations);

/** The report of a code as typed; null when there is none in this association. */
export async function reportedMistake(hoi: string, typed: string): Promise<ReportedMistake | null> {
  const code = parsePaperCode(typed);
  if (!code) return null;
  const [row] = await atWishDoor((tx) =>
    tx.execute<{ state: ReportedMistake | null }>(sql`SELECT access.mistake_state(${hoi}, ${code}) AS state`),
  );
  return row?.state ?? null;
}
