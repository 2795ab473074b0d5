/**
 * The whole program with its sample data, in a process and a folder of its own, for what is measured from outside.
 * Owns starting, filling one list with many names, and stopping. Refuses to touch a demo that runs already.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { runningClusterUrl } from '@/db/cluster/launch';
import { freePort } from '@/db/cluster/postmaster';
import { embeddedDatabase } from '@/db/cluster/prepare';

export interface Demo {
  baseUrl: string;
  pid: number;
  accounts: { login: string; password: string; pin: string }[];
  /** The superuser of its database. */
  admin: postgres.Sql;
}

/** Runs `work` with a demo of its own; stops it and removes its folder afterwards. */
export async function withDemo<T>(work: (demo: Demo) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'densach-bench-web-'));
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/demo.ts'], {
    env: {
      ...{ PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: dataDir, HOSTNAME: '127.0.0.1' },
      ...{ PORT: String(await freePort()), LOG_LEVEL: 'warn', NODE_ENV: 'production' },
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  try {
    const { baseUrl, accounts } = await ready(child);
    const url = await runningClusterUrl(dataDir, embeddedDatabase);
    if (!url) throw new Error('The demo said it is ready, but its database does not run.');
    const admin = postgres(url, { max: 1, onnotice: () => {} });
    try {
      return await work({ baseUrl, accounts, admin, pid: child.pid! });
    } finally {
      await admin.end();
    }
  } finally {
    await end(child);
    await rm(dataDir, { recursive: true, force: true });
  }
}

function ready(child: ChildProcess): Promise<Pick<Demo, 'baseUrl' | 'accounts'>> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as Pick<Demo, 'baseUrl' | 'accounts'>));
    child.once('exit', (code) => reject(new Error(`The demo ended before it was ready (code ${code}).`)));
  });
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

/** The year whose honour list is filled below; nothing else of the sample data stands in it. */
export const filledYear = 2018;

/**
 * An honour list of `count` named grown-ups in the first association, as published rows with consent, past the guards:
 * only serving is measured. Returns one of them, for taking the consent away and giving it back.
 */
export async function fillHonourList(
  admin: postgres.Sql,
  count: number,
): Promise<{ association: number; partyId: number; name: string }> {
  return admin.begin(async (tx) => {
    await tx.unsafe("SET LOCAL session_replication_role = 'replica'");
    const [home] = await tx<{ id: number }[]>`SELECT id FROM app.association WHERE is_default`;
    const association = home!.id;
    await tx`
      WITH made AS (
        INSERT INTO app.party (association_id, kind, birth_year) SELECT ${association}, 'individual', 1975 + n % 20 FROM generate_series(1, ${count}::int) n RETURNING id),
      at AS (SELECT id, row_number() OVER (ORDER BY id) AS n FROM made),
      named AS (
        INSERT INTO app.personal_value (association_id, party_id, field, value, folded)
        SELECT ${association}, id, 'name', name, app.fold(name) FROM (
          SELECT id, (ARRAY['Nguyễn','Quách','Lê','Phạm','Đặng','Vũ','Trương','Đỗ'])[1 + n % 8] || ' ' || (ARRAY['Văn','Thị','Đức','Ngọc','Hữu'])[1 + n * 7 % 5]
                 || ' ' || (ARRAY['Thuỷ','Hoà','Ánh','Hùng','Lan','Sơn','Đạt','Nguyệt','Khoa'])[1 + n * 5 % 9] || ' ' || (ARRAY['Quỳnh','Mẫu','Thử','Bình','Yến','Phước','Trí'])[1 + n * 3 % 7] AS name
            FROM at) x),
      agreed AS (
        INSERT INTO app.consent (association_id, party_id, field, purpose, giver, given_on, text_version, channel, recorded_by)
        SELECT ${association}, id, 'name', 'publish', 'self', '2018-12-01', '1', 'paper', 1 FROM at),
      list AS (
        INSERT INTO app.publication (association_id, kind, year, version, as_of, fingerprint, published_by)
        VALUES (${association}, 'honourList', ${filledYear}, 1, '2018-12-31', '\\x00', 1) RETURNING id)
      INSERT INTO app.published_honour (association_id, publication_id, ordinal, award_id, party_id, label, recipient_kind, unit_name, decision_reference, amount_vnd)
      SELECT ${association}, list.id, at.n, at.id, at.id, CASE WHEN n % 3 = 0 THEN 'excellentTeacher' ELSE 'activeMember' END,
             CASE WHEN n % 3 = 0 THEN 'teacher' ELSE 'member' END, 'Xã ' || (ARRAY['Lam Sơn','Phúc Thịnh','Kiên Thọ','Ngọc Liên','Đồng Thịnh','Vân Am'])[1 + n * 11 % 6], '01/QĐ-HKH', 0
        FROM at CROSS JOIN list`;
    const [one] = await tx<{ id: string; name: string }[]>`
      SELECT c.party_id AS id, n.value AS name FROM app.consent c JOIN app.personal_value n ON n.association_id = c.association_id AND n.party_id = c.party_id
         AND n.field = 'name' WHERE c.given_on = '2018-12-01' ORDER BY c.party_id DESC LIMIT 1`;
    await tx`UPDATE app.personal_value SET value = 'Lò Thị Riêng Một', folded = app.fold('Lò Thị Riêng Một') WHERE party_id = ${one!.id} AND field = 'name'`;
    await tx`SELECT pg_notify('densach_purge', '*')`;
    return { association, partyId: Number(one!.id), name: 'Lò Thị Riêng Một' };
  });
}

/** Processor time a process has used so far, all its threads, in microseconds. */
export async function processorUs(pid: number): Promise<number> {
  const { readFile } = await import('node:fs/promises');
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}
