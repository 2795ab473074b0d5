/**
 * Knows whether purge messages are arriving. Notifications are delivered in the order of their commits, so when our
 * own beat comes back, every purge committed before the beat was sent has come too.
 * Owns that deduction, without a connection. Refuses to call the feed fresh on anything but a returned beat.
 */
export interface HeartbeatOptions {
  /** Silence after which nothing kept may be shown, in ms. */
  silenceMs: number;
  onLost: () => void;
  onFresh: () => void;
  now?: () => number;
}

export interface Heartbeat {
  /** Registers a new beat and returns its number. */
  send(): string;
  /** A beat came back. */
  receive(beat: string): void;
  /** The connection broke: no need to wait for the silence. */
  lose(): void;
  /** True while the youngest returned beat was sent less than `silenceMs` ago; notices a loss by itself. */
  isFresh(): boolean;
}

export function createHeartbeat({
  silenceMs,
  onLost,
  onFresh,
  now = performance.now.bind(performance),
}: HeartbeatOptions): Heartbeat {
  const sent = new Map<string, number>();
  let provenAt = Number.NEGATIVE_INFINITY;
  let isAlive = false;
  let count = 0;

  function lose(): void {
    sent.clear();
    provenAt = Number.NEGATIVE_INFINITY;
    if (!isAlive) return;
    isAlive = false;
    onLost();
  }

  function isFresh(): boolean {
    if (isAlive && now() - provenAt >= silenceMs) lose();
    return isAlive;
  }

  function send(): string {
    count += 1;
    const beat = String(count);
    sent.set(beat, now());
    return beat;
  }

  function receive(beat: string): void {
    const at = sent.get(beat);
    if (at === undefined) return;
    sent.delete(beat);
    if (now() - at >= silenceMs) return;
    provenAt = Math.max(provenAt, at);
    if (isAlive) return;
    isAlive = true;
    onFresh();
  }

  return { send, receive, lose, isFresh };
}
