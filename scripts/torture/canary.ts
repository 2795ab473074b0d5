/**
 * The hunt for every personal word, on a whole program of its own: all addresses, both languages, every form of a file.
 * Owns starting and ending that program. Refuses to touch any other.
 */
import { type Hunt, hunt } from '@/tests/canary/hunt';
import { startHunted } from '@/tests/canary/server';

/** Runs the hunt; a smaller part of the addresses when quick. */
export async function tortureCanary({ quick }: { quick: boolean }): Promise<Hunt> {
  const server = await startHunted();
  try {
    return await hunt({ server, quick });
  } finally {
    await server.stop();
  }
}
