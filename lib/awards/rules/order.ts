/**
 * The order a council begins from, and what its own order changes in it, pure.
 * Owns the first places (by the scores where there are any, else by the votes; equal ones share a place), whose reason is
 * missing, and ties at the cut. A reason is needed for as few people as it takes: without them the rest stands in the
 * first order. Refuses to break a tie at the cut: the council types who goes first, and says why.
 */
import type { RankedFile } from './scoring';

export interface OrderedCandidate {
  nominationId: number;
  yes: number;
  no: number;
}

export type OrderBasis = 'scores' | 'votes';

export interface FirstPlace {
  nominationId: number;
  /** From 1 in the category; equal ones share it. */
  place: number;
}

export interface FirstOrder {
  categoryId: number;
  basis: OrderBasis;
  places: FirstPlace[];
}

/**
 * The first order of one category.
 * @param files of the category that are before the council
 * @param ranked the order by scores; nobody in it has a place when nobody scored
 */
export function firstOrder(
  categoryId: number,
  files: readonly OrderedCandidate[],
  ranked: readonly RankedFile[],
): FirstOrder {
  const scored = new Map(
    ranked.flatMap((file) => (file.place === null ? [] : [[file.nominationId, file.place] as const])),
  );
  const scoreOf = (file: OrderedCandidate) => scored.get(file.nominationId) ?? Number.MAX_SAFE_INTEGER;
  // Where a place is given by score, votes change nothing: equal scores stay equal.
  const compare = (a: OrderedCandidate, b: OrderedCandidate) =>
    scoreOf(a) - scoreOf(b) || (scored.has(a.nominationId) ? 0 : b.yes - a.yes || a.no - b.no);
  return {
    categoryId,
    basis: scored.size > 0 ? 'scores' : 'votes',
    places: files
      .map((file) => ({
        nominationId: file.nominationId,
        place: 1 + files.filter((other) => compare(other, file) < 0).length,
      }))
      .sort((a, b) => a.place - b.place || a.nominationId - b.nominationId),
  };
}

export interface CouncilWords {
  /** Places the council typed, by nomination id, among those carried; whoever is left out keeps the first one. */
  places: Readonly<Record<number, number>>;
  /** Reasons by nomination id; empty ones do not count. */
  reasons: Readonly<Record<number, string>>;
}

export interface RankChange {
  nominationId: number;
  cause: 'moved' | 'tie';
  /** Among those carried: the place the first order gives, and the council's. */
  defaultPlace: number;
  councilPlace: number;
  reason: string;
}

export interface CouncilOrder {
  basis: OrderBasis;
  /** Those carried, in the council's order. */
  ranking: number[];
  /** Changes that have a reason. */
  changes: RankChange[];
  /** Without whose reason the order cannot stand. */
  missing: number[];
  /** Equal people across the cut, not told apart yet. */
  tied: number[];
}

/**
 * The council's order of one category.
 * @param first order of all its files; only those carried take places
 * @param places of the category
 */
export function councilOrder(
  first: FirstOrder,
  carried: ReadonlySet<number>,
  words: CouncilWords,
  places: number,
): CouncilOrder {
  const files = placesAmong(first, carried);
  const typed = (file: FirstPlace) => words.places[file.nominationId] ?? file.place;
  const order = files.toSorted((a, b) => typed(a) - typed(b) || a.place - b.place);
  const hasReason = (file: FirstPlace) => (words.reasons[file.nominationId] ?? '').trim() !== '';
  const cut = tiedAtCut(files, places);
  const undecided = cut.filter((file) => cut.some((other) => other !== file && typed(other) === typed(file)));
  const inside = new Set(order.slice(0, places));
  const isTie = (file: FirstPlace) => cut.includes(file) && inside.has(file);
  const moved = leftOut(order.filter((file) => !hasReason(file)));
  const missing = order.filter((file) => moved.includes(file) || (isTie(file) && !hasReason(file)));
  return {
    basis: first.basis,
    ranking: order.map((file) => file.nominationId),
    changes: order.flatMap((file, at): RankChange[] => {
      const isMoved = isTurnedRound(file, at, order);
      if (!hasReason(file) || !(isMoved || isTie(file))) return [];
      const cause = isMoved ? 'moved' : 'tie';
      const reason = words.reasons[file.nominationId]!.trim();
      return [
        { nominationId: file.nominationId, cause, defaultPlace: file.place, councilPlace: at + 1, reason },
      ];
    }),
    missing: missing.map((file) => file.nominationId),
    tied: undecided.map((file) => file.nominationId),
  };
}

/** The first places of some files of an order, counted among themselves. */
export function placesAmong(first: FirstOrder, some: ReadonlySet<number>): FirstPlace[] {
  const files = first.places.filter((file) => some.has(file.nominationId));
  return files.map((file) => ({
    ...file,
    place: 1 + files.filter((other) => other.place < file.place).length,
  }));
}

/** The council's order of every category. `quotas`: places by category id. */
export function councilOrders(
  orders: readonly FirstOrder[],
  candidates: readonly { nominationId: number; isCarried: boolean }[],
  quotas: ReadonlyMap<number, number>,
  words: CouncilWords = { places: {}, reasons: {} },
): CouncilOrder[] {
  const carried = new Set(candidates.filter((file) => file.isCarried).map((file) => file.nominationId));
  return orders.map((first) => councilOrder(first, carried, words, quotas.get(first.categoryId) ?? 0));
}

/** Equal files of which some would be inside and some outside; none when the cut falls between two places. */
function tiedAtCut(files: readonly FirstPlace[], places: number): FirstPlace[] {
  const last = files[places - 1];
  const next = files[places];
  if (!last || !next || last.place !== next.place) return [];
  return files.filter((file) => file.place === last.place);
}

/**
 * Whether this file and another stand the other way round than at first; equal ones may stand in any order. Whoever is
 * passed on both sides is turned round too, at the place he had: his reason may be the one that holds the order.
 */
function isTurnedRound(file: FirstPlace, at: number, order: readonly FirstPlace[]): boolean {
  return order.some((other, its) => other.place !== file.place && its < at !== other.place < file.place);
}

/**
 * The fewest files that must be taken out so that the rest stands in the first order; equal places are in order.
 * Where either of two would do, it is the one that was placed higher.
 */
function leftOut(order: readonly FirstPlace[]): FirstPlace[] {
  const best: FirstPlace[][] = [];
  for (const [at, file] of order.entries()) {
    const before = best
      .slice(0, at)
      .filter((chain) => chain.at(-1)!.place <= file.place)
      .reduce<FirstPlace[]>((longest, chain) => (chain.length >= longest.length ? chain : longest), []);
    best.push([...before, file]);
  }
  const kept = best.reduce<FirstPlace[]>(
    (longest, chain) => (chain.length >= longest.length ? chain : longest),
    [],
  );
  return order.filter((file) => !kept.includes(file));
}
