/**
 * What the forms about a guest of the council send: whom to seat for which file, from which body, and the end of a seat.
 * Owns the codes of where a guest comes from and of why a seat ends. Refuses an empty name of the body. Pure.
 */
import { z } from 'zod';
import { nameLine, roundSlug, rowId } from './fields';

/** Where a guest may come from (the ways out of a deadlock): the association above, or the inspection board. */
export const guestOrigins = ['associationAbove', 'inspectionBoard'] as const;
export type GuestOrigin = (typeof guestOrigins)[number];

export const seatEndCauses = ['didNotCome', 'seatedByMistake'] as const;
export type SeatEndCause = (typeof seatEndCauses)[number];

export interface GuestSeatInput {
  nominationId: number;
  userId: number;
  origin: GuestOrigin;
  /** Name of the association or board, as it stands in the minutes. */
  bodyName: string;
}

export const guestSeatForm = z.object({
  round: roundSlug,
  nominationId: rowId,
  userId: rowId,
  origin: z.enum(guestOrigins, 'fields.required'),
  bodyName: nameLine(200),
});

export const guestSeatEndForm = z.object({
  round: roundSlug,
  guestId: rowId,
  cause: z.enum(seatEndCauses, 'fields.required'),
});
