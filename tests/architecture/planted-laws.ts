/**
 * A small house in a temporary folder: once as it should be, and once with every law broken on purpose.
 * Owns the planted files, one for each law of dependency-cruiser.cjs.
 * Refuses to stand in for the real tree: laws.test.ts reads that as well.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** One broken law: the file that breaks it, and what stands in it. */
export interface Plant {
  path: string;
  text: string;
}

/** What one run of dependency-cruiser says, reduced to rule and file. */
export interface Finding {
  rule: string;
  from: string;
  to: string;
}

const value = 'export const value = 1;\n';
const use = (from: string) => `import { value } from '${from}';\nexport const used = value;\n`;

/** Files that keep every law; each kind of room stands here once. */
export const goodHouse: Record<string, string> = {
  'package.json': JSON.stringify({
    name: 'house',
    dependencies: { next: '1.0.0', react: '1.0.0', zod: '1.0.0' },
    devDependencies: { vitest: '1.0.0' },
  }),
  'tsconfig.json': JSON.stringify({
    compilerOptions: { module: 'esnext', moduleResolution: 'bundler', paths: { '@/*': ['./*'] } },
  }),
  'lib/kernel/money.ts': value,
  'lib/kernel/dates.ts': use('./money'),
  'lib/contributions/schema.ts': `import 'zod';\n${value}`,
  'lib/contributions/rules.ts': use('@/lib/kernel/money'),
  'lib/contributions/queries.ts': use('@/db/client'),
  'lib/contributions/commands.ts':
    "import '@/lib/ledger/post';\nimport '@/lib/audit/record';\nimport '@/lib/people/commands';\nimport './rules';\n" +
    value,
  'lib/people/commands.ts': use('@/lib/audit/record'),
  'lib/people/rules.ts': value,
  'lib/awards/commands/approve-award.ts': use('@/lib/ledger/post'),
  'lib/ledger/post.ts': use('@/db/client'),
  'lib/audit/record.ts': use('@/db/client'),
  'lib/honours/queries.ts': use('@/db/client'),
  'lib/web/define-action.ts': `import 'next/headers';\n${use('@/db/client')}`,
  'lib/web/routes.ts': value,
  'lib/web/messages.ts': value,
  'lib/front/server.ts': use('@/lib/web/routes'),
  'db/client.ts': value,
  'db/seed/demo.ts': use('@/lib/contributions/commands'),
  'components/ui/amount.tsx': use('@/lib/kernel/money'),
  'components/contributions/form.tsx':
    "import type { value } from '@/lib/contributions/queries';\nexport type V = typeof value;\n",
  'components/public-shell/shell.tsx': use('@/components/ui/amount').replaceAll('value', 'used'),
  'app/(public)/page.tsx': `import '@/lib/honours/queries';\nimport '@/components/public-shell/shell';\n${value}`,
  'app/(office)/thu/page.tsx': `import '@/components/contributions/form';\nimport '@/lib/contributions/queries';\n${value}`,
  'app/(office)/thu/actions.ts':
    "import '@/lib/web/define-action';\nimport '@/lib/web/routes';\nimport '@/lib/contributions/commands';\nimport '@/lib/contributions/schema';\n" +
    value,
  'scripts/bench/posting.ts': use('@/tests/factories/books'),
  'tests/factories/books.ts': value,
};

/** Law → the file that breaks it. The name of a law in dependency-cruiser.cjs must stand here. */
export const plants: Record<string, Plant> = {
  'no-cycles': { path: 'lib/donors/one.ts', text: "import './two';\nexport const one = 1;\n" },
  'pure-stays-pure': { path: 'lib/awards/rules.ts', text: use('node:crypto') },
  'kernel-imports-nothing': { path: 'lib/kernel/names.ts', text: use('@/lib/people/rules') },
  'lib-never-looks-up': { path: 'lib/web/office-page.ts', text: use('@/components/ui/amount') },
  'ui-knows-no-domain': { path: 'components/ui/gift.tsx', text: use('@/lib/contributions/rules') },
  'widgets-never-read': {
    path: 'components/contributions/list.tsx',
    text: use('@/lib/contributions/queries'),
  },
  'routes-never-touch-db': { path: 'app/(office)/chi/page.tsx', text: use('@/db/client') },
  'only-actions-call-commands': {
    path: 'app/(office)/xoa/page.tsx',
    text: use('@/lib/contributions/commands'),
  },
  'actions-only-assemble': { path: 'app/(office)/chi/actions.ts', text: use('@/lib/contributions/rules') },
  'public-reads-only-honours': {
    path: 'app/(public)/minh-bach/page.tsx',
    text: use('@/lib/contributions/queries'),
  },
  'public-has-no-staff-doors': {
    path: 'app/(public)/so-vang/page.tsx',
    text: use('@/lib/web/define-action'),
  },
  'only-commands-move-money': { path: 'lib/payments/pay.ts', text: use('@/lib/ledger/post') },
  'only-commands-write-audit': { path: 'lib/payments/note.ts', text: use('@/lib/audit/record') },
  'queries-only-read': { path: 'lib/payments/queries.ts', text: use('./commands') },
  'commands-stay-in-their-module': {
    path: 'lib/payments/commands.ts',
    text: use('@/lib/contributions/commands'),
  },
  'domain-is-framework-free': { path: 'lib/ceremonies/hand-over.ts', text: use('next/headers') },
  'spine-knows-no-features': { path: 'lib/ledger/checks.ts', text: use('@/lib/contributions/queries') },
  'db-knows-no-features': { path: 'db/refusal.ts', text: use('@/lib/ledger/post') },
  'front-knows-no-domain': { path: 'lib/front/strip.ts', text: use('@/lib/honours/queries') },
  'papers-know-only-words': { path: 'lib/documents/decision.ts', text: use('@/lib/honours/queries') },
  'lists-know-only-cells': { path: 'lib/spreadsheets/csv.ts', text: use('@/lib/contributions/rules') },
  'nothing-imports-tests': { path: 'scripts/start.ts', text: use('@/tests/factories/books') },
  'no-development-packages': { path: 'lib/statements/import.ts', text: "import 'vitest';\n" },
  'nothing-unresolved': { path: 'scripts/gone.ts', text: use('./nowhere') },
};

const companions: Record<string, string> = {
  'lib/donors/two.ts': "import './one';\nexport const two = 2;\n",
};

const packages = ['next', 'react', 'zod', 'vitest'];

/** Writes files (path → text) and the four pretended packages below a folder. */
export function buildHouse(folder: string, files: Record<string, string>): void {
  const all: Record<string, string> = { ...files };
  for (const name of packages) {
    all[`node_modules/${name}/package.json`] = JSON.stringify({ name, version: '1.0.0', main: 'index.js' });
    all[`node_modules/${name}/index.js`] = 'exports.value = 1;\n';
    all[`node_modules/${name}/headers.js`] = 'exports.value = 1;\n';
  }
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** The good house with every law broken once. */
export function brokenHouse(): Record<string, string> {
  const planted = Object.values(plants).map(({ path, text }) => [path, text] as const);
  return { ...goodHouse, ...companions, ...Object.fromEntries(planted) };
}

/** Runs dependency-cruiser with the laws over a tree, as `npm run lint` does. */
export function cruise(folder: string): Finding[] {
  const program = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const laws = resolve('tests/architecture/dependency-cruiser.cjs');
  const rooms = ['app', 'components', 'lib', 'db', 'scripts'];
  const run = spawnSync(process.execPath, [program, '--config', laws, '--output-type', 'json', ...rooms], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (!run.stdout.startsWith('{')) throw new Error(`dependency-cruiser did not run: ${run.stderr}`);
  const report = JSON.parse(run.stdout) as {
    summary: { totalCruised: number; violations: { rule: { name: string }; from: string; to: string }[] };
  };
  if (report.summary.totalCruised === 0) throw new Error('dependency-cruiser read no module at all');
  return report.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
}
