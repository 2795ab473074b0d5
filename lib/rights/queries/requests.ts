/** Requests about personal data as the office sees them: what is asked, the clock, the steps, whom it may concern. */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { type DateVn, todayVn } from '@/lib/kernel/dates';
import { foldText } from '@/lib/kernel/names';
import type { RequestState, Step, Wish } from '../schema';
import { picturesOf } from './pictures';

export interface RequestLine {
  id: number;
  code: string;
  wish: Wish;
  channel: string;
  askedBy: string;
  name: string;
  contact: string;
  text: string;
  receivedOn: DateVn;
  /** Last of the two working days. */
  dueOn: DateVn;
  state: RequestState;
  isLate: boolean;
}

const value = (column: string) =>
  sql`coalesce((SELECT v.value FROM app.personal_value v WHERE v.association_id = q.association_id AND v.id = ${sql.raw(`q.${column}`)}), '')`;
const lines = sql`
  SELECT q.id, q.code, q.wish, q.channel, q.asked_by AS "askedBy", ${value('name_value_id')} AS name, ${value('contact_value_id')} AS contact,
         ${value('text_value_id')} AS text, q.received_on::text AS "receivedOn", q.due_on::text AS "dueOn",
         coalesce((SELECT s.step FROM app.person_request_step s WHERE s.association_id = q.association_id AND s.request_id = q.id
                    ORDER BY s.ordinal DESC LIMIT 1), 'received') AS state
    FROM app.person_request q WHERE q.association_id = app.current_association()`;

const over: readonly RequestState[] = ['answered', 'refused', 'notHeld'];
/** True when nothing is left to do. */
export const isOver = (state: RequestState): boolean => over.includes(state);

type RawLine = Omit<RequestLine, 'id' | 'isLate'> & { id: string };
const lineOf = (row: RawLine, today: DateVn): RequestLine => ({
  ...{ ...row, id: Number(row.id) },
  isLate: !isOver(row.state) && row.dueOn < today,
});

/** Every request, what is open first, by the day it is due. */
export async function requestList(tx: Tx): Promise<RequestLine[]> {
  const rows = await tx.execute<RawLine & Record<string, unknown>>(sql`${lines} ORDER BY q.due_on, q.id`);
  const today = todayVn(new Date());
  const all = rows.map((row) => lineOf(row, today));
  return [...all.filter((one) => !isOver(one.state)), ...all.filter((one) => isOver(one.state)).reverse()];
}

export interface RequestPage extends RequestLine {
  steps: { step: Step; at: string; by: string; reason: string }[];
  /** The person found, with the names that may be meant before. */
  person: { id: number; name: string } | null;
  candidates: { id: number; name: string; birthYear: number | null }[];
  /** Pictures of signed papers still to be looked at. */
  picturesLeft: number;
}

/** One request; null when there is none. */
export async function requestPage(tx: Tx, id: number): Promise<RequestPage | null> {
  const [row] = await tx.execute<RawLine & Record<string, unknown>>(sql`${lines} AND q.id = ${id}`);
  if (!row) return null;
  const line = lineOf(row, todayVn(new Date()));
  const steps = await tx.execute<{
    step: Step;
    at: string;
    by: string;
    reason: string;
    partyId: string | null;
  }>(sql`
    SELECT s.step, to_json(s.taken_at)#>>'{}' AS at, coalesce(u.display_name, '') AS by, coalesce(v.value, '') AS reason, s.party_id AS "partyId"
      FROM app.person_request_step s LEFT JOIN access."user" u ON u.id = s.taken_by
      LEFT JOIN app.personal_value v ON v.association_id = s.association_id AND v.id = s.reason_value_id
     WHERE s.association_id = app.current_association() AND s.request_id = ${id} ORDER BY s.ordinal`);
  const found = [...steps].reverse().find((one) => one.partyId !== null)?.partyId;
  const [person] = found
    ? await tx.execute<{ name: string | null }>(sql`SELECT max(value) AS name FROM app.personal_value
        WHERE association_id = app.current_association() AND party_id = ${Number(found)} AND field = 'name' AND ended_at IS NULL`)
    : [];
  return {
    ...{ ...line, steps: steps.map(({ partyId: _, ...step }) => step) },
    person: found ? { id: Number(found), name: person?.name ?? '' } : null,
    picturesLeft: (await picturesOf(tx, id)).filter(({ outcome }) => outcome === null).length,
    candidates: isOver(line.state) ? [] : await peopleNamed(tx, line.name),
  };
}

/** People under the very name, marks aside; at most twenty. */
async function peopleNamed(tx: Tx, name: string): Promise<RequestPage['candidates']> {
  const rows = await tx.execute<{ id: string; name: string; birthYear: number | null }>(sql`
    SELECT p.id, v.value AS name, p.birth_year AS "birthYear" FROM app.personal_value v
      JOIN app.party p ON p.association_id = v.association_id AND p.id = v.party_id AND p.kind IN ('individual', 'family')
     WHERE v.association_id = app.current_association() AND v.field = 'name' AND v.ended_at IS NULL AND v.folded = ${foldText(name)}
     ORDER BY p.id LIMIT 20`);
  return rows.map((row) => ({ ...row, id: Number(row.id) }));
}
