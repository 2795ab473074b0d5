/**
 * Who gets a place when the meeting ends, pure.
 * Carried files take the places of their category in the council's order; the carried ones beyond the quota form
 * the reserve, in order; the rest are not selected. Refuses to end over a file without a quorum: that file must be
 * given more members, or sent back.
 */
import { DomainError } from '@/lib/kernel/invariant';

export interface Candidate {
  nominationId: number;
  categoryId: number;
  yes: number;
  no: number;
  hasQuorum: boolean;
  isCarried: boolean;
}

export interface Outcome {
  nominationId: number;
  status: 'shortlisted' | 'reserve' | 'notSelected';
  /** Place in the category, from 1; null when not selected. */
  rank: number | null;
}

/**
 * Decides every candidate.
 * @param quotas places by category id
 * @param ranking nomination ids as the council ordered them; those left out follow by votes (more yes, fewer no)
 * @throws DomainError awards.noQuorum when a candidate could not be decided
 */
export function decideShortlist(
  candidates: readonly Candidate[],
  quotas: ReadonlyMap<number, number>,
  ranking: readonly number[],
): Outcome[] {
  const undecided = candidates.filter((candidate) => !candidate.hasQuorum);
  if (undecided.length > 0) throw new DomainError('awards.noQuorum', { params: { files: undecided.length } });
  const place = new Map(ranking.map((id, at) => [id, at]));
  const placeOf = (candidate: Candidate) => place.get(candidate.nominationId) ?? ranking.length;
  const taken = new Map<number, number>();
  return [...candidates]
    .sort(
      (a, b) => placeOf(a) - placeOf(b) || b.yes - a.yes || a.no - b.no || a.nominationId - b.nominationId,
    )
    .map((candidate) => {
      if (!candidate.isCarried)
        return { nominationId: candidate.nominationId, status: 'notSelected', rank: null };
      const rank = (taken.get(candidate.categoryId) ?? 0) + 1;
      taken.set(candidate.categoryId, rank);
      const isWithinQuota = rank <= (quotas.get(candidate.categoryId) ?? 0);
      return {
        nominationId: candidate.nominationId,
        status: isWithinQuota ? 'shortlisted' : 'reserve',
        rank,
      };
    });
}
