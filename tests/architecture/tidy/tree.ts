/**
 * The files of this repository as texts, read once.
 * Owns which folders are looked at. Refuses what is made by machines: installed packages, builds, data, logs.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

export interface SourceFile {
  /** Relative to the root, with forward slashes. */
  path: string;
  text: string;
}

/** A check reads files and returns one sentence for each thing that is wrong. */
export type Check = (files: readonly SourceFile[]) => string[];

const skippedFolders = /^(node_modules|\.git|\.next.*|data|dist|test-results|playwright-report|coverage)$/;
const skippedFiles = /^(\.env|\.env\.local|next-env\.d\.ts)$|\.tsbuildinfo$|\.log$/;
const readable = new Set(
  '.ts .tsx .cjs .mjs .js .json .css .sql .md .csv .typ .svg .txt .yml .example'.split(' '),
);

/** Pictures count by their names alone. */
const isPicture = (path: string) => path.endsWith('.png');

/** Every text file below `root` that belongs to the project. */
export function readTree(root: string, below = ''): SourceFile[] {
  return readdirSync(join(root, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below ? `${below}/${entry.name}` : entry.name;
    if (entry.isDirectory()) return skippedFolders.test(entry.name) ? [] : readTree(root, path);
    const isText = readable.has(extname(entry.name)) || extname(entry.name) === '' || isPicture(path);
    if (!entry.isFile() || !isText || skippedFiles.test(entry.name)) return [];
    return [{ path, text: isPicture(path) ? '' : readFileSync(join(root, path), 'utf8') }];
  });
}

/** True for TypeScript written by hand. */
export function isCode(file: SourceFile): boolean {
  return /\.(ts|tsx|cjs)$/.test(file.path) && !file.path.endsWith('.d.ts');
}

/** Number of lines of a text, without a last empty one. */
export function lineCount(text: string): number {
  const lines = text.split('\n').length;
  return text.endsWith('\n') ? lines - 1 : lines;
}
