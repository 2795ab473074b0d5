/**
 * How far the proof reaches. A root that left the machine on a paper is a witness nobody inside can change;
 * what is younger than the last such root could be rewritten as a whole, and these tests say so plainly.
 */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { exportDatabase } from '@/lib/audit/export/read-database';
import { writeExport } from '@/lib/audit/export/write-file';
import type { PaperRoot } from '@/lib/audit/verify/chain';
import { exportFile } from '@/lib/audit/verify/read-file';
import { verifyExport } from '@/lib/audit/verify/verify-export';
import { pointPoolsAt } from '../../factories/association';
import { withConnection } from '../../setup/connection';
import { createTestDatabase, type TestDatabase } from '../../setup/database';
import { copyOf } from './copy';
import { line, post, type Story, seal, tellStory } from './story';

let original: TestDatabase;
let story: Story;
let paper: PaperRoot;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'den-sach-export-'));
  original = await createTestDatabase();
  pointPoolsAt(original.urls);
  story = await tellStory(original, 'hoi-mot');
  await seal(original);
  const [printed] = await story.people.cashier.act((tx) =>
    tx.execute<{ seal_number: string; root: Buffer }>(sql`SELECT * FROM audit.note_checkpoint('print')`),
  );
  paper = { sealNumber: Number(printed!.seal_number), rootStart: printed!.root.toString('hex').slice(0, 12) };
  const lines = [line(story, 'cash', 'income', 700_000n)];
  await post(story, 'cashier', {
    book: 'PT',
    purpose: 'gift',
    occurredOn: '2019-08-01',
    partyId: story.donor,
    lines,
  });
  await seal(original);
  await closePools();
});
afterAll(async () => {
  await original.drop();
  await rm(folder, { recursive: true });
});

/** Somebody with every right changes an amount, forges the event that tells of it, and makes all seals anew. */
async function rewrite(database: TestDatabase, reference: string): Promise<void> {
  await withConnection(database.superuserUrl, (admin) =>
    admin.begin(async (tx) => {
      await tx`SET LOCAL session_replication_role = 'replica'`;
      const id = story.vouchers[reference]!;
      await tx`UPDATE ledger.posting SET amount_vnd = 1000 WHERE voucher_id = ${id}`;
      await tx`UPDATE audit.event e
        SET payload = (e.payload::jsonb || jsonb_build_object('amountVnd', '1000', 'hash',
              encode(ledger.voucher_hash(e.association_id, ${id}), 'hex')))::text
        WHERE e.kind = 'voucher.posted' AND e.subject_id = ${String(id)}`;
      await sealAnew(tx);
    }),
  );
}

async function sealAnew(tx: postgres.TransactionSql): Promise<void> {
  await tx`DELETE FROM audit.seal`;
  await tx`UPDATE audit.seal_progress SET horizon = '0'`;
  await tx`SELECT audit.seal_pending()`;
}

const check = (database: TestDatabase, papers: PaperRoot[] = []) =>
  verifyExport(exportDatabase(database.urls.backup, { hasTexts: true }), papers);
const codes = (report: Awaited<ReturnType<typeof check>>) => report.problems.map(({ code }) => code);

it('the root on a printed paper is in an untouched chain', async () => {
  const copy = await copyOf(original);
  expect(codes(await check(copy, [paper]))).toEqual([]);
  expect(codes(await check(copy, [{ ...paper, rootStart: 'ffffffffffff' }]))).toEqual(['paperDiffers']);
  await copy.drop();
});

it('a complete rewriting of what is older than the paper is found by the paper and by the note of it', async () => {
  const copy = await copyOf(original);
  await rewrite(copy, 'PT 03/2019');
  expect(codes(await check(copy, [paper]))).toEqual(['checkpointDiffers', 'paperDiffers']);
  await withConnection(copy.superuserUrl, (admin) =>
    admin.begin(async (tx) => {
      await tx`SET LOCAL session_replication_role = 'replica'`;
      await tx`DELETE FROM audit.checkpoint`;
    }),
  );
  expect(codes(await check(copy, [paper]))).toEqual(['paperDiffers']);
  await copy.drop();
});

it('the honest limit: a complete rewriting of what is younger than the last paper is not found', async () => {
  const copy = await copyOf(original);
  await rewrite(copy, 'PT 04/2019');
  expect(codes(await check(copy, [paper]))).toEqual([]);
  await copy.drop();
});

it('an export is checked without the database, holds no text about a person, and is readable by its owner only', async () => {
  const copy = await copyOf(original);
  const path = join(folder, 'export.ndjson');
  await writeExport(exportDatabase(copy.urls.backup, { hasTexts: false }), path);
  await copy.drop();
  const report = await verifyExport(exportFile(path), [paper]);
  expect(report.problems).toEqual([]);
  expect(report.counts).toMatchObject({ vouchers: 7, pending: 0 });
  expect((await stat(path)).mode & 0o077).toBe(0);
  for await (const entry of exportFile(path)()) {
    if (entry.kind === 'text') expect(Object.keys(entry)).not.toContain('value');
    expect(JSON.stringify(entry)).not.toContain('Lò Thị Mây');
  }
});

it('a line taken out of an export, or its end cut off, is told', async () => {
  const copy = await copyOf(original);
  const source = exportDatabase(copy.urls.backup, { hasTexts: false });
  async function* without(kind: string) {
    let isDropped = false;
    for await (const entry of source()) {
      if (entry.kind === kind && !isDropped) isDropped = true;
      else yield entry;
    }
  }
  expect(codes(await verifyExport(() => without('end')))).toEqual(['exportCutOff']);
  expect(codes(await verifyExport(() => without('voucher')))).toContain('voucherMissing');
  expect(codes(await verifyExport(() => without('change')))).toEqual(
    expect.arrayContaining(['exportCutOff', 'sealCount']),
  );
  await copy.drop();
});
