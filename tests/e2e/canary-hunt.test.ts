/**
 * No personal word is outside without consent, on a whole program: the quick form of `npm run torture -- canary`.
 * Leaks are planted in the same run, and each is found.
 */
import { expect, it } from 'vitest';
import { type Hunt, hunt } from '@/tests/canary/hunt';
import { startHunted } from '@/tests/canary/server';

it('nothing without consent, exactly what was agreed to, nothing from the next request after a withdrawal', async () => {
  const server = await startHunted();
  let found: Hunt;
  try {
    found = await hunt({ server, quick: true });
  } finally {
    await server.stop();
  }
  expect(found.broken).toEqual([]);
  expect(found.tokens).toBeGreaterThan(400);
  expect(found.addresses).toBeGreaterThan(250);
  expect(found.found).toMatchObject({ without: 0, after: 0, inLog: 0 });
  expect(found.found.shown).toBeGreaterThanOrEqual(found.found.agreed);
  expect(found.found.agreed).toBeGreaterThan(20);
  expect(found.files).toBeGreaterThan(2);
  expect(found.logs).toMatchObject({ inServerLog: 0, inProgramLog: 0, onErrorPages: 0 });
  expect(Math.min(...Object.values(found.logs.controls))).toBeGreaterThan(0);
  expect(Math.min(...Object.values(found.leaks))).toBeGreaterThan(0);
});
