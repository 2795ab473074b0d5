/**
 * Publishing and withdrawing a publication: one transaction each. Consents: commands/consents.ts.
 * Owns the order event → change. The content of a publication is computed by the database from the books;
 * no command can bring a figure or a name of its own.
 * Refuses people without the office; the database refuses them again.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { normaliseText } from '@/lib/kernel/names';
import type { PublishInput } from './schema/words';

/**
 * Publishes one list of one year as the books stand on `asOf`; it becomes the version in force at once.
 * Errors: access.notPermitted, honours.badDay, honours.unknownKind, honours.figuresDoNotAddUp.
 */
export async function publish(
  tx: Tx,
  actor: Actor,
  input: PublishInput,
): Promise<{ publicationId: number; version: number }> {
  const mayPublish =
    can(actor.roles, 'publication.publish') ||
    (input.kind === 'fundFigures' && actor.roles.includes('accountant'));
  if (!mayPublish) throw new DomainError('access.notPermitted');
  const made = await callPublish(tx, input);
  if (input.cause) await tx.execute(sql`SELECT app.state_cause(${made.publicationId}, ${input.cause})`);
  return made;
}

async function callPublish(
  tx: Tx,
  { kind, year, asOf, reason }: PublishInput,
): Promise<{ publicationId: number; version: number }> {
  const rows = await tx.execute<{ id: string }>(
    sql`SELECT app.publish(${kind}, ${year}::int, ${asOf}::date, ${normaliseText(reason ?? '').slice(0, 500)}) AS id`,
  );
  const publicationId = Number(rows[0]!.id);
  const [made] = await tx.execute<{ version: number }>(
    sql`SELECT version FROM app.publication WHERE association_id = app.current_association() AND id = ${publicationId}`,
  );
  return { publicationId, version: Number(made!.version) };
}

/**
 * Takes the version in force off the public pages; an older version does not come back.
 * Errors: access.notPermitted, honours.notFound (also when it was withdrawn before).
 */
export async function withdrawPublication(
  tx: Tx,
  actor: Actor,
  input: { publicationId: number; reason: string },
): Promise<void> {
  if (!can(actor.roles, 'publication.publish')) throw new DomainError('access.notPermitted');
  await record(
    tx,
    actor,
    {
      kind: 'publication.withdrawn',
      subjectType: 'publication',
      subjectId: String(input.publicationId),
      payload: {},
    },
    normaliseText(input.reason),
  );
  await tx.execute(sql`SELECT app.withdraw_publication(${input.publicationId})`);
}

/** Ends the savepoint of a preview; nobody outside sees it. */
class PreviewOver extends Error {}

/**
 * Publishes inside a savepoint, lets `read` look through the very views the public uses, and takes it all back.
 * Nothing stays: no version, no event, no notification. Errors: those of publishing.
 */
export async function createPreview<T>(
  tx: Tx,
  input: PublishInput,
  read: (tx: Tx, publicationId: number) => Promise<T>,
): Promise<T> {
  let seen: { value: T } | undefined;
  try {
    await tx.transaction(async (nested) => {
      const { publicationId } = await callPublish(nested as Tx, input);
      seen = { value: await read(nested as Tx, publicationId) };
      throw new PreviewOver();
    });
  } catch (error) {
    if (!(error instanceof PreviewOver)) throw error;
  }
  return seen!.value;
}
