/**
 * Publishing, withdrawing, and consents: one transaction each.
 * Owns the order event → change. The content of a publication is computed by the database from the books;
 * no command can bring a figure or a name of its own.
 * Refuses people without the office; the database refuses them again.
 */
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { consent } from '@/db/schema/publication';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { normaliseText } from '@/lib/kernel/names';
import { groupOf } from '@/lib/people/group';
import { lockPeople } from '@/lib/people/locked';
import {
  type ConsentField,
  consentFields,
  consentGivers,
  type GiveConsentInput,
  type PublishInput,
  type WithdrawConsentInput,
} from './schema/words';

/** Version of the sentence on the consent form; texts under messages honours.consent.sentence. */
export const publishConsentVersion = 'publish-2';

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

/**
 * Records what a person, or the guardian, agreed to; what is in force for that giver stays as it is.
 * A child of 7 and over needs both givers (Luật 91/2025/QH15, art. 24): call once for each.
 * Errors: access.notPermitted, people.notFound, fields of the day.
 */
export async function giveConsent(tx: Tx, actor: Actor, input: GiveConsentInput): Promise<void> {
  if (!can(actor.roles, 'consents.record')) throw new DomainError('access.notPermitted');
  const associationId = await currentAssociationId(tx);
  await checkPersonAndDay(tx, input.partyId, input.givenOn);
  await lockPeople(tx, [input.partyId]);
  const purpose = input.purpose ?? 'publish';
  const standing = await inForce(tx, associationId, { ...input, purpose, givers: [input.giver] });
  for (const field of new Set(input.fields)) {
    if (standing.some((row) => row.field === field)) continue;
    await record(tx, actor, {
      kind: 'consent.given',
      subjectType: 'party',
      subjectId: String(input.partyId),
      payload: { field, purpose, giver: input.giver },
    });
    await tx.insert(consent).values({
      ...{
        associationId,
        partyId: input.partyId,
        field,
        purpose,
        giver: input.giver,
        givenOn: input.givenOn,
      },
      ...{ channel: input.channel ?? 'paper', textVersion: input.textVersion ?? publishConsentVersion },
      recordedBy: actor.userId,
    });
  }
}

/**
 * Ends consents, under whichever name of the person they were given; the name is gone at the next request, totals
 * stay. One giver's withdrawal is enough to hide a child.
 * Returns how many consents ended. Errors: access.notPermitted, honours.nothingToWithdraw.
 */
export async function withdrawConsent(tx: Tx, actor: Actor, input: WithdrawConsentInput): Promise<number> {
  if (!can(actor.roles, 'consents.record')) throw new DomainError('access.notPermitted');
  const associationId = await currentAssociationId(tx);
  const purpose = input.purpose ?? 'publish';
  const rows = await inForce(tx, associationId, {
    partyId: input.partyId,
    isOfAllNames: true,
    fields: input.fields ?? consentFields,
    purpose,
    givers: input.giver ? [input.giver] : consentGivers,
  });
  if (rows.length === 0) throw new DomainError('honours.nothingToWithdraw');
  for (const field of new Set(rows.map((row) => row.field))) {
    const subject = { subjectType: 'party', subjectId: String(input.partyId) } as const;
    await record(
      tx,
      actor,
      { kind: 'consent.withdrawn', ...subject, payload: { field, purpose } },
      normaliseText(input.reason ?? ''),
    );
    const ids = rows.filter((row) => row.field === field).map((row) => row.id);
    await tx
      .update(consent)
      .set({ withdrawnAt: new Date().toISOString() })
      .where(and(eq(consent.associationId, associationId), inArray(consent.id, ids)));
  }
  return rows.length;
}

interface Sought {
  partyId: number;
  /** Under whichever name of the person. */
  isOfAllNames?: boolean;
  fields: readonly ConsentField[];
  purpose: string;
  givers: readonly string[];
}

async function inForce(tx: Tx, associationId: number, { partyId, isOfAllNames, ...sought }: Sought) {
  const { fields, purpose, givers } = sought;
  return tx
    .select({ id: consent.id, field: consent.field })
    .from(consent)
    .where(
      and(
        eq(consent.associationId, associationId),
        isOfAllNames ? sql`${consent.partyId} IN ${groupOf(partyId)}` : eq(consent.partyId, partyId),
        eq(consent.purpose, purpose),
        inArray(consent.field, [...fields]),
        inArray(consent.giver, [...givers]),
        isNull(consent.withdrawnAt),
      ),
    )
    .for('update');
}

async function checkPersonAndDay(tx: Tx, partyId: number, givenOn: string): Promise<void> {
  const [row] = await tx.execute<{ future: boolean }>(
    sql`SELECT ${givenOn}::date > app.today() AS future FROM app.party
         WHERE association_id = app.current_association() AND id = ${partyId}`,
  );
  if (!row) throw new DomainError('people.notFound', { fields: { partyId: 'people.notFound' } });
  if (row.future) throw new DomainError('web.checkFields', { fields: { givenOn: 'fields.futureDate' } });
}
