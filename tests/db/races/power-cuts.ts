/**
 * The power goes after a command and before its commit; and the picture of every table that shows what remains.
 * Owns the picture (a count and a checksum per table) and the cut. Leaves out what belongs to a sign-in, not to the
 * association's money or state: sessions, confirmations of a PIN, tries of a password.
 */
import type postgres from 'postgres';
import type { Colleague } from '@/tests/factories/association';

/** Row count and checksum of the rows, by table. */
export type Picture = Record<string, string>;

/** Takes pictures of every table of the four schemas, over a superuser's connection. */
export async function photographer(admin: postgres.Sql): Promise<() => Promise<Picture>> {
  const tables = await admin<{ name: string }[]>`
    SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname IN ('app', 'ledger', 'audit', 'access') AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND c.relname !~ 'session|pin_confirmation|attempt' ORDER BY 1`;
  const text = tables
    .map(
      ({ name }) =>
        `SELECT '${name}' AS name, count(*) || ' ' || coalesce(md5(string_agg(to_jsonb(t)::text, '|' ORDER BY to_jsonb(t)::text)), '') AS seen FROM ${name} t`,
    )
    .join(' UNION ALL ');
  return async () => {
    const rows = await admin.unsafe<{ name: string; seen: string }[]>(text);
    return Object.fromEntries(rows.map((row) => [row.name, row.seen]));
  };
}

/** Names of the tables that differ between two pictures. */
export function differences(before: Picture, after: Picture): string[] {
  return Object.keys(after).filter((name) => before[name] !== after[name]);
}

/** What the cuts found: whatever remained after one, and the events which the same work left when it was let through. */
export interface Findings {
  events: Set<string>;
  /** Pieces of work that change something; looking is not counted. */
  cuts: number;
  remains: string[];
}

/** The eyes of the cuts: a superuser's connection and the pictures taken over it. */
export interface Camera {
  admin: postgres.Sql;
  take: () => Promise<Picture>;
}

/** Cuts the power of all these people; the findings grow while they work. */
export function watch(people: Colleague[], camera: Camera): Findings {
  const findings: Findings = { events: new Set(), cuts: 0, remains: [] };
  for (const person of people) cutPowerOf(person, camera, findings);
  return findings;
}

class PowerCut extends Error {}

/** From now on everything this person does is first done once and lost, then looked for, then done for good. */
function cutPowerOf(person: Colleague, camera: Camera, findings: Findings): void {
  const { act } = person;
  const { admin, take } = camera;
  person.act = async (work) => {
    const before = await take();
    const cut = act(async (tx, actor) => {
      await work(tx, actor);
      throw new PowerCut('the power went');
    });
    const end = await cut.catch((error: unknown) => error);
    if (!(end instanceof PowerCut)) throw end;
    const remains = differences(before, await take());
    const [last] = await admin<{ id: string }[]>`SELECT coalesce(max(id), 0) AS id FROM audit.event`;
    const result = await act(work);
    const events = await admin<{ kind: string }[]>`SELECT kind FROM audit.event WHERE id > ${last!.id}`;
    for (const { kind } of events) findings.events.add(kind);
    if (events.length > 0) findings.cuts += 1;
    for (const name of remains)
      findings.remains.push(`${events.map(({ kind }) => kind).join()} left ${name}`);
    return result;
  };
}
