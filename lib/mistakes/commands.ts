/**
 * Reports of mistakes: receiving one from anybody, and the steps of the office.
 * Refuses to know more of the sender than the sender writes; who may take which step is decided again in the database.
 */
import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { DomainError } from '@/lib/kernel/invariant';
import { atWishDoor } from '@/lib/rights/door';
import { takeFormTurn } from '@/lib/web/office-visit';
import { reportedPage } from '@/lib/web/reported-page';
import type { MistakeStepInput, mistakeForm } from './schema';

/**
 * Receives what somebody sent with the form. @returns the code to read the answer under; one is given for a filled trap
 * too, of which nothing is kept. Takes one of the visitor's turns (`takeFormTurn`).
 * @throws DomainError mistakes.tooManyHere (this visitor), mistakes.tooMany (this association), people.notFound (none such)
 */
export async function receiveMistake({
  hoi,
  trang,
  website,
  ...said
}: z.output<typeof mistakeForm>): Promise<string> {
  if (!takeFormTurn()) throw new DomainError('mistakes.tooManyHere');
  const body = JSON.stringify({ ...said, page: reportedPage(trang, hoi), trap: website });
  const [row] = await atWishDoor((tx) =>
    tx.execute<{ code: string | null }>(sql`SELECT access.mistake_receive(${hoi}, ${body}::jsonb) AS code`),
  );
  if (!row!.code) throw new DomainError('people.notFound');
  return row!.code;
}

/**
 * Takes one step of a report: somebody looks at it, something is noted, it is closed with an answer.
 * @throws DomainError access.notPermitted, mistakes.notFound, mistakes.over, mistakes.lookFirst, mistakes.notALooker,
 * mistakes.notByBooks, mistakes.inspectorCloses, mistakes.correctionBefore
 */
export async function takeMistakeStep(tx: Tx, actor: Actor, input: MistakeStepInput): Promise<void> {
  if (!can(actor.roles, 'mistakes.view')) throw new DomainError('access.notPermitted');
  const body = JSON.stringify({ ...input, correlationId: actor.correlationId });
  await tx.execute(sql`SELECT app.take_mistake_step(${body}::jsonb)`);
}
