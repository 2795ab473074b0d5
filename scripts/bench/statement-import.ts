/**
 * A bank statement from its bytes to stored lines: cells, amounts held against balances, counted against the account,
 * written with their texts, log and fingerprints. The baseline is the bare COPY of the same rows into a table without
 * guards, in the same run; the same file again is measured against its first time. Memory is the peak of a
 * small process of its own (statement-memory.ts).
 */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import postgres from 'postgres';
import { closePools } from '@/db/client';
import { readStatementFile } from '@/lib/statements/files';
import { bringStatement, openBankBooks, statementOf } from './made-statement';
import { type BenchContext, median, milliseconds, ratioOf } from './measure';
import { HEAP_MB, peakOfImports } from './statement-memory';

/** The rows of the baseline in pieces of 64 kB, so that the memory told below is the import's own. */
function* bareRows(bytes: Buffer): Generator<string> {
  let piece = '';
  let from = bytes.indexOf('\r\n') + 2;
  while (from < bytes.length) {
    const end = bytes.indexOf('\r\n', from);
    const to = end < 0 ? bytes.length : end;
    const [day, doc, , amount, balance, memo] = bytes.toString('utf8', from, to).split(',');
    piece += `${[day, doc, amount, balance, memo].join('\t')}\n`;
    if (piece.length > 65_536) {
      yield piece;
      piece = '';
    }
    from = to + 2;
  }
  yield piece;
}

/** Runs the benchmark; ratios are time of ours / time of the baseline (lower is better). */
export async function benchStatementImport(context: BenchContext) {
  // A file may have 20,000 rows, its head among them.
  const count = context.quick ? 2_000 : 19_900;
  const rounds = context.quick ? 3 : 5;
  const books = await openBankBooks(context.urls, 'do-sao-ke');
  const admin = postgres(context.adminUrl, { max: 1, onnotice: () => {} });
  await admin`CREATE TABLE public.bare (day text, doc text, amount bigint, balance bigint, memo text)`;
  const torn = Buffer.from(statementOf(0, 50).toString('utf8').replace(',200000,', ',200001,'));
  if ((await readStatementFile(torn)).findings.length === 0)
    throw new Error('The guards are off: a statement that does not add up was read.');
  const copy = async (bytes: Buffer) => {
    const into = await admin`COPY public.bare FROM STDIN`.writable();
    await pipeline(Readable.from(bareRows(bytes)), into);
  };
  const times: Record<'ours' | 'again' | 'bare', number[]> = { ours: [], again: [], bare: [] };
  for (let round = 0; round < rounds; round += 1) {
    const bytes = statementOf(round, count);
    // One COPY takes less than a tenth of a second and swings: five stand for it.
    const copies: number[] = [];
    for (let at = 0; at < 5; at += 1) copies.push(await milliseconds(() => copy(bytes)));
    times.bare.push(median(copies));
    let stored = 0;
    times.ours.push(
      await milliseconds(async () => {
        stored = (await bringStatement(books, bytes)).newCount;
      }),
    );
    if (stored !== count) throw new Error(`Only ${stored} of ${count} lines were stored.`);
    times.again.push(await milliseconds(() => bringStatement(books, bytes)));
  }
  const [sum] = await admin<{ count: string }[]>`SELECT count(*) FROM app.bank_line`;
  if (Number(sum!.count) !== count * rounds) throw new Error('A line was stored twice.');
  await closePools();
  await admin.end();
  return {
    ...{ lines: count, bytes: statementOf(0, count).length },
    againstCopy: ratioOf(times.ours, times.bare, false),
    sameFileAgain: ratioOf(times.again, times.ours, false),
    linesPerSecond: Math.round(
      count / ((times.ours.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 1) / 1000),
    ),
    memory: {
      ...{ peakMb: await peakOfImports(context, count, rounds), heapMb: HEAP_MB, imports: rounds },
    },
  };
}
