/**
 * What logs keep of people: the server's own log and the program's, after errors that have a token in every part of them:
 * in the message, the detail, the statement, a parameter, the address, a form, a cookie.
 * Owns how an error is provoked. Refuses to call a log clean that holds nothing, and proves that a looser log would tell.
 */
import pino from 'pino';
import type postgres from 'postgres';
import { createLog } from '@/lib/web/log';
import { district } from '@/tests/e2e/pages';
import { ask } from './crawl';
import type { HuntedServer } from './server';
import { tokensIn } from './tokens';

export interface LogsFound {
  /** Errors of the database, requests that failed, pages that said no. */
  provoked: { errors: number; requests: number; errorPages: number };
  inServerLog: number;
  inProgramLog: number;
  onErrorPages: number;
  /** Tokens found where a log is looser than ours. */
  controls: { serverLog: number; errorAsItIs: number };
}

/** What is wrong with these findings, in words. */
export function brokenLogs({ provoked, controls, ...found }: LogsFound): string[] {
  return [
    ...(found.inServerLog > 0 ? ['tokens in the log of PostgreSQL'] : []),
    ...(found.inProgramLog > 0 ? ['tokens in the log of the program after errors'] : []),
    ...(found.onErrorPages > 0 ? ['tokens on a page that says that something failed'] : []),
    ...(provoked.errors < 10 || provoked.requests < 10 ? ['too few errors were provoked'] : []),
    ...(provoked.errorPages === 0 ? ['no page failed, so none was looked at'] : []),
    ...(controls.serverLog === 0 || controls.errorAsItIs === 0
      ? ['a looser log would not have been found']
      : []),
  ];
}

const token = (n: number) => `zqb${(0xe00000 + n).toString(16)}q`;

/** Provokes everything and reads both logs. */
export async function huntLogs(server: HuntedServer): Promise<LogsFound> {
  const errors = await databaseErrors(server.sql, 0);
  const requests = await failingRequests(server);
  const pages = await errorPages(server);
  const inServerLog = tokensIn(await server.serverLog()).length;
  const said = server.said();
  const ours = written((error, stream) => createLog(stream).error('hunt.failed', { error }), errors);
  const asItIs = written((error, stream) => pino({}, stream).error(error), errors);
  await server.sql`SET log_min_messages = warning`;
  await server.sql`SET log_min_error_statement = error`;
  await server.sql`SET log_error_verbosity = default`;
  await databaseErrors(server.sql, 100);
  const loose = tokensIn(await server.serverLog()).length - inServerLog;
  await server.sql`RESET log_min_messages`;
  await server.sql`RESET log_min_error_statement`;
  await server.sql`RESET log_error_verbosity`;
  return {
    provoked: { errors: errors.length, requests, errorPages: pages.length },
    inServerLog,
    inProgramLog: tokensIn(said).length + ours,
    onErrorPages: new Set(pages.flatMap((words) => tokensIn(words))).size,
    controls: { serverLog: loose, errorAsItIs: asItIs },
  };
}

const written = (write: (error: Error, stream: pino.DestinationStream) => void, errors: Error[]): number => {
  const lines: string[] = [];
  const stream = { write: (line: string) => void lines.push(line) };
  for (const error of errors) write(error, stream);
  return tokensIn(lines.join('')).length;
};

/** Errors with a token in message, detail, context or statement; each of them must be one. */
async function databaseErrors(sql: postgres.Sql, from: number): Promise<Error[]> {
  const at = (n: number) => token(from + n);
  const statements = [
    `INSERT INTO app.association (slug, name, level) VALUES ('${at(1)}', '${at(2)}', '${at(3)}')`,
    `INSERT INTO app.published_round (association_id, name) VALUES (1, '${at(4)}')`,
    `SELECT '${at(5)}'::bigint`,
    `SELECT '{"name": ${at(6)}}'::jsonb`,
    `SELECT '${at(7)}'::date`,
    `SELECT '${at(8)}'::varchar(3)::inet`,
    `SELECT * FROM app.party WHERE "${at(9)}" = 1`,
    `DO $$ BEGIN RAISE EXCEPTION '${at(10)}' USING DETAIL = '${at(11)}', HINT = '${at(12)}'; END $$`,
    `DO $$ BEGIN CREATE TEMP TABLE IF NOT EXISTS hunted (name text UNIQUE CHECK (length(name) < 20)) ON COMMIT DROP;
       INSERT INTO hunted VALUES ('${at(13)}'); INSERT INTO hunted VALUES ('${at(13)}'); END $$`,
    `DO $$ BEGIN CREATE TEMP TABLE IF NOT EXISTS hunted (name text CHECK (length(name) < 9)) ON COMMIT DROP; INSERT INTO hunted VALUES ('${at(14)}'); END $$`,
  ];
  const errors: Error[] = [];
  for (const statement of statements)
    await sql.unsafe(statement).then(
      () => Promise.reject(new Error(`No error: ${statement}`)),
      (error: Error) => errors.push(error),
    );
  const bound = await sql`SELECT ${at(15)}::text::int`.then(
    () => undefined,
    (error: Error) => error,
  );
  return bound ? [...errors, bound] : errors;
}

/** Requests that say a token in every place a visitor can write in; how many there were. */
async function failingRequests({ baseUrl }: HuntedServer): Promise<number> {
  const at = (n: number) => token(200 + n);
  const form = (fields: Record<string, string>): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: baseUrl },
    body: new URLSearchParams(fields),
  });
  const requests: [string, RequestInit][] = [
    [`/${at(1)}/vinh-danh/2019?q=${at(2)}`, {}],
    [`/${district}/quan-ly/thu/${at(3)}`, { headers: { cookie: `densach.session=${at(4)}` } }],
    [
      `/kt/${at(5)}?x=${at(6)}`,
      { headers: { 'user-agent': at(7), referer: `http://x/${at(8)}`, 'x-forwarded-for': at(9) } },
    ],
    [`/yeu-cau/${district}`, form({ name: at(10), contact: at(11), text: at(12), wish: at(13) })],
    ['/dang-nhap', form({ login: at(14), password: at(15) })],
    ['/api/auth/callback/credentials', form({ login: at(16), password: at(17), csrfToken: at(18) })],
    [
      '/api/auth/callback/credentials',
      { method: 'POST', headers: { 'content-type': 'application/json' }, body: `{"a": ${at(19)}` },
    ],
    [
      `/vinh-danh/2019`,
      { method: 'POST', headers: { 'next-action': at(20), 'content-type': 'text/plain' }, body: at(21) },
    ],
    [`/dong-y/${at(22)}`, {}],
    [`/%E0%A4%A/${at(23)}`, {}],
  ];
  for (const [path, init] of requests) await ask(baseUrl, path, init).catch(() => undefined);
  return requests.length;
}

/** Pages that fail in the middle, with tokens in the error behind them; what a visitor reads then. */
async function errorPages({ sql, baseUrl }: HuntedServer): Promise<string[]> {
  const [kept] =
    await sql`SELECT pg_get_functiondef('app.has_consent(int,bigint,text,text)'::regprocedure) AS text`;
  const head = String(kept!.text).split('AS $function$')[0]!.replace('LANGUAGE sql', 'LANGUAGE plpgsql');
  await sql.unsafe(
    `${head}AS $function$ BEGIN RAISE EXCEPTION '${token(301)}' USING DETAIL = '${token(302)}', HINT = '${token(303)}', ERRCODE = 'XX000'; END $function$`,
  );
  const words: string[] = [];
  try {
    await sql`SELECT app.purge_public(id, false) FROM app.association`;
    for (const path of [
      '/vinh-danh/2019',
      '/en/vinh-danh/2019',
      '/vinh-danh/2019/bang-vang.pdf',
      '/du-lieu/vinh-danh-2019.csv',
    ]) {
      const seen = await ask(baseUrl, path);
      if (seen.status >= 500) words.push(seen.words);
    }
  } finally {
    await sql.unsafe(String(kept!.text));
    await sql`SELECT app.purge_public(id, false) FROM app.association`;
  }
  return words;
}
