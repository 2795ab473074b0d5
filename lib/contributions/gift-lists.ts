/**
 * What the page of pasted lists needs before anything is pasted, and the lists that were recorded.
 * Owns the plain shape that goes to the browser. Refuses bigint: amounts travel as texts.
 */
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { formatDateVn } from '@/lib/kernel/dates';
import { formatVnd } from '@/lib/kernel/money';
import type { Translator } from '@/lib/web/messages';
import { type EntryForm, entryForm } from './entry';

export interface RecordedListRow {
  id: number;
  name: string;
  rows: number;
  amount: string;
  day: string;
  by: string;
  isReversed: boolean;
}

const SHOWN = 30;

/** The latest lists, newest first; `id` for one of them alone. */
export async function recordedLists(tx: Tx, id?: number): Promise<RecordedListRow[]> {
  const rows = await tx.execute<Record<string, string | null>>(
    sql`SELECT l.id, n.value AS name, l.row_count, l.total_vnd, l.state, u.display_name AS who,
               (l.recorded_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text AS day
          FROM app.contribution_list l
          LEFT JOIN app.personal_value n ON n.association_id = l.association_id AND n.id = l.name_value_id
          LEFT JOIN access."user" u ON u.id = l.recorded_by
         WHERE l.association_id = app.current_association() AND (${id ?? null}::bigint IS NULL OR l.id = ${id ?? null}::bigint)
         ORDER BY l.id DESC LIMIT ${SHOWN}`,
  );
  return rows.map((row) => ({
    ...{ id: Number(row.id), name: row.name ?? '', rows: Number(row.row_count), by: row.who ?? '' },
    ...{ amount: formatVnd(BigInt(row.total_vnd!)), day: formatDateVn(row.day!) },
    isReversed: row.state === 'reversed',
  }));
}

export interface GiftListPage {
  /** With the key that keeps one list one list. */
  form: EntryForm & { requestKey: string };
  lists: RecordedListRow[];
  /** The list that was recorded a moment ago, or stands already. */
  saved: RecordedListRow | null;
  isRepeated: boolean;
  /** The list that is to be reversed. */
  reversing: RecordedListRow | null;
}

/** The query of the page's address. */
export type GiftListQuery = Record<string, string | string[] | undefined>;

/** A reader of everything of the page, as the address asks: ?vua=<id>, ?da-co=<id>, ?huy=<id>. */
export function giftListPage(query: GiftListQuery, t: Translator) {
  return async (tx: Tx, actor: Actor): Promise<GiftListPage> => {
    const one = async (name: string): Promise<RecordedListRow | null> => {
      const id = query[name];
      if (typeof id !== 'string' || !/^\d{1,15}$/.test(id)) return null;
      return (await recordedLists(tx, Number(id)))[0] ?? null;
    };
    const [saved, repeated, reversing] = [await one('vua'), await one('da-co'), await one('huy')];
    return {
      form: { ...(await entryForm(tx, actor, {}, t)), requestKey: randomUUID() },
      lists: await recordedLists(tx),
      ...{ saved: saved ?? repeated, isRepeated: saved === null },
      reversing: reversing?.isReversed ? null : reversing,
    };
  };
}
