/** What the database answered when it said no: the code of a guard, or the SQLSTATE of PostgreSQL itself. */
import { refusalOf } from '@/db/refusal';

interface Coded {
  code?: string;
  cause?: unknown;
}

/** Runs `attempt` and returns its refusal code ("ledger.periodClosed", "42501" …); 'accepted' when it went through. */
export async function refusedWith(attempt: () => Promise<unknown>): Promise<string> {
  try {
    await attempt();
    return 'accepted';
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal && refusal.code !== 'access.notPermitted') return refusal.code;
    let current = error as Coded | undefined;
    for (let depth = 0; depth < 5 && current; depth += 1) {
      if (current.code && /^[0-9A-Z]{5}$/.test(current.code))
        return current.code === 'DS001' ? (refusal?.code ?? '') : current.code;
      current = current.cause as Coded | undefined;
    }
    return `unexpected: ${(error as Error).message}`;
  }
}
