/**
 * Ten thousand guesses at everything that is opened by a code: papers, honours, links to consent and to nominate, invitations.
 * None finds anything; who has none, who has another association's and who has one of another kind read the same; one
 * visitor is stopped after a few. Real codes are tried before, and they do open.
 * Owns how a guess is made. Refuses to use a code it has read for a guess.
 */
import { createHash, randomBytes, randomInt } from 'node:crypto';
import type postgres from 'postgres';
import { isPaperCode, paperCode } from '@/lib/kernel/codes';
import { commune, district } from '@/tests/e2e/pages';
import { ask, type Seen } from './crawl';
import type { HuntedServer } from './server';

export interface Guessing {
  guesses: Record<string, number>;
  hits: number;
  /** Different answers to misses of one kind; more than one tells something. */
  answers: Record<string, number>;
  /** Of 200 guesses of one visitor within a moment. */
  stopped: number;
  /** Real codes that opened. */
  control: number;
  broken: string[];
}

interface Kind {
  path: (code: string) => string;
  /** A code nobody has; made from a real one when there is one. */
  guess: (real: string | undefined) => string;
  opens: (seen: Seen) => boolean;
  real: string[];
  /** Codes that are real elsewhere. */
  foreign: string[];
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);
/** What a person reads, without the code itself and what the framework draws anew for each answer. */
const read = ({ status, body }: Seen, code: string): string => {
  const text = body
    .toString('utf8')
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ');
  const typed = [code, `${code.slice(0, 5)}-${code.slice(5)}`].reduce(
    (all, one) => all.replaceAll(one, '#'),
    text,
  );
  return `${status} ${typed.replace(/\s+/g, ' ')}`;
};

/** Makes `count` guesses, shared out over the kinds. */
export async function guess(server: HuntedServer, count: number): Promise<Guessing> {
  const kinds = await kindsOf(server);
  const found: Guessing = { guesses: {}, hits: 0, answers: {}, stopped: 0, control: 0, broken: [] };
  for (const [name, kind] of Object.entries(kinds)) {
    const answers = new Set<string>();
    // First: ten wrong tries at the end of a link shut the right one too.
    let opened = 0;
    for (const code of kind.real) if (kind.opens(await ask(server.baseUrl, kind.path(code)))) opened += 1;
    if (opened < Math.min(1, kind.real.length))
      found.broken.push(`${name}: no real code opened, so a hit would not be seen`);
    found.control += opened;
    const codes = [
      ...kind.foreign,
      ...Array.from({ length: Math.ceil(count / Object.keys(kinds).length) }, (_, n) =>
        kind.guess(n % 2 === 0 ? kind.real[n % Math.max(1, kind.real.length)] : undefined),
      ),
    ];
    const queue = codes.filter((code) => !kind.real.includes(code));
    found.guesses[name] = queue.length;
    const worker = async () => {
      for (let code = queue.shift(); code !== undefined; code = queue.shift()) {
        const seen = await ask(server.baseUrl, kind.path(code));
        if (kind.opens(seen)) {
          found.hits += 1;
          found.broken.push(`${name}: ${code} opened something`);
        }
        answers.add(digest(read(seen, code)));
      }
    };
    await Promise.all([worker(), worker()]);
    found.answers[name] = answers.size;
    if (answers.size !== 1) found.broken.push(`${name}: ${answers.size} different answers to a miss`);
  }
  found.stopped = await stoppedOf(server, kinds.paper!);
  if (found.stopped < 120) found.broken.push(`one visitor was stopped only ${found.stopped} times of 200`);
  if (found.control < 20)
    found.broken.push('real codes did not open, so that a hit would not have been seen');
  return found;
}

async function stoppedOf(server: HuntedServer, { path, guess: make }: Kind): Promise<number> {
  let stopped = 0;
  for (let n = 0; n < 200; n += 1) {
    const headers = { 'X-Forwarded-For': '10.255.254.1' };
    if ((await ask(server.baseUrl, path(make(undefined)), { headers })).status === 429) stopped += 1;
  }
  return stopped;
}

async function kindsOf({ sql, baseUrl }: HuntedServer): Promise<Record<string, Kind>> {
  const list = async (rows: Promise<readonly { code: string }[]>) => (await rows).map(({ code }) => code);
  const papers = await list(
    sql<
      { code: string }[]
    >`SELECT code FROM ledger.voucher WHERE code <> '' AND book IN ('PT', 'BC') AND reverses_id IS NULL`,
  );
  const wishes = await list(sql<{ code: string }[]>`SELECT code FROM app.person_request`);
  const honours = await list(
    sql<
      { code: string }[]
    >`SELECT page_code AS code FROM pub.honour WHERE slug = ${district} AND year = 2019 AND page_code IS NOT NULL`,
  );
  const unnamed = await list(
    sql<
      { code: string }[]
    >`SELECT g.code FROM app.honour_page g WHERE g.code NOT IN (SELECT page_code FROM pub.honour WHERE page_code IS NOT NULL)`,
  );
  const token = () => randomBytes(24).toString('base64url');
  const link = async (segment: string, table: string): Promise<Kind> => {
    const miss = read(await ask(baseUrl, `/${segment}/${token()}`), '');
    return {
      path: (code) => `/${segment}/${code}`,
      guess: (real) => (real ? real.slice(0, -1) + (real.endsWith('A') ? 'E' : 'A') : token()),
      opens: (seen) => read(seen, '') !== miss,
      ...{ real: [await livingLink(sql, table)], foreign: honours.slice(0, 3) },
    };
  };
  return {
    paper: {
      path: (code) => `/kt/${code}`,
      guess: (real) => (real ? beside(real) : paperCode(randomBytes(16))),
      opens: ({ body }) => /<data|class="seal|Còn hiệu lực|HUỶ/.test(body.toString('utf8')),
      ...{ real: papers, foreign: wishes.filter(isPaperCode) },
    },
    honour: {
      path: (code) => `/vinh-danh/2019/${code}`,
      guess: (real) => (real ? flipped(real) : randomBytes(8).toString('hex')),
      opens: ({ status }) => status === 200,
      ...{ real: honours, foreign: unnamed },
    },
    honourElsewhere: {
      path: (code) => `/${commune}/vinh-danh/2026/${code}`,
      guess: () => randomBytes(8).toString('hex'),
      opens: ({ status }) => status === 200,
      ...{ real: [], foreign: honours },
    },
    consent: await link('dong-y', 'app.consent_request'),
    nomination: await link('de-cu', 'app.nomination_link'),
    invitation: await link('moi', 'access.invitation'),
  };
}

/** The secret of a link that lives: put on the newest row, behind every guard. */
async function livingLink(sql: postgres.Sql, table: string): Promise<string> {
  const secret = randomBytes(24).toString('base64url');
  const hash = createHash('sha256').update(secret).digest();
  await sql.begin(async (tx) => {
    await tx`SET LOCAL session_replication_role = replica`;
    if (table === 'app.consent_request') {
      await tx`UPDATE app.consent_request SET has_link = true, token_hash = ${hash}, answer_by = app.today() + 30, holds_until = app.today() + 60
        WHERE id = (SELECT max(id) FROM app.consent_request)`;
      await tx`DELETE FROM app.consent_request_closure WHERE request_id = (SELECT max(id) FROM app.consent_request)`;
    }
    if (table === 'app.nomination_link') {
      await tx`UPDATE app.nomination_link SET token_hash = ${hash}, expires_on = app.today() + 30 WHERE id = (SELECT max(id) FROM app.nomination_link)`;
      await tx`DELETE FROM app.nomination_link_closure WHERE link_id = (SELECT max(id) FROM app.nomination_link)`;
      await tx`UPDATE app.award_round SET status = 'open' WHERE id = (SELECT round_id FROM app.nomination_link ORDER BY id DESC LIMIT 1)`;
    }
    if (table === 'access.invitation')
      await tx`INSERT INTO access.invitation (association_id, token_hash, role, issued_by, expires_at)
        SELECT association_id, ${hash}, role, user_id, now() + interval '1 day' FROM access.role_term LIMIT 1`;
  });
  return secret;
}

/** A valid code that parts from a real one late. */
function beside(real: string): string {
  for (;;) {
    const code = paperCode(randomBytes(16));
    const mixed = real.slice(0, randomInt(1, 8)) + code.slice(randomInt(1, 8));
    const body = mixed.slice(0, 9).padEnd(9, '7');
    for (const last of '23456789ABCDEFGHJKMNPQRSTUVWXYZ')
      if (body + last !== real && isPaperCode(body + last)) return body + last;
  }
}

function flipped(real: string): string {
  const at = randomInt(0, 16);
  const digit = ((Number.parseInt(real.charAt(at), 16) + randomInt(1, 16)) % 16).toString(16);
  return real.slice(0, at) + digit + real.slice(at + 1);
}
