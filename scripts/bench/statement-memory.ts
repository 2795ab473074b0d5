/**
 * The memory of an import: a process of its own that does nothing else, whose heap may not grow beyond 96 MB, stores one
 * statement after the other. Owns the peak that the system saw of that process, program and all.
 * Refuses to be measured where a heap without bounds would only show how late it was swept.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { bringStatement, openBankBooks, statementOf } from './made-statement';
import type { BenchContext } from './measure';

export const HEAP_MB = 96;
/** Stores `rounds` statements of `count` lines one after the other in a small process; its peak in MB. */
export async function peakOfImports(context: BenchContext, count: number, rounds: number): Promise<number> {
  const child = spawn(
    process.execPath,
    [...process.execArgv, `--max-old-space-size=${HEAP_MB}`, fileURLToPath(import.meta.url)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  child.stdin.end(JSON.stringify({ urls: context.urls, count, rounds }));
  let told = '';
  child.stdout.on('data', (piece: Buffer) => {
    told += piece.toString('utf8');
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`The import did not fit into ${HEAP_MB} MB of heap.`);
  return Number(told);
}

async function measureHere(): Promise<void> {
  let given = '';
  for await (const piece of process.stdin) given += piece;
  const { urls, count, rounds } = JSON.parse(given) as Pick<BenchContext, 'urls'> & {
    count: number;
    rounds: number;
  };
  const books = await openBankBooks(urls, 'bo-nho-sao-ke');
  for (let round = 0; round < rounds; round += 1) {
    const { newCount } = await bringStatement(books, statementOf(round, count));
    if (newCount !== count) throw new Error(`Only ${newCount} of ${count} lines were stored.`);
  }
  console.log(Math.round(process.resourceUsage().maxRSS / 1024));
  process.exit(0);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await measureHere();
