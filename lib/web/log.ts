/**
 * Structured logs: one JSON line per event, each with the reference of its request.
 * Owns: the list of what may be written. A field that is not on the list, or whose value does not look as the list
 * says, is left out and only its name is kept; errors lose their message, because messages quote what people typed.
 * Refuses personal data, and therefore free sentences: an event is a name in dots, such as `request.done`.
 */
import { randomBytes } from 'node:crypto';
import pino from 'pino';

type Level = 'debug' | 'info' | 'warn' | 'error';
type Check = (value: unknown) => string | number | boolean | undefined;

const matching =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value) ? value : undefined;
const wholeNumber: Check = (value) => (Number.isSafeInteger(value) ? (value as number) : undefined);
const yesOrNo: Check = (value) => (typeof value === 'boolean' ? value : undefined);

/** Fields that may be logged, each with the shape its value must have. Everything else is personal until shown otherwise. */
const allowed: Record<string, Check> = {
  ref: matching(/^[A-Z0-9]{4,20}$/),
  method: matching(/^[A-Z]{3,7}$/),
  path: (value) => (typeof value === 'string' ? pathWithoutSecrets(value) : undefined),
  status: wholeNumber,
  durationMs: (value) =>
    typeof value === 'number' && Number.isFinite(value) ? Math.round(value) : undefined,
  count: wholeNumber,
  bytes: wholeNumber,
  port: wholeNumber,
  lagSeconds: wholeNumber,
  associationId: wholeNumber,
  code: matching(/^[A-Za-z][A-Za-z0-9._-]{0,60}$/),
  version: matching(/^[0-9A-Za-z.+-]{1,40}$/),
  migration: matching(/^[0-9a-z_]{1,80}$/),
  signal: matching(/^SIG[A-Z0-9]{2,8}$/),
  hit: yesOrNo,
};

const eventName = /^[a-z]+(\.[a-zA-Z]+)+$/;
const quietSegment = /^[a-z][a-z-]{1,40}$|^\d{4}$|^_next$/;

/** A path without its query, and without segments that could be a code, a token, a number of a record or a name. */
export function pathWithoutSecrets(path: string): string {
  const segments = (path.split(/[?#]/)[0] ?? '').split('/').slice(0, 8);
  return segments.map((segment) => (segment === '' || quietSegment.test(segment) ? segment : '*')).join('/');
}

/** A new request reference: 10 letters and digits that a person can read out on the telephone. */
export function newRequestRef(): string {
  const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
  return Array.from(randomBytes(10), (byte) => letters[byte % letters.length]).join('');
}

/** What of an error may be written: kinds, codes and places in the code; never a message, a value or a detail. */
function describeError(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const {
    code,
    constraint_name: constraint,
    digest,
  } = error as { code?: unknown; constraint_name?: unknown; digest?: unknown };
  const stack = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    kind: error.constructor.name,
    code: matching(/^[A-Za-z0-9_.-]{1,60}$/)(code),
    constraint: matching(/^[a-z0-9_]{1,80}$/)(constraint),
    digest: matching(/^[A-Za-z0-9_@;-]{1,80}$/)(digest),
    at: stack.slice(0, 12).map((line) => line.trim()),
    cause: error.cause !== undefined && depth < 3 ? describeError(error.cause, depth + 1) : undefined,
  };
}

/** Keeps what is allowed; names what was left out, so that a developer notices. Exported for its test. */
export function permittedFields(fields: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  const dropped: string[] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    const clean =
      name === 'error'
        ? describeError(value)
        : Object.hasOwn(allowed, name)
          ? allowed[name]?.(value)
          : undefined;
    if (clean !== undefined) kept[name] = clean;
    else dropped.push(/^[A-Za-z]{1,40}$/.test(name) ? name : '*');
  }
  return dropped.length > 0 ? { ...kept, dropped } : kept;
}

export type LogFields = Record<string, unknown>;
export type Log = Record<Level, (event: string, fields?: LogFields) => void> & {
  withRef: (ref: string) => Log;
};

/** Makes a log that writes to `destination` (standard output unless given). */
export function createLog(
  destination?: pino.DestinationStream,
  level: string = process.env.LOG_LEVEL || 'info',
): Log {
  const known = Object.hasOwn(pino.levels.values, level) ? level : 'info';
  const options: pino.LoggerOptions = {
    level: known,
    base: { app: 'den-sach' },
    timestamp: pino.stdTimeFunctions.isoTime,
    messageKey: 'event',
    formatters: { level: (label) => ({ level: label }) },
  };
  return wrap(destination ? pino(options, destination) : pino(options), {});
}

function wrap(writer: pino.Logger, fixed: LogFields): Log {
  const write =
    (level: Level) =>
    (event: string, fields: LogFields = {}) =>
      writer[level](
        permittedFields({ ...fields, ...fixed }),
        eventName.test(event) ? event : 'event.unnamed',
      );
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    withRef: (ref) => wrap(writer, { ...fixed, ref }),
  };
}

/** The log of this process. */
export const log = createLog();
