/**
 * Consents as the office records them by hand, and their withdrawal: one transaction each.
 * Owns the order event → change. What is asked for by link or on a form is answered through lib/consents.
 * Refuses people without the office; the database refuses them again, and a consent to publish before the decision.
 */
import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { consent } from '@/db/schema/publication';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';
import { wordsOfToday } from '@/lib/consents/words';
import { DomainError } from '@/lib/kernel/invariant';
import { normaliseText } from '@/lib/kernel/names';
import { keepText } from '@/lib/people/commands';
import { groupOf } from '@/lib/people/group';
import { lockPeople } from '@/lib/people/locked';
import {
  type ConsentThing,
  consentFields,
  consentGivers,
  type GiveConsentInput,
  type WithdrawConsentInput,
} from '../schema/words';

const toPublish = (fields: readonly ConsentThing['field'][]): ConsentThing[] =>
  [...new Set(fields)].map((field) => ({ field, purpose: 'publish' }));
const isSame = (one: ConsentThing, other: ConsentThing) =>
  one.field === other.field && one.purpose === other.purpose;

/**
 * Records what a person, or the guardian, agreed to; what is in force for that giver stays as it is.
 * A child of 7 and over needs both givers (Luật 91/2025/QH15, art. 24): call once for each.
 * @throws DomainError access.notPermitted, people.notFound, fields of the day, consents.representativeNeeded,
 * consents.beforeDecision
 */
export async function giveConsent(tx: Tx, actor: Actor, input: GiveConsentInput): Promise<void> {
  if (!can(actor.roles, 'consents.record')) throw new DomainError('access.notPermitted');
  const { partyId, giver, givenOn, representative } = input;
  if (giver === 'guardian' && !representative)
    throw new DomainError('consents.representativeNeeded', { fields: { representative: 'fields.required' } });
  const associationId = await currentAssociationId(tx);
  await checkPersonAndDay(tx, partyId, givenOn);
  await lockPeople(tx, [partyId]);
  const things = input.things ?? toPublish(input.fields ?? []);
  const standing = await inForce(tx, associationId, { partyId, things, givers: [giver] });
  let kept: { textVersion: string; representativeValueId?: number } | undefined;
  for (const thing of things) {
    if (standing.some((row) => isSame(row, thing) && !row.isOver)) continue;
    await record(tx, actor, {
      kind: 'consent.given',
      subjectType: 'party',
      subjectId: String(partyId),
      payload: { ...thing, giver },
    });
    kept ??= await keepWordsAndName(tx, partyId, giver === 'guardian' ? representative : undefined);
    await tx.insert(consent).values({
      ...{ associationId, partyId, ...thing, giver, givenOn, channel: input.channel ?? 'paper' },
      ...{ ...kept, relation: giver === 'guardian' ? representative!.relation : undefined },
      recordedBy: actor.userId,
    });
  }
}

async function keepWordsAndName(
  tx: Tx,
  partyId: number,
  representative: GiveConsentInput['representative'],
): Promise<{ textVersion: string; representativeValueId?: number }> {
  const [row] = await tx.execute<{ version: number }>(
    sql`SELECT app.keep_consent_text(${wordsOfToday()}) AS version`,
  );
  const textVersion = `words-${row!.version}`;
  if (!representative) return { textVersion };
  return {
    textVersion,
    representativeValueId: await keepText(tx, partyId, 'receiver', normaliseText(representative.name)),
  };
}

/**
 * Ends consents, under whichever name of the person they were given; the name is gone at the next request, totals
 * stay. One giver's withdrawal is enough to hide a child.
 * Returns how many consents ended. @throws DomainError access.notPermitted, honours.nothingToWithdraw.
 */
export async function withdrawConsent(tx: Tx, actor: Actor, input: WithdrawConsentInput): Promise<number> {
  if (!can(actor.roles, 'consents.record')) throw new DomainError('access.notPermitted');
  const associationId = await currentAssociationId(tx);
  const rows = await inForce(tx, associationId, {
    partyId: input.partyId,
    isOfAllNames: true,
    things: input.things ?? toPublish(input.fields ?? consentFields),
    givers: input.giver ? [input.giver] : consentGivers,
  });
  if (rows.length === 0) throw new DomainError('honours.nothingToWithdraw');
  const ended = rows.filter((row, at) => rows.findIndex((other) => isSame(other, row)) === at);
  for (const { field, purpose } of ended) {
    const subject = { subjectType: 'party', subjectId: String(input.partyId) } as const;
    await record(
      tx,
      actor,
      { kind: 'consent.withdrawn', ...subject, payload: { field, purpose } },
      normaliseText(input.reason ?? ''),
    );
    const ids = rows.filter((row) => isSame(row, { field, purpose })).map((row) => row.id);
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
  things: readonly ConsentThing[];
  givers: readonly string[];
}

async function inForce(tx: Tx, associationId: number, { partyId, isOfAllNames, things, givers }: Sought) {
  if (things.length === 0) return [];
  const rows = await tx
    .select({
      id: consent.id,
      field: consent.field,
      purpose: consent.purpose,
      isOver: sql<boolean>`coalesce(${consent.expiresOn} < app.today(), false)`,
    })
    .from(consent)
    .where(
      and(
        eq(consent.associationId, associationId),
        isOfAllNames ? sql`${consent.partyId} IN ${groupOf(partyId)}` : eq(consent.partyId, partyId),
        or(...things.map((one) => and(eq(consent.field, one.field), eq(consent.purpose, one.purpose)))),
        inArray(consent.giver, [...givers]),
        isNull(consent.withdrawnAt),
      ),
    )
    .for('update');
  return rows as ((typeof rows)[number] & ConsentThing)[];
}

async function checkPersonAndDay(tx: Tx, partyId: number, givenOn: string): Promise<void> {
  const [row] = await tx.execute<{ future: boolean }>(
    sql`SELECT ${givenOn}::date > app.today() AS future FROM app.party
         WHERE association_id = app.current_association() AND id = ${partyId}`,
  );
  if (!row) throw new DomainError('people.notFound', { fields: { partyId: 'people.notFound' } });
  if (row.future) throw new DomainError('web.checkFields', { fields: { givenOn: 'fields.futureDate' } });
}
