/** The check of the log finds nothing where nothing was touched. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { exportDatabase } from '@/lib/audit/export/read-database';
import { verifyExport } from '@/lib/audit/verify/verify-export';
import { pointPoolsAt } from '../../factories/association';
import { createTestDatabase, type TestDatabase } from '../../setup/database';
import { seal, tellStory } from './story';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  await tellStory(database, 'hoi-mot');
  await seal(database);
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

it('an untouched log raises no alarm', async () => {
  const report = await verifyExport(exportDatabase(database.urls.backup, { hasTexts: true }));
  expect(report.problems).toEqual([]);
  expect(report.counts.vouchers).toBe(6);
  expect(report.counts.pending).toBe(0);
});
