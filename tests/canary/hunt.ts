/**
 * The hunt: every free word about people is a token; without consent none of them is anywhere outside, with consents exactly
 * those agreed to, after a withdrawal none again from the next request on. What is the same whatever people are called
 * cannot speak of them, pictures too. In the end leaks are planted, and each must be found.
 * Owns the order of these looks and what counts as broken.
 */
import type postgres from 'postgres';
import { commune, district } from '@/tests/e2e/pages';
import { ask, crawl, type Ground, type Seen } from './crawl';
import { brokenLogs, huntLogs, type LogsFound } from './logs';
import { officeFiles } from './office-files';
import type { HuntedServer } from './server';
import { fillWithTokens, tokensIn } from './tokens';

export interface Hunt {
  columns: number;
  tokens: number;
  addresses: number;
  kinds: Record<string, number>;
  found: { without: number; agreed: number; shown: number; after: number; inLog: number };
  changed: number;
  /** Files the office hands out, of all addresses. */
  files: number;
  logs: LogsFound;
  leaks: Record<string, number>;
  seconds: { firstAnswer: number; everything: number };
  broken: string[];
}

/** Runs the hunt on a server that is thrown away afterwards: nothing in its database is as it was. */
export async function hunt({ server, quick }: { server: HuntedServer; quick: boolean }): Promise<Hunt> {
  const { sql } = server;
  const broken: string[] = [];
  const given = await sql<{ id: string }[]>`SELECT id FROM app.consent WHERE withdrawn_at IS NULL`;
  const ground = await groundOf(server, quick);
  await withdrawAll(sql);
  const first = await fillWithTokens(sql, 'a');
  const look = async () => new Map([...(await crawl(ground)), ...(await officeFiles(server))]);
  const without = await look();
  broken.push(...heard(without, first, 'without consent'));
  const where = await fillWithTokens(sql, 'b');
  const renamed = await look();
  broken.push(...heard(renamed, where, 'under other names'));
  const changed = differing(without, renamed);
  broken.push(...changed.map((path) => `changes with what people are called: ${path}`));

  await giveBack(sql, given);
  const agreed = await agreedTokens(sql);
  const consented = await look();
  const shown = tokensOf(consented);
  for (const token of shown)
    if (!agreed.may.has(token) && !(agreed.aloud.has(token) && isAloudOnly(consented, token)))
      broken.push(`shown without consent: ${where.get(token)} at ${placeOf(consented, token)}`);
  for (const token of agreed.must)
    if (!shown.has(token)) broken.push(`agreed to and not shown: ${where.get(token)}`);

  const from = performance.now();
  await withdrawAll(sql);
  const named = [...consented].filter(([, { words }]) => tokensIn(words).length > 0);
  broken.push(...(await remembered(server.baseUrl, named)));
  const firstAnswer = (performance.now() - from) / 1000;
  const after = await look();
  const everything = (performance.now() - from) / 1000;
  broken.push(...heard(after, where, 'after the withdrawal'));
  broken.push(...differing(renamed, after).map((path) => `not as it was before the consents: ${path}`));
  if (!quick && everything > 60) broken.push(`took ${everything} s to look again`);

  const leaks = await plantLeaks(server);
  for (const [leak, found] of Object.entries(leaks))
    if (found === 0) broken.push(`planted and not found: ${leak}`);
  const inLog = tokensIn(server.said()).length;
  const logs = await huntLogs(server);
  broken.push(...brokenLogs(logs));
  if (inLog > 0) broken.push('tokens in the log of the program');
  if (server.said().length < 1000) broken.push('the program said nothing, so its log was not examined');
  return {
    ...{ columns: new Set([...where.values()].map((one) => one.split(' ')[0])).size, tokens: where.size },
    ...{ addresses: consented.size, kinds: kindsOf(consented), changed: changed.length, leaks, logs },
    files: [...consented.keys()].filter((path) => path.includes('/quan-ly/')).length,
    found: {
      ...{ without: tokensOf(without).size, agreed: agreed.must.size, shown: shown.size },
      ...{ after: tokensOf(after).size, inLog },
    },
    seconds: { firstAnswer: Math.round(firstAnswer * 10) / 10, everything: Math.round(everything * 10) / 10 },
    broken,
  };
}

async function groundOf({ sql, baseUrl }: HuntedServer, quick: boolean): Promise<Ground> {
  const papers = await sql<{ code: string }[]>`
    SELECT code FROM ledger.voucher WHERE code <> '' UNION SELECT code FROM app.decision WHERE code <> ''
    UNION SELECT code FROM app.certificate UNION SELECT code FROM app.memo_code ORDER BY 1`;
  const honours = await sql<
    { code: string }[]
  >`SELECT code FROM app.honour_page ORDER BY code LIMIT ${quick ? 4 : 1000}`;
  const codes = {
    papers: papers.map(({ code }) => code).slice(0, quick ? 12 : 1000),
    honours: honours.map(({ code }) => code),
  };
  return { baseUrl, district, commune, codes, quick };
}

/** As an office withdraws them: the log is told, triggers drop every copy. */
async function withdrawAll(sql: postgres.Sql): Promise<void> {
  await sql.begin(async (tx) => {
    // The guard asks for an office; what follows a withdrawal stays.
    await tx`ALTER TABLE app.consent DISABLE TRIGGER consent_guard`;
    for (const { id } of await tx`SELECT id FROM app.association`) {
      await tx`SELECT audit.write_event(${id}, 'consent.withdrawn', 'party', '0', '{}')`;
      await tx`UPDATE app.consent SET withdrawn_at = now() WHERE association_id = ${id} AND withdrawn_at IS NULL`;
    }
    await tx`ALTER TABLE app.consent ENABLE TRIGGER consent_guard`;
  });
}

async function giveBack(sql: postgres.Sql, given: readonly { id: string }[]): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`SET LOCAL session_replication_role = replica`;
    await tx`UPDATE app.consent SET withdrawn_at = NULL WHERE id = ANY (${given.map(({ id }) => id)}::bigint[])`;
    await tx`SELECT app.index_honours(id, NULL), app.purge_public(id, false) FROM app.association`;
  });
}

/** Tokens that may be shown, because the people agreed, and those that must be: names on the lists in force. */
async function agreedTokens(sql: postgres.Sql): Promise<Record<'may' | 'must' | 'aloud', Set<string>>> {
  const may = await sql<{ value: string }[]>`
    SELECT v.value FROM app.personal_value v WHERE v.party_id IS NOT NULL AND v.field IN ('name', 'publicName', 'school') AND v.ended_at IS NULL
       AND app.has_consent(v.association_id, v.party_id, 'name', 'publish')
       AND (v.field <> 'school' OR app.has_consent(v.association_id, v.party_id, 'school', 'publish'))`;
  const must = await sql<{ value: string }[]>`
    SELECT n.value FROM app.published_honour h JOIN LATERAL app.live_honour_lists(h.association_id) l ON l.publication_id = h.publication_id
      JOIN app.personal_value n ON n.association_id = h.association_id AND n.party_id = h.party_id AND n.field = 'name' AND n.ended_at IS NULL
     WHERE app.has_consent(h.association_id, h.party_id, 'name', 'publish')
       AND NOT EXISTS (SELECT 1 FROM app.award_revocation r WHERE r.association_id = h.association_id AND r.award_id = h.award_id)`;
  const aloud = await sql<{ value: string }[]>`
    SELECT v.value FROM app.personal_value v WHERE v.party_id IS NOT NULL AND v.field = 'name' AND v.ended_at IS NULL
       AND app.has_consent(v.association_id, v.party_id, 'name', 'ceremonyAloud')`;
  const set = (rows: readonly { value: string }[]) => new Set(rows.flatMap(({ value }) => tokensIn(value)));
  return { may: set(may), must: set(must), aloud: set(aloud) };
}

/** True when only programmes of ceremonies say it, which follow a consent of their own. */
const isAloudOnly = (seen: ReadonlyMap<string, Seen>, token: string): boolean =>
  [...seen].every(
    ([path, { words }]) => path.endsWith('/chuong-trinh.pdf') || !tokensIn(words).includes(token),
  );

const tokensOf = (seen: ReadonlyMap<string, Seen>): Set<string> =>
  new Set([...seen.values()].flatMap(({ words }) => tokensIn(words)));
const placeOf = (seen: ReadonlyMap<string, Seen>, token: string): string =>
  [...seen]
    .filter(([, { words }]) => tokensIn(words).includes(token))
    .map(([path]) => path)
    .slice(0, 3)
    .join(', ');

function heard(seen: ReadonlyMap<string, Seen>, where: ReadonlyMap<string, string>, when: string): string[] {
  return [...tokensOf(seen)].map((token) => `${when}: ${where.get(token)} at ${placeOf(seen, token)}`);
}

/** What is not the same byte for byte, with the place where it parts; moments and the newest seal of the log aside. */
function differing(one: ReadonlyMap<string, Seen>, other: ReadonlyMap<string, Seen>): string[] {
  return [...one].flatMap(([path, before]) => {
    const now = other.get(path);
    // A form carries the moment at which it was opened, or a number of its own; the tokens are looked for in it all the same.
    if (!now || /\/(yeu-cau|bao-sai)\//.test(path)) return [];
    const [was, is] = [bare(path, before), bare(path, now)];
    if (before.status === now.status && was === is) return [];
    const at = [...was].findIndex((letter, n) => letter !== is[n]);
    return [
      `${path} (${was.slice(Math.max(0, at - 30), at + 30)} | ${is.slice(Math.max(0, at - 30), at + 30)})`,
    ];
  });
}

/**
 * The body without what time alone changes. The page of a paper tells the newest seal, which every act moves, and, to who
 * holds the paper, the first letters of the name on it.
 */
function bare(path: string, { body, type }: Seen): string {
  const text = body.toString('latin1');
  if (/png|pdf/.test(type)) return text;
  const still = text.replace(/zq[ab](?=[0-9a-f]{6}q)/g, '');
  const changing =
    /[0-9a-f]{8,64}|[0-9a-f]{4}( [0-9a-f]{4}){3,}|dateTime="[^"]+"|\d+:\d\d(:\d\d)?|\p{L}\*\*\*/gu;
  return path.includes('/kt/') ? still.replace(changing, '') : still;
}

/** Pages that named somebody are asked for with the mark of the copy a browser has: none says that it is still good. */
async function remembered(base: string, named: readonly [string, Seen][]): Promise<string[]> {
  const broken: string[] = [];
  for (const [path, { etag }] of named.filter(([path]) => path.startsWith('/'))) {
    const answer = await ask(base, path, { headers: etag ? { 'If-None-Match': etag } : {} });
    if (answer.status === 304) broken.push(`still good after the withdrawal: ${path}`);
    if (tokensIn(answer.words).length > 0) broken.push(`the next request still names somebody: ${path}`);
  }
  return broken;
}

function kindsOf(seen: ReadonlyMap<string, Seen>): Record<string, number> {
  const kinds: Record<string, number> = {};
  for (const { type, status } of seen.values()) {
    const kind = `${status} ${type.split(';')[0]}`;
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  return kinds;
}

/** Tokens found after each planted leak; the page of honours and the front page are enough. */
async function plantLeaks(server: HuntedServer): Promise<Record<string, number>> {
  const { sql, baseUrl } = server;
  const look = async () => {
    await sql`SELECT app.purge_public(id, false) FROM app.association`;
    const pages = ['/', '/vinh-danh/2019', '/du-lieu/vinh-danh-2019.csv'];
    const seen = await Promise.all(pages.map((path) => ask(baseUrl, path)));
    return new Set(seen.flatMap(({ words }) => tokensIn(words))).size;
  };
  const [consent] =
    await sql`SELECT pg_get_functiondef('app.has_consent(int,bigint,text,text)'::regprocedure) AS text`;
  const head = String(consent!.text).split('AS $function$')[0]!;
  await sql.unsafe(`${head}AS $function$ SELECT true $function$`);
  const withoutConsentCheck = await look();
  const files = await officeFiles(server);
  const inFile = (ending: string) =>
    [...files].filter(([path, { words }]) => path.endsWith(ending) && tokensIn(words).length > 0).length;
  const handedOut = {
    stick: inFile('tep.html'),
    booklet: inFile('bang-vang.pdf'),
    programme: inFile('chuong-trinh.pdf'),
  };
  await sql.unsafe(consent!.text);
  const [view] = await sql`SELECT pg_get_viewdef('pub.association') AS text`;
  const named = String(view!.text).replace(
    /\bname,/,
    "name || ' ' || (SELECT min(value) FROM app.personal_value WHERE field = 'name' AND value LIKE 'zq%') AS name,",
  );
  await sql.unsafe(`CREATE OR REPLACE VIEW pub.association AS ${named}`);
  const columnInView = await look();
  await sql.unsafe(`CREATE OR REPLACE VIEW pub.association AS ${view!.text}`);
  return { withoutConsentCheck, columnInView, ...handedOut, afterwards: 1 - Math.min(1, await look()) };
}
