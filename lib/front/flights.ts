/**
 * One render of a page at a time, shared by all who ask for it meanwhile.
 * Owns the rule who may share: whoever comes while no purge has passed since the render began, or before it has begun.
 * Refuses to let anyone join a render begun before a purge: it may have read what was withdrawn since.
 */

/** Called by the render at the moment it begins, with the epoch of that moment. */
export type Begun = (epoch: number) => void;

interface Flight<T> {
  /** In which the render began; undefined while it waits for its turn. */
  epoch?: number;
  answer: Promise<T>;
}

/** `epochNow` is moved on by every purge. Returns a function that joins the render of `path` or starts one. */
export function createFlights<T>(epochNow: () => number) {
  const flights = new Map<string, Flight<T>>();

  return function join(path: string, render: (begun: Begun) => Promise<T>): Promise<T> {
    const current = flights.get(path);
    if (current && (current.epoch ?? epochNow()) === epochNow()) return current.answer;
    const took: { epoch?: number } = {};
    const answer = render((epoch) => {
      took.epoch = epoch;
    });
    const flight: Flight<T> = Object.assign(took, { answer });
    flights.set(path, flight);
    const land = () => {
      if (flights.get(path) === flight) flights.delete(path);
    };
    answer.then(land, land);
    return answer;
  };
}
