/**
 * Ten thousand guesses at codes and links, on a whole program of its own with its limits on.
 * Owns starting and ending that program. Refuses to touch any other.
 */
import { type Guessing, guess } from '@/tests/canary/guess';
import { startHunted } from '@/tests/canary/server';

/** 10,000 guesses; 600 when quick. */
export async function tortureGuessing({ quick }: { quick: boolean }): Promise<Guessing> {
  const server = await startHunted();
  try {
    return await guess(server, quick ? 600 : 10_000);
  } finally {
    await server.stop();
  }
}
