/**
 * Lists from strangers: 10,000 files with bytes and parts changed at random, and bombs.
 * Owns the promise that is checked: only cells within the limits or a code come back, never an exception, and one
 * reading stays below 256 MB more than before.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { limits } from '@/lib/spreadsheets/limits';
import { readListFile } from '@/lib/spreadsheets/read-file';
import { seededRandom } from './random';
import { bombs, type HostileFile, hostileFiles } from './spreadsheet-files';

/** What reading one bomb gave, how long it took, and by how much the largest memory of the process grew. */
export interface BombReading {
  code: string;
  ms: number;
  memoryMb: number;
}

export interface SpreadsheetTorture {
  files: number;
  cells: number;
  /** How often each code came back. */
  refused: Record<string, number>;
  /** Largest growth of the memory of the process, in MB. */
  memoryMb: number;
  slowestMs: number;
  bombs: Record<string, BombReading>;
  broken: string[];
}

const MOST_MEMORY_MB = 256;
const MOST_BOMB_MS = 2_000;
const megabytes = () => Math.round(process.memoryUsage().rss / 1024 / 1024);

/** Runs 10,000 changed files (400 when quick) and the bombs; with `files` only so many files and no bombs. */
export async function tortureSpreadsheets(how: {
  quick: boolean;
  seed: number;
  files?: number;
}): Promise<SpreadsheetTorture> {
  const result: SpreadsheetTorture = {
    ...{ files: 0, cells: 0, refused: {}, memoryMb: 0, slowestMs: 0, bombs: {}, broken: [] },
  };
  const before = megabytes();
  const files = how.files ?? (how.quick ? 400 : 10_000);
  for (const file of hostileFiles(files, seededRandom(how.seed))) {
    await readOne(file, result);
    result.memoryMb = Math.max(result.memoryMb, megabytes() - before);
  }
  if (!how.files) explodeAll(result);
  if (result.memoryMb > MOST_MEMORY_MB) result.broken.push(`memory grew by ${result.memoryMb} MB`);
  return result;
}

/** Each bomb is read in a process of its own, so that its memory is not mixed with the making of the bomb. */
function explodeAll(result: SpreadsheetTorture): void {
  const folder = mkdtempSync(join(tmpdir(), 'den-sach-bombs-'));
  try {
    for (const { what, bytes } of bombs()) {
      const path = join(folder, 'bomb');
      writeFileSync(path, bytes);
      const program = fileURLToPath(new URL('./read-one.ts', import.meta.url));
      const run = spawnSync(process.execPath, ['--import', 'tsx', program, path], { encoding: 'utf8' });
      const read = JSON.parse(run.stdout || '{"code":"exception","ms":0,"memoryMb":0}') as BombReading;
      result.bombs[what] = read;
      if (!read.code.startsWith('spreadsheets.')) result.broken.push(`${what}: ${read.code}`);
      if (read.ms > MOST_BOMB_MS) result.broken.push(`${what}: ${read.ms} ms`);
      if (read.memoryMb > MOST_MEMORY_MB) result.broken.push(`${what}: ${read.memoryMb} MB`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function readOne(file: HostileFile, result: SpreadsheetTorture): Promise<string> {
  const began = performance.now();
  result.files += 1;
  try {
    const read = await readListFile(file.bytes);
    if (read.kind === 'refused') {
      result.refused[read.code] = (result.refused[read.code] ?? 0) + 1;
      return read.code;
    }
    result.cells += 1;
    const isBounded =
      read.cells.length <= limits.rows && read.cells.every((row) => row.length <= limits.columns);
    if (!isBounded) result.broken.push(`${file.what}: more cells than allowed`);
    if (read.cells.some((row) => row.some((cell) => typeof cell !== 'string')))
      result.broken.push(`${file.what}: a cell that is no text`);
    return 'cells';
  } catch (error) {
    result.broken.push(`${file.what}: ${(error as Error).stack?.split('\n').slice(0, 3).join(' ')}`);
    return 'exception';
  } finally {
    result.slowestMs = Math.max(result.slowestMs, Math.round(performance.now() - began));
  }
}
