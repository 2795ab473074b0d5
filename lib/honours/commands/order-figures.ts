/**
 * The standing order by which the figures of the fund are published.
 * Owns the one call; event, reason and row are written by the database together. Refuses people without the office; the
 * database refuses them again.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { DomainError } from '@/lib/kernel/invariant';
import { normaliseText } from '@/lib/kernel/names';
import type { FigureOrderInput } from '../schema/figure-order';

/**
 * Orders daily or weekly publishing at a full hour in Việt Nam, or publishing by hand; counts from the next such hour on.
 * Errors: access.notPermitted, honours.orderNeedsReason.
 */
export async function orderFigures(tx: Tx, actor: Actor, input: FigureOrderInput): Promise<void> {
  if (!can(actor.roles, 'publication.order')) throw new DomainError('access.notPermitted');
  await tx.execute(
    sql`SELECT app.order_figures(${input.mode}, ${input.hour}::int, ${input.weekday}::int, ${normaliseText(input.reason)})`,
  );
}
