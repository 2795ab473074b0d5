/**
 * The settings of one installation, read once at start.
 * Owns: names, defaults and limits of the environment variables, and the sentences that explain a wrong one.
 * Refuses: a default for any secret, a half-understood value, and repeating a secret or an address with a password.
 */
import { hostname as machineName } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';

export type Env = {
  port: number;
  /** Address to listen on; 127.0.0.1 lets only this machine in, 0.0.0.0 everybody. */
  hostname: string;
  dataDir: string;
  /** Administrator connection of an own PostgreSQL; undefined = the embedded server. */
  databaseUrl?: string;
  /** Direct connection beside a pooler: migrations, sealing, notifications. */
  databaseDirectUrl?: string;
  /** False behind PgBouncer in transaction mode, where prepared statements hang. */
  databasePrepare: boolean;
  /** Given by the operator when several machines serve one installation; else made at the first start. */
  authSecret?: string;
  roleSecret?: string;
  /** Address under which people reach the site; undefined = http://localhost:PORT. */
  publicUrl?: string;
  /** Slug of the association whose public pages also answer without its name in front. */
  defaultAssociation?: string;
  logLevel: 'debug' | 'info' | 'warn' | 'error';
};

/** One sentence per wrong variable; `message` is all of them, one a line. */
export class EnvError extends Error {
  override name = 'EnvError';
  constructor(readonly sentences: string[]) {
    super(sentences.join('\n'));
  }
}

const words = { yes: true, true: true, '1': true, no: false, false: false, '0': false } as const;
type YesNo = keyof typeof words;

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.number().min(0).max(65_535));
const host = z.string().regex(/^[A-Za-z0-9.:_-]{1,253}$/);
const yesNo = z
  .string()
  .toLowerCase()
  .pipe(z.enum(Object.keys(words) as [YesNo, ...YesNo[]]))
  .transform((word) => words[word]);
const secret = z.string().min(32);
const connection = z.string().refine(isConnection);
const site = z.url({ protocol: /^https?$/ });

const schema = z.object({
  PORT: port.default(3000),
  HOSTNAME: host.default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: connection.optional(),
  DATABASE_DIRECT_URL: connection.optional(),
  DATABASE_PREPARE: yesNo.default(true),
  NEXTAUTH_SECRET: secret.optional(),
  ROLE_SECRET: secret.optional(),
  NEXTAUTH_URL: site.optional(),
  DEFAULT_ASSOCIATION: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .optional(),
  PUBLIC_FRONT: z.enum(['on', 'off']).optional(),
  TRUST_PROXY: z.enum(['1', '0']).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
});

type Name = keyof z.infer<typeof schema>;

const connectionSentence =
  'must look like postgres://user:password@host:5432/database (the value is not shown here).';
const secretSentence =
  'must be at least 32 characters long, or left out so that one is made at the first start.';

const sentences: Record<Name, string> = {
  PORT: 'must be a whole number from 0 to 65535, for example 3000 (0 takes any free port).',
  HOSTNAME: 'must be an address of this machine, for example 127.0.0.1, or 0.0.0.0 for every address.',
  DATA_DIR: 'must be a folder.',
  DATABASE_URL: connectionSentence,
  DATABASE_DIRECT_URL: connectionSentence,
  DATABASE_PREPARE: 'must be true or false (false behind PgBouncer in transaction mode).',
  NEXTAUTH_SECRET: secretSentence,
  ROLE_SECRET: secretSentence,
  NEXTAUTH_URL: 'must be the address people type, for example https://khuyenhoc.example.vn.',
  DEFAULT_ASSOCIATION: 'must be the short name of an association in addresses, for example phu-hoa.',
  PUBLIC_FRONT: 'must be on or off (off serves every public page without the page store).',
  TRUST_PROXY: 'must be 1 (a proxy in front writes down the visitor) or 0.',
  LOG_LEVEL: 'must be debug, info, warn or error.',
};

const shown: readonly Name[] = ['PORT', 'HOSTNAME', 'DATABASE_PREPARE', 'DEFAULT_ASSOCIATION', 'LOG_LEVEL'];

/**
 * Reads the settings from a set of variables; empty ones count as not set.
 * Errors: `EnvError` with a sentence for every variable that is wrong, all at once.
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const parsed = schema.safeParse(given(source));
  if (!parsed.success) throw new EnvError(explain(parsed.error, source));
  const value = parsed.data;
  return {
    port: value.PORT,
    hostname: value.HOSTNAME,
    dataDir: resolve(value.DATA_DIR),
    databaseUrl: value.DATABASE_URL,
    databaseDirectUrl: value.DATABASE_DIRECT_URL,
    databasePrepare: value.DATABASE_PREPARE,
    authSecret: value.NEXTAUTH_SECRET,
    roleSecret: value.ROLE_SECRET,
    publicUrl: value.NEXTAUTH_URL,
    defaultAssociation: value.DEFAULT_ASSOCIATION,
    logLevel: value.LOG_LEVEL,
  };
}

/** Containers set HOSTNAME to the name of the machine: that is no wish of the operator to listen there. */
function given(source: Record<string, string | undefined>): Record<string, string> {
  const entries = Object.entries(source).flatMap(([name, value]) => {
    const text = value?.trim();
    if (!text || (name === 'HOSTNAME' && text === machineName())) return [];
    return [[name, text] as const];
  });
  return Object.fromEntries(entries);
}

function explain(error: z.ZodError, source: Record<string, string | undefined>): string[] {
  const names = [...new Set(error.issues.map((issue) => issue.path[0] as Name))];
  return names.map((name) => {
    const now = shown.includes(name) ? ` It is now "${source[name]}".` : '';
    return `${name} ${sentences[name]}${now}`;
  });
}

function isConnection(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1;
}
