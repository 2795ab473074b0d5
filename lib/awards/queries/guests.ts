/** The page of the guests of a round: each file with a guest, and which of them the reader is seated for himself. */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { meetingFiles } from './meeting';
import { roundBySlug } from './rounds';

/** `mine`: files the reader is seated for, while his invitation lives. Null when there is no such round for him. */
export async function guestPage(tx: Tx, actor: Actor, slug: string) {
  const round = await roundBySlug(tx, slug);
  if (!round) return null;
  const [mine] = await tx.execute<{ seats: string[] }>(sql`SELECT app.my_guest_seats() AS seats`);
  const files = (await meetingFiles(tx, round.id, actor.userId)).filter((file) => file.guests.length > 0);
  const own = new Set(mine!.seats.map(Number));
  return {
    round,
    mine: files.filter((file) => own.has(file.dossier.id)),
    others: files.filter((file) => !own.has(file.dossier.id)),
  };
}

export type GuestData = NonNullable<Awaited<ReturnType<typeof guestPage>>>;
