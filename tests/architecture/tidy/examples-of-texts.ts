/**
 * The twins of the checks on what is not code: texts, refusals, migrations, lock file, documentation.
 * Owns small trees that are right, and single files that break them.
 * Refuses examples from the real tree: those would change under it.
 */
import {
  dependenciesArePinnedAndExplained,
  documentsNameRealFiles,
  lockIsComplete,
  machineParts,
  migrationsAreInTheJournal,
} from './deliverables';
import type { Example } from './examples';
import { refusalsHaveSentences } from './refusals';
import {
  languagesHaveTheSameKeys,
  languagesUseTheSameValues,
  modulesAreInTheCatalogue,
  usedKeysExist,
} from './texts';

const locked = (names: readonly string[], more: object = {}) =>
  JSON.stringify({
    packages: Object.fromEntries(
      names.map((name) => [`node_modules/${name}`, { integrity: 'sha512-x', ...more }]),
    ),
  });
const withOptional = (version: string) => {
  const lock = JSON.parse(locked(machineParts)) as { packages: Record<string, object> };
  lock.packages['node_modules/a/node_modules/b'] = { integrity: 'x', optionalDependencies: { c: '2.0.0' } };
  lock.packages['node_modules/a/node_modules/c'] = { integrity: 'x', version };
  lock.packages['node_modules/c'] = { integrity: 'x', version: '1.0.0' };
  return JSON.stringify(lock);
};
const journal = (...tags: string[]) =>
  JSON.stringify({ entries: tags.map((tag, idx) => ({ idx, tag, when: idx + 1 })) });

export const examplesOfTexts: Example[] = [
  {
    guarantee: 'both languages have the same keys',
    check: languagesHaveTheSameKeys,
    bad: { 'messages/en/a.json': '{"b": {"d": "y"}}' },
    good: { 'messages/vi/a.json': '{"b": {"c": "x"}}', 'messages/en/a.json': '{"b": {"c": "y"}}' },
  },
  {
    guarantee: 'both languages use the same values, and no text is empty or broken',
    check: languagesUseTheSameValues,
    bad: {
      'messages/en/a.json': '{"b": "{number}"}',
      'messages/vi/a.json': '{"b": "{count"}',
      'messages/vi/c.json': '{"d": " "}',
      'messages/vi/e.json': `{"f": "${'ế'.normalize('NFD')}"}`,
    },
    good: {
      'messages/vi/a.json': '{"b": "{count} cái"}',
      'messages/en/a.json': '{"b": "{count, plural, one {one} other {# of {count}}}"}',
    },
  },
  {
    guarantee: 'every module of texts is in the catalogue',
    check: modulesAreInTheCatalogue,
    bad: { 'messages/vi/b.json': '{}' },
    good: { 'messages/vi/a.json': '{}', 'messages/catalogue.ts': "import a from './vi/a.json';\n" },
  },
  {
    guarantee: 'every text asked for by its key exists',
    check: usedKeysExist,
    bad: {
      'app/a/page.tsx': "const t = translator(locale);\nt('a.gone');\n",
      'components/a/b.tsx': "const t = useTranslations('a');\nt('gone');\n",
    },
    good: {
      'messages/vi/a.json': '{"b": "x"}',
      'app/a/page.tsx': "const t = translator(locale);\nt('a.b');\nother('gone');\n",
      'components/a/b.tsx': "const t = useTranslations('a');\nt('b');\n",
    },
  },
  {
    guarantee: 'every refusal has a sentence in both languages',
    check: refusalsHaveSentences,
    bad: {
      'db/migrations/0001_a.sql': "PERFORM app.refuse('a.gone');",
      'lib/a/commands.ts': "throw new DomainError('a.gone');\n",
      'lib/a/zip.ts': "refuse(isPath ? 'a.known' : 'a.gone');\n",
      'lib/a/schema.ts': "z.string().min(1, 'fields.gone');\n",
      'messages/en/errors.json': '{}',
    },
    good: {
      'messages/vi/errors.json': '{"a": {"known": "x"}}',
      'messages/en/errors.json': '{"a": {"known": "x"}}',
      'db/migrations/0001_a.sql': "PERFORM app.refuse('a.known'); v := 'voucher.posted';",
      'lib/a/commands.ts': "throw new DomainError('a.known', { fields: { b: 'a.known' } });\n",
    },
  },
  {
    guarantee: 'every migration is in the journal, in order',
    check: migrationsAreInTheJournal,
    bad: {
      'db/migrations/0002_c.sql': '',
      'db/migrations/meta/_journal.json': journal('0001_b', '0000_a'),
    },
    good: {
      'db/migrations/0000_a.sql': '',
      'db/migrations/0001_b.sql': '',
      'db/migrations/meta/_journal.json': journal('0000_a', '0001_b'),
    },
  },
  {
    guarantee: 'the lock file installs on Linux, macOS and Windows, and names no server',
    check: lockIsComplete,
    bad: { 'package-lock.json': locked(machineParts.slice(1)) },
    good: { 'package-lock.json': locked(machineParts) },
  },
  {
    guarantee: 'the lock file names no server and has every fingerprint',
    check: lockIsComplete,
    bad: { 'package-lock.json': locked(machineParts, { resolved: 'https://example.org/a.tgz' }) },
    good: { 'package-lock.json': locked(machineParts) },
  },
  {
    guarantee: 'each part for another machine is locked in the version its package wants',
    check: lockIsComplete,
    bad: { 'package-lock.json': withOptional('1.0.0') },
    good: { 'package-lock.json': withOptional('2.0.0') },
  },
  {
    guarantee: 'each dependency is one version with a reason',
    check: dependenciesArePinnedAndExplained,
    bad: {
      'package.json': '{"dependencies": {"zod": "^4.0.0"}}',
      'docs/dependencies.md': 'nothing',
    },
    good: { 'package.json': '{"dependencies": {"zod": "4.0.0"}}', 'docs/dependencies.md': '`zod`: shapes' },
  },
  {
    guarantee: 'the documentation names files that exist',
    check: documentsNameRealFiles,
    bad: { 'docs/a.md': 'see `lib/a/gone.ts`' },
    good: { 'docs/a.md': 'see `lib/a/rules.ts` and `lib/a`', 'lib/a/rules.ts': '' },
  },
];
