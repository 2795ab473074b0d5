/**
 * `npx tsx scripts/architecture-diagram.ts`: draws the import graph into docs/architecture.md.
 * Owns: which folders make one box, and leaving out arrows that follow from others.
 * Refuses to be drawn by hand: the picture is what the imports say, and a test compares.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

export type Edge = readonly [from: string, to: string];

const documentPath = 'docs/architecture.md';
const begin = '<!-- drawn by scripts/architecture-diagram.ts -->';
const end = '<!-- end of drawing -->';

/** Folder → box; the first pattern that fits. What fits none is left out (kernel: everybody rests on it). */
const boxes: [RegExp, string][] = [
  [/^app\/\(public\)\//, 'public pages'],
  [/^app\//, 'staff pages and actions'],
  [/^components\/(public-shell|honours)\//, 'public components'],
  [/^components\/ui\//, 'components/ui'],
  [/^components\//, 'staff components'],
  [
    /^lib\/(contributions|donors|awards|payments|ceremonies)\//,
    'contributions · donors · awards · payments · ceremonies',
  ],
  [/^lib\/(honours|documents|web|front|access|audit|ledger|people|spreadsheets|lists)\//, 'lib/$1'],
  [/^db\/(seed|cluster)\//, 'db/$1'],
  [/^db\//, 'db'],
  [/^scripts\/(bench|torture)/, ''],
  [/^scripts\//, 'scripts'],
];

/** Name of the box a file stands in, or undefined. */
export function boxOf(path: string): string | undefined {
  const found = boxes.find(([pattern]) => pattern.test(path));
  return found ? path.match(found[0])![0].replace(found[0], found[1]) || undefined : undefined;
}

/** Imports of the whole tree as dependency-cruiser reads them, file to file. */
export function readImports(): Edge[] {
  const program = 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs';
  const laws = 'tests/architecture/dependency-cruiser.cjs';
  const rooms = ['app', 'components', 'lib', 'db', 'scripts'];
  const run = spawnSync(process.execPath, [program, '--config', laws, '--output-type', 'json', ...rooms], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  const { modules } = JSON.parse(run.stdout) as {
    modules: { source: string; dependencies: { resolved: string }[] }[];
  };
  return modules.flatMap(({ source, dependencies }) => dependencies.map((to): Edge => [source, to.resolved]));
}

/** Arrows between boxes, each once, in alphabetical order, without those that other arrows already say. */
export function arrowsOf(imports: readonly Edge[]): Edge[] {
  const next = new Map<string, Set<string>>();
  for (const [from, to] of imports) {
    const [a, b] = [boxOf(from), boxOf(to)];
    if (a && b && a !== b) next.set(a, (next.get(a) ?? new Set()).add(b));
  }
  const reaches = (from: string, to: string): boolean => {
    const seen = new Set<string>();
    const open = [from];
    for (let at = open.pop(); at; at = open.pop()) {
      if (at === to) return true;
      if (!seen.has(at)) open.push(...(next.get(at) ?? []));
      seen.add(at);
    }
    return false;
  };
  const isRing = (a: string, b: string) => reaches(a, b) && reaches(b, a);
  const follows = (a: string, b: string) =>
    !isRing(a, b) &&
    [...next.keys()].some(
      (other) => !isRing(other, a) && !isRing(other, b) && reaches(a, other) && reaches(other, b),
    );
  return [...next]
    .flatMap(([a, targets]) => [...targets].filter((b) => !follows(a, b)).map((b): Edge => [a, b]))
    .sort((one, two) => one.join('→').localeCompare(two.join('→')));
}

/** The drawing as a Mermaid block. */
export function drawingOf(imports: readonly Edge[]): string {
  const arrows = arrowsOf(imports);
  const names = [...new Set(arrows.flat())].sort();
  const id = (name: string) => `n${names.indexOf(name)}`;
  const lines = [
    ...names.map((name) => `  ${id(name)}["${name}"]`),
    ...arrows.map(([from, to]) => `  ${id(from)} --> ${id(to)}`),
  ];
  return ['```mermaid', 'flowchart TD', ...lines, '```'].join('\n');
}

/** The document with its drawing replaced. */
export function withDrawing(text: string, drawing: string): string {
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`${documentPath} has no place for a drawing.`);
  return `${before}${begin}\n${drawing}\n${end}${after}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const text = readFileSync(documentPath, 'utf8');
  writeFileSync(documentPath, withDrawing(text, drawingOf(readImports())));
  console.log(`${documentPath} is drawn anew.`);
}
