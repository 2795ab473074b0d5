/**
 * Lets a bounded number of renders run and a bounded number wait. Refuses the rest at once: a crowd before a cold
 * page must not take the staff's share of the machine.
 */

/** Thrown when running and waiting places are both taken. */
export class TurnstileFull extends Error {
  override name = 'TurnstileFull';
}

/**
 * Returns a function that runs a task when a place is free; rejects with `TurnstileFull` when none will be. `places` is
 * asked each time somebody would begin: it may become fewer or more.
 */
export function createTurnstile(places: () => number, waitingPlaces: number) {
  const waiting: (() => void)[] = [];
  let running = 0;

  const letIn = () => {
    while (waiting.length > 0 && running < places()) {
      running += 1;
      waiting.shift()!();
    }
  };

  return async function pass<T>(task: () => Promise<T>): Promise<T> {
    if (running >= places()) {
      if (waiting.length >= waitingPlaces) throw new TurnstileFull();
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await task();
    } finally {
      running -= 1;
      letIn();
    }
  };
}
