/**
 * Who was asked what may be said of them, who answered what and who did not, as the office sees it. Never a secret.
 * Owns the state of a question. Refuses categories: pupil, teacher or member, no more.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { type KeptPhoto, keptPhoto } from '@/lib/honours/photo-queries';
import type { ConsentGiver, RecipientKind } from '@/lib/honours/schema/words';
import type { DateVn } from '@/lib/kernel/dates';
import { compareNames } from '@/lib/kernel/names';
import { agreedByAll, type ConsentItem, itemsOf, type Relation } from '../schema/items';

export type AskedState = 'notAsked' | 'waiting' | 'overdue' | 'partly' | 'answered';

export interface AskedAnswer {
  giver: ConsentGiver;
  channel: 'paper' | 'link';
  givenOn: DateVn;
  chosen: ConsentItem[];
  representative: string;
  relation: Relation | null;
}

/** The open question about an award. */
export interface OpenQuestion {
  id: number;
  code: string;
  hasLink: boolean;
  askedOn: DateVn;
  answerBy: DateVn;
  holdsUntil: DateVn;
  isOver: boolean;
  answers: AskedAnswer[];
  paper: 'none' | 'kept' | 'erased';
}

export interface AskedRow {
  awardId: number;
  partyId: number;
  name: string;
  guardianName: string;
  kind: RecipientKind;
  givers: ConsentGiver[];
  question: OpenQuestion | null;
  state: AskedState;
  /** What may happen now: agreed to by everybody whose word is needed. */
  agreed: ConsentItem[];
}

const nameOf = (party: ReturnType<typeof sql>) =>
  sql`coalesce((SELECT n.value FROM app.personal_value n WHERE n.association_id = w.association_id AND n.party_id = ${party}
        AND n.field = 'name' AND n.ended_at IS NULL ORDER BY n.id DESC LIMIT 1), '')`;

const question = sql`(
  SELECT jsonb_build_object('id', q.id, 'code', q.code, 'hasLink', q.has_link, 'answerBy', q.answer_by, 'holdsUntil', q.holds_until,
    'askedOn', (q.made_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, 'isOver', q.answer_by < app.today(),
    'paper', coalesce((SELECT CASE WHEN bool_or(p.erased_at IS NULL) THEN 'kept' ELSE 'erased' END FROM app.consent_paper p
       WHERE p.association_id = q.association_id AND p.request_id = q.id HAVING count(*) > 0), 'none'),
    'answers', (SELECT coalesce(jsonb_agg(jsonb_build_object('giver', a.giver, 'channel', a.channel, 'givenOn', a.given_on,
         'chosen', a.chosen, 'relation', a.relation, 'representative', coalesce(v.value, '')) ORDER BY a.giver), '[]')
       FROM app.consent_answer a LEFT JOIN app.personal_value v ON v.association_id = a.association_id AND v.id = a.representative_value_id
      WHERE a.association_id = q.association_id AND a.request_id = q.id))
    FROM app.consent_request q WHERE q.association_id = w.association_id AND q.award_id = w.id
     AND NOT EXISTS (SELECT 1 FROM app.consent_request_closure c WHERE c.association_id = q.association_id AND c.request_id = q.id))`;

const asked = sql`
  SELECT w.id AS "awardId", w.party_id AS "partyId", ${nameOf(sql`w.party_id`)} AS name,
         ${nameOf(sql`(SELECT g.guardian_id FROM app.party g WHERE g.association_id = w.association_id AND g.id = w.party_id)`)} AS "guardianName",
         CASE WHEN k.category = 'excellentTeacher' THEN 'teacher' WHEN k.category = 'activeMember' THEN 'member' ELSE 'student' END AS kind,
         to_jsonb(app.needed_givers(w.association_id, w.party_id)) AS givers, ${question} AS question,
         to_jsonb(app.items_in_force(w.association_id, w.party_id, 'self')) AS self,
         to_jsonb(app.items_in_force(w.association_id, w.party_id, 'guardian')) AS guardian
    FROM app.award w
    JOIN app.round_category k ON k.association_id = w.association_id AND k.id = w.category_id
   WHERE w.association_id = app.current_association() AND w.status = 'decided'
     AND cardinality(app.needed_givers(w.association_id, w.party_id)) > 0
     AND NOT EXISTS (SELECT 1 FROM app.award_revocation r WHERE r.association_id = w.association_id AND r.award_id = w.id)`;

type RawAnswer = Omit<AskedAnswer, 'chosen'> & { chosen: string };
interface RawRow extends Record<string, unknown> {
  awardId: string;
  partyId: string;
  name: string;
  guardianName: string;
  kind: RecipientKind;
  givers: ConsentGiver[];
  question: (Omit<OpenQuestion, 'answers'> & { answers: RawAnswer[] }) | null;
  self: ConsentItem[];
  guardian: ConsentItem[];
}

function rowOf({ self, guardian, question: raw, ...row }: RawRow): AskedRow {
  const open = raw && {
    ...{ ...raw, id: Number(raw.id) },
    answers: raw.answers.map((answer) => ({ ...answer, chosen: itemsOf(answer.chosen) })),
  };
  return {
    ...{ ...row, awardId: Number(row.awardId), partyId: Number(row.partyId), question: open },
    state: stateOf(open, row.givers),
    agreed: agreedByAll(row.givers, { self, guardian }),
  };
}

function stateOf(open: OpenQuestion | null, givers: readonly ConsentGiver[]): AskedState {
  if (!open) return 'notAsked';
  const missing = givers.filter((giver) => !open.answers.some((answer) => answer.giver === giver));
  if (missing.length === 0) return 'answered';
  if (open.answers.length > 0) return 'partly';
  return open.isOver ? 'overdue' : 'waiting';
}

/** A round with a decision, and how far asking has come. */
export interface AskedRound {
  id: number;
  slug: string;
  name: string;
  rows: AskedRow[];
}

/** Rounds that can be asked about, the newest first, without their people. */
export async function roundsToAsk(tx: Tx) {
  const rows = await tx.execute<{ slug: string; name: string; count: number; answered: number }>(sql`
    SELECT o.slug, o.name, count(*)::int AS count, count(*) FILTER (WHERE NOT EXISTS (
        SELECT 1 FROM unnest(app.needed_givers(w.association_id, w.party_id)) giver WHERE NOT EXISTS (
          SELECT 1 FROM app.consent_request q JOIN app.consent_answer a ON a.association_id = q.association_id AND a.request_id = q.id
           WHERE q.association_id = w.association_id AND q.award_id = w.id AND a.giver = giver
             AND NOT EXISTS (SELECT 1 FROM app.consent_request_closure c WHERE c.association_id = q.association_id AND c.request_id = q.id))))::int AS answered
      FROM app.award_round o JOIN app.award w ON w.association_id = o.association_id AND w.round_id = o.id AND w.status = 'decided'
     WHERE o.association_id = app.current_association() AND cardinality(app.needed_givers(w.association_id, w.party_id)) > 0
       AND NOT EXISTS (SELECT 1 FROM app.award_revocation r WHERE r.association_id = w.association_id AND r.award_id = w.id)
     GROUP BY o.id, o.slug, o.name ORDER BY o.id DESC`);
  return [...rows];
}

/** Everybody awarded in a round, by given name; null when there is no such round. */
export async function askedRound(tx: Tx, slug: string): Promise<AskedRound | null> {
  const [round] = await tx.execute<{ id: string; name: string }>(
    sql`SELECT id, name FROM app.award_round WHERE association_id = app.current_association() AND slug = ${slug}`,
  );
  if (!round) return null;
  const rows = await tx.execute<RawRow>(sql`${asked} AND w.round_id = ${Number(round.id)}`);
  return {
    ...{ id: Number(round.id), slug, name: round.name },
    rows: rows.map(rowOf).sort((a, b) => compareNames(a.name, b.name)),
  };
}

/** Amounts that may be asked about in a round, in đồng by award; the others would tell too much, or are none. */
export async function amountsAsked(tx: Tx, roundId: number): Promise<Map<number, bigint>> {
  const rows = await tx.execute<{ id: string; amount: string }>(
    sql`SELECT award_id AS id, amount_vnd::text AS amount FROM app.amounts_asked(${roundId})`,
  );
  return new Map(rows.map(({ id, amount }) => [Number(id), BigInt(amount)]));
}

export interface AskedPerson extends AskedRow {
  /** The amount is one of the things that are asked. */
  hasAmount: boolean;
  /** The picture of the honour, if one is kept. */
  photo?: KeptPhoto;
  round: { slug: string; name: string };
}

/** One person's question about one award; null when there is no such award, or nobody to ask about it. */
export async function askedPerson(tx: Tx, awardId: number): Promise<AskedPerson | null> {
  const [row] = await tx.execute<RawRow>(sql`${asked} AND w.id = ${awardId}`);
  if (!row) return null;
  const [round] = await tx.execute<{ id: string; slug: string; name: string }>(sql`
    SELECT o.id, o.slug, o.name FROM app.award w JOIN app.award_round o ON o.association_id = w.association_id AND o.id = w.round_id
     WHERE w.association_id = app.current_association() AND w.id = ${awardId}`);
  const { id, ...shown } = round!;
  const hasAmount = (await amountsAsked(tx, Number(id))).has(awardId);
  return { ...rowOf(row), round: shown, hasAmount, photo: await keptPhoto(tx, awardId) };
}

/** The last kept photo of a signed form of an award; null when there is none, or it was erased. */
export async function signedConsent(tx: Tx, awardId: number) {
  const [row] = await tx.execute<{ kind: string; content: Buffer; code: string; version: number }>(sql`
    SELECT p.kind, p.content, q.code, p.version FROM app.consent_paper p
      JOIN app.consent_request q ON q.association_id = p.association_id AND q.id = p.request_id
     WHERE q.association_id = app.current_association() AND q.award_id = ${awardId} AND p.erased_at IS NULL
     ORDER BY p.attached_at DESC LIMIT 1`);
  if (!row) return null;
  const isPdf = row.kind === 'pdf';
  return {
    bytes: new Uint8Array(row.content),
    filename: `phieu-dong-y-${row.code}-${row.version}.${isPdf ? 'pdf' : 'jpg'}`,
    contentType: isPdf ? 'application/pdf' : 'image/jpeg',
  };
}
