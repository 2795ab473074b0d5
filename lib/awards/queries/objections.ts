/**
 * The posted list of a round and the register of objections, with names and reasons as far as the reader may see them.
 * Refuses circumstances: nothing here reaches them.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { ObjectionChannel, ObjectionState, ObjectionStep } from '../schema/objection-forms';
import { dossierList } from './dossiers';
import { roundBySlug } from './rounds';
import { todayOf } from './today';

export interface Posting {
  id: number;
  fromOn: string;
  untilOn: string;
  wherePosted: string;
  receiveAt: string;
  postedBy: string;
  /** Instant, ISO. */
  postedAt: string;
}

/** Postings of a round, the latest first. */
export async function postingsOf(tx: Tx, roundId: number): Promise<Posting[]> {
  const rows = await tx.execute<Omit<Posting, 'id'> & { id: string }>(sql`
    SELECT p.id, p.from_on::text AS "fromOn", p.until_on::text AS "untilOn", p.where_posted AS "wherePosted", p.receive_at AS "receiveAt",
           coalesce(u.display_name, '') AS "postedBy", to_json(p.posted_at)#>>'{}' AS "postedAt"
      FROM app.round_posting p LEFT JOIN access."user" u ON u.id = p.posted_by
     WHERE p.round_id = ${roundId} ORDER BY p.until_on DESC, p.id DESC`);
  return rows.map((row) => ({ ...row, id: Number(row.id) }));
}

export interface ObjectionStepLine {
  step: ObjectionStep;
  stepOn: string;
  reason: string;
  takenBy: string;
}

export interface ObjectionLine {
  id: number;
  number: number;
  /** Null: about the list as a whole. */
  nominationId: number | null;
  /** Of the one it is about; empty when erased or about the whole list. */
  name: string;
  channel: ObjectionChannel;
  receivedOn: string;
  summary: string;
  sender: string;
  recordedBy: string;
  state: ObjectionState;
  steps: ObjectionStepLine[];
}

type Row = Omit<ObjectionLine, 'id' | 'nominationId'> & { id: string; nominationId: string | null };

/** Objections of a round by their numbers. Those about a file the reader stands aside from are absent. */
export async function objectionsOf(tx: Tx, roundId: number): Promise<ObjectionLine[]> {
  const rows = await tx.execute<Row>(sql`
    SELECT o.id, o.number, o.nomination_id AS "nominationId", coalesce(name.value, '') AS name, o.channel,
           o.received_on::text AS "receivedOn", coalesce(said.value, '') AS summary, coalesce(sender.value, '') AS sender,
           coalesce(u.display_name, '') AS "recordedBy", app.objection_state(o.association_id, o.id) AS state,
           coalesce((SELECT json_agg(json_build_object('step', s.step, 'stepOn', s.step_on, 'reason', coalesce(v.value, ''),
                       'takenBy', coalesce(w.display_name, '')) ORDER BY s.ordinal)
              FROM app.objection_step s
              LEFT JOIN app.personal_value v ON v.association_id = s.association_id AND v.id = s.reason_value_id
              LEFT JOIN access."user" w ON w.id = s.taken_by
             WHERE s.association_id = o.association_id AND s.objection_id = o.id), '[]') AS steps
      FROM app.objection o
      JOIN app.personal_value said ON said.association_id = o.association_id AND said.id = o.summary_value_id
      LEFT JOIN app.personal_value sender ON sender.association_id = o.association_id AND sender.id = o.sender_value_id
      LEFT JOIN app.nomination n ON n.association_id = o.association_id AND n.id = o.nomination_id
      LEFT JOIN app.personal_value name ON name.association_id = n.association_id AND name.party_id = n.party_id
       AND name.field = 'name' AND name.ended_at IS NULL
      LEFT JOIN access."user" u ON u.id = o.recorded_by
     WHERE o.round_id = ${roundId} ORDER BY o.number`);
  return rows.map((row) => ({
    ...{ ...row, id: Number(row.id) },
    nominationId: row.nominationId === null ? null : Number(row.nominationId),
  }));
}

export type HoldCode = 'awards.objectionOpen' | 'awards.objectionUpheld' | 'awards.postingOpen';

/** Why awards of a round wait, by award; those that may be paid are absent. */
export async function heldAwards(tx: Tx, roundId: number): Promise<Map<number, HoldCode>> {
  const rows = await tx.execute<{ id: string; hold: HoldCode }>(
    sql`SELECT award_id AS id, hold FROM app.held_awards(${roundId})`,
  );
  return new Map(rows.map(({ id, hold }) => [Number(id), hold]));
}

/** The page of the posted list; null when there is no such round. */
export async function postingPage(tx: Tx, slug: string) {
  const round = await roundBySlug(tx, slug);
  if (!round) return null;
  const files = await dossierList(tx, round.id);
  const [decided] = await tx.execute(sql`SELECT 1 FROM app.decision WHERE round_id = ${round.id} LIMIT 1`);
  return {
    round,
    today: await todayOf(tx),
    isDecided: decided !== undefined,
    postings: await postingsOf(tx, round.id),
    objections: await objectionsOf(tx, round.id),
    held: await heldAwards(tx, round.id),
    /** Whom an objection may be about; a second file of the same person is not offered. */
    files: files.filter(({ status }) => status !== 'duplicate').map(({ id, name }) => ({ id, name })),
  };
}
export type PostingData = NonNullable<Awaited<ReturnType<typeof postingPage>>>;
