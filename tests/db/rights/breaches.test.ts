/** Breaches: 72 hours from the finding, each step final, none closed in silence. And the record of processing, held against what is really kept. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordBreach, stepBreach } from '@/lib/rights/commands/breaches';
import { breachFile, processingFile, processingRows } from '@/lib/rights/papers';
import { processing, purposes } from '@/lib/rights/processing';
import { breachList, breachPage } from '@/lib/rights/queries/breaches';
import type { BreachStep } from '@/lib/rights/schema/breaches';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { openStory, type Story } from '../public/story';

let story: Story;
let secretary: Colleague;
beforeAll(async () => {
  story = await openStory();
  secretary = await story.as('thuky', ['secretary']);
});
afterAll(() => story.end());

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
const found = (hours: number) =>
  secretary.act((tx, actor) =>
    recordBreach(tx, actor, {
      kind: 'lost',
      what: 'Mất một tập phiếu',
      people: null,
      foundAt: hoursAgo(hours),
    }),
  );
const step = (breachId: number, name: BreachStep, hours = 0) =>
  secretary.act((tx, actor) =>
    stepBreach(tx, actor, { breachId, step: name, text: 'Đã làm', happenedAt: hoursAgo(hours) }),
  );
const isPdf = (file: { bytes: Uint8Array } | null) =>
  Buffer.from(file!.bytes).subarray(0, 5).toString() === '%PDF-';

describe('a breach', () => {
  it('has 72 hours from the finding, and is late after them until the authority was told', async () => {
    const [fresh, old] = [await found(10), await found(80)];
    expect(await secretary.act((tx) => breachPage(tx, fresh))).toMatchObject({
      hoursLeft: 61,
      isTold: false,
    });
    const late = await secretary.act((tx) => breachPage(tx, old));
    expect(late!.hoursLeft).toBeLessThan(0);
    await step(old, 'authorityTold');
    expect(await secretary.act((tx) => breachPage(tx, old))).toMatchObject({ isTold: true });
  });

  it('is not found tomorrow, and nothing was done before it was found', async () => {
    expect(await refusedWith(() => found(-2))).toBe('fields.futureDate');
    const id = await found(3);
    expect(await refusedWith(() => step(id, 'contained', 5))).toBe('rights.beforeFinding');
    expect(await refusedWith(() => step(id, 'contained', -1))).toBe('fields.futureDate');
  });

  it('is not closed before somebody was told or it stands why not, and then takes no step', async () => {
    const id = await found(3);
    expect(await refusedWith(() => step(id, 'closed'))).toBe('rights.tellFirst');
    await step(id, 'notToBeTold', 1);
    await step(id, 'closed');
    expect(await refusedWith(() => step(id, 'learned'))).toBe('rights.over');
  });

  it('its clock cannot be moved, its steps cannot be changed', async () => {
    const id = await found(3);
    await step(id, 'contained');
    const moved = story.admin`UPDATE app.data_breach SET tell_by = now() + interval '9 days' WHERE id = ${id}`;
    await expect(moved).rejects.toMatchObject({ message: 'audit.appendOnly' });
    await expect(story.admin`DELETE FROM app.data_breach_step`).rejects.toMatchObject({
      message: 'audit.appendOnly',
    });
  });

  it('is for the offices of consent, and printed for the authority', async () => {
    const cashier = await story.as('thuquy', ['cashier']);
    expect(await cashier.act((tx) => breachList(tx))).toEqual([]);
    const id = await found(1);
    expect(isPdf(await secretary.act((tx) => breachFile(tx, id)))).toBe(true);
  });
});

describe('the record of processing', () => {
  it('names every field of personal texts that is kept, once', async () => {
    const kept = await story.admin<
      { field: string }[]
    >`SELECT DISTINCT field FROM app.personal_value ORDER BY field`;
    const named = purposes.flatMap((purpose) => processing[purpose].fields);
    expect(kept.map((row) => row.field).filter((field) => !named.includes(field as never))).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
  });

  it('counts what is there, and every purpose has its ground, its readers and its term', async () => {
    const rows = await secretary.act((tx) => processingRows(tx));
    expect(rows).toHaveLength(purposes.length);
    for (const row of rows) {
      expect(row.count).toBeGreaterThan(0);
      for (const text of [row.purpose, row.data, row.ground, row.readers, row.keeping])
        expect(text).toMatch(/^[^.]{3,}|\s/);
    }
    expect(isPdf(await secretary.act((tx) => processingFile(tx)))).toBe(true);
  });
});
