/**
 * Guests of the council: who is seated for which file, and whom those who run the round could seat for a file that nobody
 * can decide. Owns only the reading; what stands against somebody is said by app.guest_obstacle.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { GuestOrigin } from '../schema/guest-forms';

export interface GuestSeat {
  /** Of the seat. */
  id: number;
  nominationId: number;
  userId: number;
  name: string;
  origin: GuestOrigin;
  bodyName: string;
  /** People who could decide without the guest: 0 or 1. */
  membersLeft: number;
  seatedBy: string;
  /** ISO instant. */
  seatedAt: string;
}

type Ids = 'id' | 'nominationId' | 'userId';

/** Seats of a round that have not ended and whose guest does not stand aside, in the order they were given. */
export async function guestSeatsOf(tx: Tx, roundId: number): Promise<GuestSeat[]> {
  const rows = await tx.execute<Omit<GuestSeat, Ids> & Record<Ids, string>>(sql`
    SELECT g.id, g.nomination_id AS "nominationId", g.user_id AS "userId", coalesce(u.display_name, '') AS name, g.origin,
           g.body_name AS "bodyName", g.members_left AS "membersLeft", coalesce(s.display_name, '') AS "seatedBy",
           g.seated_at::text AS "seatedAt"
      FROM app.council_guest g
      LEFT JOIN access."user" u ON u.id = g.user_id
      LEFT JOIN access."user" s ON s.id = g.seated_by
     WHERE g.round_id = ${roundId}
       AND NOT EXISTS (SELECT 1 FROM app.council_guest_end e WHERE e.association_id = g.association_id AND e.guest_id = g.id)
       AND NOT EXISTS (SELECT 1 FROM app.recusal r WHERE r.association_id = g.association_id AND r.nomination_id = g.nomination_id
                          AND r.user_id = g.user_id)
     ORDER BY g.id`);
  return rows.map(({ id, nominationId, userId, ...row }) => ({
    ...row,
    ...{ id: Number(id), nominationId: Number(nominationId), userId: Number(userId) },
  }));
}

export interface GuestChoice {
  nominationId: number;
  userId: number;
  name: string;
  /** Null: may be seated for this file. */
  obstacle: string | null;
}

/** Invited people of a round beside each file nobody can decide; none for who does not run the round. */
export async function guestChoicesOf(tx: Tx, roundId: number): Promise<GuestChoice[]> {
  const rows = await tx.execute<
    Record<'nominationId' | 'userId' | 'name', string> & { obstacle: string | null }
  >(sql`
    SELECT c.nomination_id AS "nominationId", c.user_id AS "userId", coalesce(u.display_name, '') AS name, c.obstacle
      FROM app.guest_choices(${roundId}) c LEFT JOIN access."user" u ON u.id = c.user_id
     ORDER BY u.display_name COLLATE "vi-x-icu", c.user_id`);
  return rows.map(({ nominationId, userId, ...row }) => ({
    ...row,
    ...{ nominationId: Number(nominationId), userId: Number(userId) },
  }));
}
