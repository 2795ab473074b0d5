/**
 * What the end of a meeting is about, before anybody presses; pure.
 * Owns who may be given a place (passed by the council, the school behind it where it came by a link), what keeps the
 * meeting from ending, and who would leave it without a place. Says the same as concludeMeeting does.
 */
import { councilOrder, type FirstOrder, type FirstPlace, type OrderBasis, placesAmong } from './order';
import type { Tally } from './tally';

export interface ConclusionFile {
  nominationId: number;
  tally: Tally;
  /** Votes that were cast, of those who may decide and are present. */
  cast: number;
  /** A file by link that nobody of the school has answered for. */
  waitsForSchool: boolean;
}

export interface CategoryPlaces {
  categoryId: number;
  basis: OrderBasis;
  /** Of those who may be given a place. */
  places: FirstPlace[];
  /** Equal people across the cut: the council must tell them apart. */
  tied: number[];
}

export interface Conclusion {
  categories: CategoryPlaces[];
  /** Files without a quorum: the meeting cannot end over them. */
  withoutQuorum: number;
  /** Passed, but no place can be given before the school answers. */
  withoutSchool: number;
  /** Not passed so far, with votes still to come: without a place if the meeting ended now. */
  withoutVotes: number;
  /** All votes are given and it did not pass. */
  notPassed: number;
}

/** Whether a file waits for the council: no quorum, or votes are missing. */
export function waitsForResult({ tally, cast }: Pick<ConclusionFile, 'tally' | 'cast'>): boolean {
  return !tally.hasQuorum || cast < tally.present;
}

/**
 * @param files checked files that are before the council
 * @param orders the first order of each category
 * @param quotas places by category id
 */
export function conclusionOf(
  files: readonly ConclusionFile[],
  orders: readonly FirstOrder[],
  quotas: ReadonlyMap<number, number>,
): Conclusion {
  const decided = files.filter((file) => file.tally.hasQuorum);
  const passed = decided.filter((file) => file.tally.isCarried);
  const lost = decided.filter((file) => !file.tally.isCarried);
  const carried = new Set(passed.map((file) => file.nominationId));
  const school = passed.filter((file) => file.waitsForSchool).map((file) => file.nominationId);
  return {
    categories: orders.flatMap((order): CategoryPlaces[] => {
      const places = placesAmong(order, carried).filter((file) => !school.includes(file.nominationId));
      const words = { places: {}, reasons: {} };
      const { tied } = councilOrder(order, carried, words, quotas.get(order.categoryId) ?? 0);
      if (places.length === 0) return [];
      return [{ categoryId: order.categoryId, basis: order.basis, places, tied }];
    }),
    withoutQuorum: files.length - decided.length,
    withoutSchool: school.length,
    withoutVotes: lost.filter(waitsForResult).length,
    notPassed: lost.filter((file) => !waitsForResult(file)).length,
  };
}
