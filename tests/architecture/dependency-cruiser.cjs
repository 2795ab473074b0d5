/**
 * The directions of the house, as rules a machine checks (`npm run lint`, and laws.test.ts on every test run).
 * Owns: which part may import which. Each rule says which failure it prevents.
 * Refuses to be loosened for one file: an exception is a named path in the rule, with its reason beside it.
 */

/** Rooms of the association's daily work. The spine below them never looks up to these. */
const features =
  'contributions|donors|lists|statements|giving|campaigns|desks|store|recipients|awards|certificates|payments|transfers|ceremonies|network|reports|honours|consents|rights|site-pages|mistakes';
/** The table of public addresses belongs to them: it holds the words an association may not be called. */
const pure =
  '^lib/kernel/|^lib/[^/]+/(schema|rules|policy|events)(\\.ts$|/)|^lib/web/(public-pages|old-addresses|text-sizes)\\.ts$';
const commands = '^lib/[^/]+/commands(\\.ts$|/)';
/** Commands before any association is chosen: accepting an invitation, a new password, the session that follows. */
const atTheGate = '^lib/access/(own-account|session-start)\\.ts$';
const frameworks =
  '(^|/)node_modules/(next|react|react-dom|next-auth|next-intl|use-intl|react-hook-form|@hookform)/';
const everywhere = '^(app|components|lib|db|scripts)/';
/** Shapes and words vanish when compiled: they move no money and read no row. */
const notOnlyTypes = { dependencyTypesNot: ['type-only'] };

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const forbidden = [
  {
    name: 'no-cycles',
    comment: 'Two modules that need each other are one module in disguise, and neither can be read alone.',
    severity: 'error',
    from: { path: everywhere },
    to: { circular: true },
  },
  {
    name: 'pure-stays-pure',
    comment: 'Rules decide the same for the same input: no database, framework, node module or feature code.',
    severity: 'error',
    from: { path: pure },
    to: { pathNot: `${pure}|(^|/)node_modules/zod/|(^|/)node_modules/read-vietnamese-number/` },
  },
  {
    name: 'kernel-imports-nothing',
    comment: 'Money, dates, names and codes rest on nothing but each other and the library of number words.',
    severity: 'error',
    from: { path: '^lib/kernel/' },
    to: { pathNot: '^lib/kernel/|(^|/)node_modules/read-vietnamese-number/' },
  },
  {
    name: 'lib-never-looks-up',
    comment: 'What the association does must not depend on how it is shown or started.',
    severity: 'error',
    from: { path: '^(lib|db)/' },
    to: { path: '^(app|components|scripts)/' },
  },
  {
    name: 'ui-knows-no-domain',
    comment: 'A button that knows what a gift is cannot be used for an award.',
    severity: 'error',
    from: { path: '^components/ui/' },
    to: {
      path: '^(app|db|lib|components)/',
      pathNot: '^components/ui/|^lib/kernel/|^lib/web/messages\\.ts$',
    },
  },
  {
    name: 'widgets-never-read',
    comment:
      'A widget gets what it shows; a widget that reads may show what its page was not allowed to see.',
    severity: 'error',
    from: { path: '^components/' },
    to: {
      path: `^db/|^lib/[^/]+/queries(\\.ts$|/)|${commands}|^lib/ledger/post\\.ts$|^lib/audit/record\\.ts$`,
      ...notOnlyTypes,
    },
  },
  {
    name: 'routes-never-touch-db',
    comment:
      'A page that opens its own transaction escapes the order of checks that office-page and define-action keep.',
    severity: 'error',
    from: { path: '^app/' },
    to: {
      path: '^db/|^lib/ledger/post\\.ts$|^lib/audit/record\\.ts$|(^|/)node_modules/(drizzle-orm|postgres)/',
      ...notOnlyTypes,
    },
  },
  {
    name: 'only-actions-call-commands',
    comment: 'Showing a page must never change anything; commands are reached through a server action.',
    severity: 'error',
    from: { path: '^app/', pathNot: '/actions\\.ts$' },
    to: { path: commands, ...notOnlyTypes },
  },
  {
    name: 'actions-only-assemble',
    comment:
      'An action names permission, shape, command and next address; logic in it would be tested by nobody.',
    severity: 'error',
    from: { path: '^app/.*/actions\\.ts$' },
    to: {
      pathNot: `^lib/web/(define-action|define-gate-action|routes|voucher-slug)\\.ts$|${atTheGate}|${commands}|^lib/[^/]+/schema(\\.ts$|/)`,
      ...notOnlyTypes,
    },
  },
  {
    name: 'public-reads-only-honours',
    comment: 'Public pages can show only what was published: no other part of lib, no staff component.',
    severity: 'error',
    from: { path: '^app/\\(public\\)/|^components/(public-shell|honours)/' },
    to: {
      path: '^(app|components|lib|db)/',
      pathNot: '^app/\\(public\\)/|^components/(public-shell|honours|ui)/|^lib/(honours|kernel|web)/',
    },
  },
  {
    name: 'public-has-no-staff-doors',
    comment: 'The way in of staff (session, roles, PIN) has no business on a page without a login.',
    severity: 'error',
    from: { path: '^app/\\(public\\)/|^components/(public-shell|honours)/|^lib/honours/queries' },
    to: {
      path: '^lib/web/(define-action|define-gate-action|office-page|office-file)\\.ts$|^lib/access/session',
    },
  },
  {
    name: 'only-commands-move-money',
    comment:
      'Every call of the ledger stands in a command: one transaction, one event, one test of its name. ' +
      "lib/ledger/accounts is the ledger's own port for set-up: the chart, the funds and the opening balances.",
    severity: 'error',
    from: { path: everywhere, pathNot: [commands, '^lib/ledger/accounts\\.ts$'].flat() },
    to: { path: '^lib/ledger/post\\.ts$', ...notOnlyTypes },
  },
  {
    name: 'only-commands-write-audit',
    comment: 'A sentence in the log written by anybody else would not be the reason of a change.',
    severity: 'error',
    from: { path: everywhere, pathNot: commands },
    to: { path: '^lib/audit/record\\.ts$', ...notOnlyTypes },
  },
  {
    name: 'queries-only-read',
    comment: 'A reading that can write is no longer safe to repeat.',
    severity: 'error',
    from: { path: '^lib/[^/]+/queries(\\.ts$|/)' },
    to: { path: `${commands}|^lib/ledger/post\\.ts$|^lib/audit/record\\.ts$`, ...notOnlyTypes },
  },
  {
    name: 'commands-stay-in-their-module',
    comment:
      'Features meet in the database and the ledger. Named ports: people (parties, personal texts); the keying of ' +
      'contributions and campaigns, by which a line of the bank, or a desk, records as any hand does.',
    severity: 'error',
    from: { path: '^lib/([^/]+)/commands(\\.ts$|/)' },
    to: {
      path: commands,
      pathNot: '^lib/($1|people)/|^lib/(contributions|campaigns)/commands/keying\\.ts$',
      ...notOnlyTypes,
    },
  },
  {
    name: 'domain-is-framework-free',
    comment:
      'Commands run from scripts, tests and seeds as well as from Next. Sign-in itself is the one part of access tied to it.',
    severity: 'error',
    from: {
      path: '^(lib|db)/',
      pathNot: '^lib/(web|front)/|^lib/access/(session|auth-options|sign-in-route)',
    },
    to: { path: frameworks },
  },
  {
    name: 'spine-knows-no-features',
    comment: 'Ledger, audit and access hold for every feature, so they can depend on none.',
    severity: 'error',
    from: { path: '^lib/(kernel|ledger|audit|access|people)/' },
    to: { path: `^lib/(${features})/` },
  },
  {
    name: 'db-knows-no-features',
    comment: 'The database layer is below all rooms; only the seeds call commands, as the screens do.',
    severity: 'error',
    from: { path: '^db/', pathNot: '^db/seed/' },
    to: { path: `^lib/(${features}|ledger|audit|access|people|front)/` },
  },
  {
    name: 'front-knows-no-domain',
    comment: 'The front keeps finished pages by address; what stands on them is none of its business.',
    severity: 'error',
    from: { path: '^lib/front/' },
    to: { path: '^(app|components|db)/|^lib/', pathNot: '^lib/(front|web|kernel)/' },
  },
  {
    name: 'papers-know-only-words',
    comment:
      'A paper is made from what it is given: it can be printed, tested and checked without the database.',
    severity: 'error',
    from: { path: '^lib/documents/' },
    to: { path: '^(app|components|db|lib|scripts)/', pathNot: '^lib/(documents|kernel)/' },
  },
  {
    name: 'lists-know-only-cells',
    comment:
      'Files of strangers are read without database or domain: what they mean is decided where it can be asked about.',
    severity: 'error',
    from: { path: '^lib/spreadsheets/' },
    to: { path: '^(app|components|db|lib|scripts)/', pathNot: '^lib/(spreadsheets|kernel)/' },
  },
  {
    name: 'nothing-imports-tests',
    comment:
      'The product runs without its tests. Benchmarks and tortures may use their factories: they are measurements.',
    severity: 'error',
    from: { path: everywhere, pathNot: '^scripts/(bench|torture)' },
    to: { path: '^tests/' },
  },
  {
    name: 'no-development-packages',
    comment: 'A package that is only there for development is missing after an installation for production.',
    severity: 'error',
    from: { path: '^(app|components|lib|db)/' },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'nothing-unresolved',
    comment: 'An import that leads nowhere would be found by the first visitor.',
    severity: 'error',
    from: { path: everywhere },
    to: { couldNotResolve: true },
  },
];

module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: '\\.css$|(^|/)\\.next' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
