/** Papers of a print job come from a thread of their own: the same bytes, nobody waits, and a full press says so. */
import { expect, it } from 'vitest';
import { openPress } from '@/lib/documents/press';
import { renderPdfBatch } from '@/lib/documents/render';
import { thanks } from './story';

const usual = { waiting: 4, timeMs: 60_000 };
const receipts = (count: number) => Array.from({ length: count }, () => thanks);

it('gives the bytes that this thread would give, and leaves this thread free meanwhile', async () => {
  const press = openPress(usual);
  await press.print('donor-receipt', receipts(1));
  const papers = receipts(60);
  let ticks = 0;
  const timer = setInterval(() => {
    ticks += 1;
  }, 1);
  const there = await press.print('donor-receipt', papers);
  clearInterval(timer);
  expect(ticks).toBeGreaterThan(5);
  expect(Buffer.from(there).equals(Buffer.from(renderPdfBatch('donor-receipt', papers)))).toBe(true);
}, 60_000);

it('prints one job after the other and refuses those for whom there is no room', async () => {
  const press = openPress({ ...usual, waiting: 2 });
  const jobs = Array.from({ length: 5 }, () => press.print('donor-receipt', receipts(2)));
  const outcomes = await Promise.allSettled(jobs);
  expect(outcomes.map((outcome) => outcome.status)).toEqual([
    ...['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected'],
  ]);
  expect(outcomes[4]).toMatchObject({ reason: { code: 'documents.pressBusy' } });
  expect((await press.print('donor-receipt', receipts(1))).length).toBeGreaterThan(1000);
}, 60_000);

it('ends a job that takes too long, and goes on with the next one in a new thread', async () => {
  const press = openPress({ waiting: 4, timeMs: 15_000 });
  const short = openPress({ waiting: 4, timeMs: 1 });
  await expect(short.print('donor-receipt', receipts(1))).rejects.toMatchObject({
    code: 'documents.pressTooSlow',
  });
  const broken = press.print('donor-receipt', [{} as typeof thanks]);
  const after = press.print('donor-receipt', receipts(1));
  await expect(broken).rejects.toThrow(/donor-receipt did not compile/);
  expect((await after).length).toBeGreaterThan(1000);
}, 60_000);
