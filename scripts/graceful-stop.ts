/**
 * Stopping in order.
 * Owns: the list of what has been started, closing it backwards (last started, first closed) on SIGINT or SIGTERM,
 * or when npm, which started us, was stopped: npm signals only its shell, and the shell does not pass it on.
 * Refuses to hang: a second signal, or 20 seconds, end the process at once.
 */
type Close = () => Promise<void>;

const patienceMs = 20_000;
/** Ctrl-C reaches a process twice when npm or tsx passes it on as well; only a later one is a second wish. */
const echoMs = 1_000;

export type GracefulStop = {
  /** Registers what to close; the latest is closed first. */
  onStop: (close: Close) => void;
  /** Closes everything. Safe to call twice. */
  stop: () => Promise<void>;
};

/** Installs the signal handlers. `say` gets one sentence when stopping begins and when it is done. */
export function gracefulStop(say: (sentence: string) => void): GracefulStop {
  const closers: Close[] = [];
  let stopping: Promise<void> | undefined;
  let since = 0;

  const stop = () => {
    stopping ??= closeAll(closers);
    return stopping;
  };
  const onSignal = async (signal: NodeJS.Signals) => {
    if (stopping && Date.now() - since > echoMs) process.exit(1);
    if (stopping) return;
    since = Date.now();
    say(`Stopping (${signal}).`);
    setTimeout(() => process.exit(1), patienceMs).unref();
    await stop();
    say('Stopped; the data are kept.');
    process.exit(process.exitCode ?? 0);
  };
  if (process.env.npm_lifecycle_event) whenOrphaned(() => void onSignal('SIGTERM'));
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return { onStop: (close) => void closers.push(close), stop };
}

function whenOrphaned(orphaned: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    orphaned();
  }, 500);
  timer.unref();
}

async function closeAll(closers: Close[]): Promise<void> {
  for (let close = closers.pop(); close; close = closers.pop()) {
    try {
      await close();
    } catch (error) {
      console.error(error instanceof Error ? error.message : String(error));
      process.exitCode = 1;
    }
  }
}
