/**
 * Chance that can be repeated: the same seed gives the same run on every machine.
 * Owns one small generator (mulberry32). Refuses secrets: nothing that must not be guessed is drawn here.
 */

/** Draws whole numbers from 0 to `below` − 1. */
export type Random = (below: number) => number;

/** A generator for one run. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
