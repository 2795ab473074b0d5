/**
 * Each tidy check of code with two small trees: one it must find fault with, one it must leave alone.
 * Owns the twins: a check that cannot fire proves nothing.
 * Refuses examples from the real tree: those would change under it.
 */
import { commandsAreTested, serverActionsAreDefined } from './actions';
import {
  noAny,
  noBarrels,
  noDangerousShortcuts,
  noDumpingGrounds,
  noMachinePaths,
  noSilencers,
  nothingForLater,
} from './banned';
import { addressesAreBuiltOnce, modulesIntroduceThemselves, noVietnameseInCode } from './language';
import { publicPagesAreFinished } from './public-pages';
import { pureModulesAskNothing } from './pure';
import { filesStayShort, functionsStayShort } from './size';
import type { Check } from './tree';

type Tree = Record<string, string>;
export interface Example {
  guarantee: string;
  check: Check;
  /** Each of these files alone, put in place of its namesake in `good`, makes the check fire. */
  bad: Tree;
  good: Tree;
}

const lines = (count: number) => 'const a = 1;\n'.repeat(count);
const split = (...parts: string[]) => parts.join('');
const action = "'use server';\nexport const giveAction = ";

export const examples: Example[] = [
  {
    guarantee: 'a file has at most 250 lines, a page at most 40',
    check: filesStayShort,
    bad: { 'lib/a/rules.ts': lines(251), 'app/a/page.tsx': lines(41), 'components/ui/css/a.css': lines(251) },
    good: { 'lib/a/rules.ts': lines(250), 'app/a/page.tsx': lines(40), 'db/seed/story.ts': lines(400) },
  },
  {
    guarantee: 'a function has at most 60 lines',
    check: functionsStayShort,
    bad: {
      'lib/a/rules.ts': `function f() {\n${lines(59)}}\n`,
      'lib/a/b.ts': `const f = () => {\n${lines(59)}};\n`,
    },
    good: {
      'lib/a/rules.ts': `function f() {\n${lines(58)}}\n`,
      'tests/a.test.ts': `describe('a', () => {\n${lines(90)}});\n`,
    },
  },
  {
    guarantee: 'the type that switches checking off is not used',
    check: noAny,
    bad: { 'lib/a/rules.ts': 'const a = (b: any) => b;\n' },
    good: { 'lib/a/rules.ts': 'const any = (b: unknown) => b; // any\n' },
  },
  {
    guarantee: 'no checker is told to look away',
    check: noSilencers,
    bad: {
      'lib/a/rules.ts': split('// @ts-', 'ignore\n'),
      'lib/a/b.ts': split('// biome-', 'ignore lint: x\n'),
    },
    good: { 'lib/a/rules.ts': '// ignore case\n' },
  },
  {
    guarantee: 'nothing is left for later',
    check: nothingForLater,
    bad: {
      'lib/a/rules.ts': split('// TO', 'DO: all\n'),
      'db/migrations/0001_a.sql': split('-- FIX', 'ME\n'),
    },
    good: { 'lib/a/rules.ts': '// what is left to do\n' },
  },
  {
    guarantee: 'a file is named after what it owns',
    check: noDumpingGrounds,
    bad: { 'lib/a/utils.ts': '', 'lib/helpers/money.ts': '', 'components/ui/index.ts': '' },
    good: { 'lib/a/rules.ts': '', 'messages/vi/common.json': '' },
  },
  {
    guarantee: 'a name is imported from where it is made',
    check: noBarrels,
    bad: {
      'lib/a/rules.ts': "export * from './b';\n",
      'lib/a/c.ts': "export { a } from './a';\nexport { b } from './b';\n",
    },
    good: { 'lib/a/rules.ts': "export { a } from './a';\n" },
  },
  {
    guarantee: 'nothing speaks of the machine it was written on',
    check: noMachinePaths,
    bad: {
      'docs/a.md': split('in /ho', 'me/lan/x'),
      'lib/a/b.ts': split("'/tm", "p/x'"),
      'README.md': split('https://regis', 'try.example.org'),
    },
    good: { 'docs/a.md': 'in `lib/work/a` and https://example.org/work/a' },
  },
  {
    guarantee: 'no text becomes markup, no amount becomes a float',
    check: noDangerousShortcuts,
    bad: {
      'components/a.tsx': split('<p dangerously', 'SetInnerHTML={x} />'),
      'lib/a/schema.ts': split('amountVnd: z.co', 'erce.number()'),
    },
    good: { 'lib/a/schema.ts': 'page: z.coerce.number()' },
  },
  {
    guarantee: 'texts that users read stand in messages/',
    check: noVietnameseInCode,
    bad: { 'lib/a/rules.ts': "const a = 'Cất';\n", 'components/a/b.tsx': 'const a = <p>Ghi sổ</p>;\n' },
    good: { 'lib/a/rules.ts': "// Cất\nconst a = 'Đèn Sách';\n", 'lib/documents/a.ts': "const a = 'Cất';\n" },
  },
  {
    guarantee: 'each module says what it owns',
    check: modulesIntroduceThemselves,
    bad: { 'lib/a/rules.ts': "import 'zod';\n" },
    good: { 'lib/a/rules.ts': '/** Owns a. */\n', 'components/a/b.tsx': "'use client';\n\n// Owns b.\n" },
  },
  {
    guarantee: 'addresses are built in one place',
    check: addressesAreBuiltOnce,
    bad: { 'app/a/page.tsx': 'const a = <a href="/vinh-danh/2019">x</a>;\n' },
    good: {
      'lib/web/routes.ts': "const a = '/vinh-danh';\n",
      'app/a/page.tsx': "import '@/app/quan-ly/thu/form';\n",
    },
  },
  {
    guarantee: 'pure modules ask neither clock nor chance nor environment',
    check: pureModulesAskNothing,
    bad: { 'lib/a/rules.ts': 'const a = new Date();\n', 'lib/kernel/codes.ts': 'const a = Math.random();\n' },
    good: { 'lib/a/rules.ts': 'const a = new Date(0);\n', 'lib/a/queries.ts': 'const a = Date.now();\n' },
  },
  {
    guarantee: 'public pages are finished HTML',
    check: publicPagesAreFinished,
    bad: {
      'app/(public)/page.tsx': 'notFound();\n',
      'components/honours/a.tsx': "'use client';\n",
      'app/(public)/loading.tsx': '',
    },
    good: { 'app/(public)/page.tsx': 'pageStatus(404);\n', 'app/(office)/page.tsx': 'notFound();\n' },
  },
  {
    guarantee: 'every server action keeps the order of checks',
    check: serverActionsAreDefined,
    bad: {
      'app/a/actions.ts': `${action}async (form: FormData) => form;\n`,
      'app/a/form.tsx': "const a = async () => {\n  'use server';\n};\n",
      'lib/a/gift.ts': `${action}defineAction({});\n`,
      'app/(office)/dang-nhap/actions.ts': `${action}signIn;\n`,
    },
    good: {
      'app/a/actions.ts': `${action}defineAction({});\n`,
      'app/moi/actions.ts': `${action}defineGateAction({});
`,
    },
  },
  {
    guarantee: 'every command is called in a test against PostgreSQL',
    check: commandsAreTested,
    bad: { 'tests/db/a.test.ts': "import { giveAll } from '@/lib/a/commands'; // giveAll\n" },
    good: {
      'lib/a/commands.ts': 'export async function giveAll(tx: Tx) {}\nfunction inner(tx: Tx) {}\n',
      'tests/db/a.test.ts': 'await giveAll(tx);\n',
    },
  },
];
