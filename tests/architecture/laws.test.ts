/**
 * The directions of the house hold in the real tree, and each law fires when somebody breaks it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenHouse, buildHouse, cruise, type Finding, goodHouse, plants } from './planted-laws';

const { forbidden } = createRequire(import.meta.url)('./dependency-cruiser.cjs') as {
  forbidden: { name: string; comment: string; severity: string }[];
};
const laws = forbidden.map((rule) => rule.name);

let folder: string;
let broken: Finding[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'densach-laws-'));
  buildHouse(join(folder, 'good'), goodHouse);
  buildHouse(join(folder, 'broken'), brokenHouse());
  broken = cruise(join(folder, 'broken'));
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the laws of the house', () => {
  it('hold in the real tree', () => {
    expect(cruise('.').map(({ rule, from, to }) => `${rule}: ${from} → ${to}`)).toEqual([]);
  });

  it('say nothing about a house that keeps them', () => {
    expect(cruise(join(folder, 'good'))).toEqual([]);
  });

  it('are errors with a reason, and each has a planted violation', () => {
    expect(forbidden.filter((rule) => rule.severity !== 'error' || rule.comment.length < 20)).toEqual([]);
    expect(Object.keys(plants).sort()).toEqual([...laws].sort());
  });

  it.each(laws)('%s fires on the planted violation', (law) => {
    expect(broken.filter((finding) => finding.rule === law).map((finding) => finding.from)).toContain(
      plants[law]!.path,
    );
  });

  it('blame nobody but the planted files', () => {
    const planted = new Set([...Object.values(plants).map((plant) => plant.path), 'lib/donors/two.ts']);
    expect(broken.filter((finding) => !planted.has(finding.from))).toEqual([]);
  });
});
