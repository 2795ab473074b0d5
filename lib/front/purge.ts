/**
 * Hears which pages must go. Owns one small pool that listens on the purge channel and proves, by a beat it sends to
 * itself every 250 ms, that it still hears (heartbeat.ts).
 * Refuses to trust a connection that came back by itself: a purge may have been missed, so everything is dropped.
 */
import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { log } from '@/lib/web/log';
import { isPageTag } from '@/lib/web/page-tags';
import { createHeartbeat } from './heartbeat';

/** The channel a publishing transaction notifies; the payload is a list of tags with commas, or `*`. */
export const PURGE_CHANNEL = 'densach_purge';

const BEAT_MS = 250;
const SILENCE_MS = 600;
/** How long one attempt to connect may take before it is given up, in ms. */
const PATIENCE_MS = 5_000;

export interface PurgeFeed {
  /** True while purges are known to arrive. */
  isFresh(): boolean;
  close(): Promise<void>;
}

export interface PurgeFeedOptions {
  /** Direct connection, not through a pooler in transaction mode; any role may listen. */
  url: string;
  onPurge: (tags: readonly string[] | '*') => void;
  onLost: () => void;
  onFresh: () => void;
}

/** Reads a purge message; one that cannot be understood drops everything, because something was withdrawn. */
export function parsePurge(payload: string): readonly string[] | '*' {
  const tags = payload.split(',').map((tag) => tag.trim());
  return tags.every(isPageTag) ? tags : '*';
}

type Session = { sql: postgres.Sql; startedAt: number; isListening: boolean };

function connect(url: string): postgres.Sql {
  return postgres(url, {
    max: 1,
    prepare: false,
    connect_timeout: PATIENCE_MS / 1000,
    idle_timeout: 0,
    max_lifetime: null,
    fetch_types: false,
    onnotice: () => undefined,
    connection: { application_name: 'den-sach-front' },
  });
}

/** True when the purge was carried out; when not, the caller drops everything: what was withdrawn must not stay. */
function carryOut(payload: string, onPurge: PurgeFeedOptions['onPurge']): boolean {
  try {
    onPurge(parsePurge(payload));
    return true;
  } catch (error) {
    log.error('front.purgeFailed', { error });
    return false;
  }
}

/** Starts listening in the background and keeps trying; nothing is fresh until the first beat has returned. */
export function startPurgeFeed({ url, onPurge, onLost, onFresh }: PurgeFeedOptions): PurgeFeed {
  let isClosed = false;
  const heart = createHeartbeat({ silenceMs: SILENCE_MS, onLost: () => isClosed || onLost(), onFresh });
  const beatChannel = `densach_beat_${randomBytes(8).toString('hex')}`;
  let session = openSession();

  function openSession(): Session {
    const opened: Session = { sql: connect(url), startedAt: performance.now(), isListening: false };
    const isCurrent = () => session === opened;
    void listen(opened, isCurrent).catch(() => isCurrent() && renew());
    return opened;
  }

  async function listen(opened: Session, isCurrent: () => boolean): Promise<void> {
    await opened.sql.listen(
      PURGE_CHANNEL,
      (payload) => isCurrent() && (carryOut(payload, onPurge) || renew()),
      () => isCurrent() && opened.isListening && renew(),
    );
    await opened.sql.listen(beatChannel, (beat) => isCurrent() && heart.receive(beat));
    opened.isListening = true;
  }

  /** Gives the session up; the next tick opens another. */
  function renew(): void {
    heart.lose();
    session.startedAt = Number.NEGATIVE_INFINITY;
  }

  function tick(): void {
    const age = performance.now() - session.startedAt;
    if (!heart.isFresh() && age > (session.isListening ? PATIENCE_MS / 5 : PATIENCE_MS)) {
      void end(session);
      session = openSession();
      return;
    }
    if (!session.isListening) return;
    const beating = session;
    beating.sql.notify(beatChannel, heart.send()).catch(() => session === beating && renew());
  }

  const timer = setInterval(tick, BEAT_MS);

  async function close(): Promise<void> {
    isClosed = true;
    clearInterval(timer);
    heart.lose();
    await end(session);
  }

  return { isFresh: heart.isFresh, close };
}

async function end(old: Session): Promise<void> {
  await old.sql.end({ timeout: 0 }).catch(() => undefined);
}
