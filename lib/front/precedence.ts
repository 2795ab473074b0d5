/**
 * Who goes first: a request of the office before the render of a public page nobody has begun.
 * Owns the count of office requests under way and the renders that wait for them. Visitors who are served from the
 * store wait for nobody.
 * Refuses to let anyone wait for ever: a long request of the office stops counting after a while, and a render that
 * has waited its time begins all the same.
 */
import type { ServerResponse } from 'node:http';

export interface PrecedenceOptions {
  /** How long one render waits for the office, in ms. */
  patienceMs: number;
  /** How long one request of the office counts (a paper that takes half a minute must not hold up the public), in ms. */
  longestMs: number;
  /** How long after its last request the office still counts as at work, in ms. */
  quietMs: number;
}

export interface Precedence {
  /** Counts this request of the office until its answer is over. */
  enter(res: ServerResponse): void;
  /** Resolves at once while the office waits for nothing; else when it has been served, or when patience ends. */
  giveWay(): Promise<void>;
  /** True while a request of the office is under way or was a moment ago: the next one must not find the processor taken. */
  isOfficeAtWork(): boolean;
}

export function createPrecedence({ patienceMs, longestMs, quietMs }: PrecedenceOptions): Precedence {
  let inside = 0;
  let lastLeft = Number.NEGATIVE_INFINITY;
  const waiting = new Set<() => void>();

  function enter(res: ServerResponse): void {
    inside += 1;
    let isCounted = true;
    const leave = () => {
      if (!isCounted) return;
      isCounted = false;
      inside -= 1;
      lastLeft = performance.now();
      clearTimeout(timer);
      if (inside === 0) for (const go of [...waiting]) go();
    };
    const timer = setTimeout(leave, longestMs);
    timer.unref();
    res.once('close', leave);
  }

  function giveWay(): Promise<void> {
    if (inside === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const go = () => {
        clearTimeout(timer);
        waiting.delete(go);
        resolve();
      };
      const timer = setTimeout(go, patienceMs);
      waiting.add(go);
    });
  }

  const isOfficeAtWork = () => inside > 0 || performance.now() - lastLeft < quietMs;

  return { enter, giveWay, isOfficeAtWork };
}
