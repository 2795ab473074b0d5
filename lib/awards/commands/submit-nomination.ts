/**
 * A form comes in. Names, school, class and merit are kept as erasable values; hardship goes to its own table, from
 * which this program cannot select. Refuses to merge: what looks like the same person comes back as a question.
 */
import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { nominationLateness } from '@/db/schema/award-facts';
import { hardship, nomination, roundCategory } from '@/db/schema/awards';
import { party } from '@/db/schema/people';
import type { Actor } from '@/lib/access/actor';
import { record } from '@/lib/audit/record';
import { DomainError, invariant } from '@/lib/kernel/invariant';
import { normaliseLines, normaliseText } from '@/lib/kernel/names';
import { keepText, registerParty } from '@/lib/people/commands';
import type { PersonalField } from '@/lib/people/schema';
import { holdRound } from '../hold-round';
import { type DuplicateQuestion, duplicateQuestions } from '../queries/duplicates';
import { unitCodeFor } from '../queries/units';
import type { HardshipInput, NominationInput } from '../schema/inputs';

/**
 * Takes one form into an open round.
 * @returns the new file, its person, and the files that may be about the same person (to ask, not to act on)
 * After the deadline `lateReason` is needed: the database refuses the file at the end of the transaction without it.
 * @throws DomainError awards.roundNotOpen, awards.lateNeedsReason, awards.notFound (category or person), access.notPermitted (by the database)
 */
export async function submitNomination(
  tx: Tx,
  actor: Actor,
  input: NominationInput,
): Promise<{ nominationId: number; partyId: number; duplicates: DuplicateQuestion[] }> {
  const round = await holdRound(tx, input.roundId, 'share');
  if (round.status !== 'open') throw new DomainError('awards.roundNotOpen');
  const category = await categoryOf(tx, round.id, input.categoryId);
  const unitWrittenAs = normaliseText(input.unitWrittenAs ?? '');
  const unitCode = input.unitCode ?? (await unitCodeFor(tx, unitWrittenAs, round.deadlineOn));
  const partyId = await recipientOf(tx, actor, input, unitCode);
  await record(tx, actor, {
    kind: 'nomination.submitted',
    subjectType: 'nomination',
    subjectId: '',
    payload: { category },
  });
  const keep = (field: PersonalField, text: string | undefined) =>
    normaliseText(text ?? '') === '' ? null : keepText(tx, partyId, field, normaliseLines(text ?? ''));
  const [row] = await tx
    .insert(nomination)
    .values({
      associationId: round.associationId,
      roundId: round.id,
      categoryId: input.categoryId,
      partyId,
      unitCode: unitCode ?? null,
      unitWrittenAs,
      schoolValueId: await keep('school', input.school),
      classValueId: await keep('class', input.className),
      meritValueId: await keep('merit', input.merit),
      proposedByUnit: normaliseText(input.proposedByUnit ?? ''),
      nominatedBy: actor.userId,
    })
    .returning({ id: nomination.id });
  const nominationId = row!.id;
  const lateReason = normaliseText(input.lateReason ?? '');
  if (lateReason !== '') {
    const reasonValueId = await keepText(tx, partyId, 'reason', lateReason);
    const { associationId } = round;
    await tx
      .insert(nominationLateness)
      .values({ associationId, nominationId, reasonValueId, explainedBy: actor.userId });
  }
  if (input.hardship) await keepHardship(tx, actor, round.associationId, nominationId, input.hardship);
  return { nominationId, partyId, duplicates: await duplicateQuestions(tx, nominationId) };
}

async function categoryOf(tx: Tx, roundId: number, categoryId: number): Promise<string> {
  const [row] = await tx
    .select({ category: roundCategory.category })
    .from(roundCategory)
    .where(and(eq(roundCategory.roundId, roundId), eq(roundCategory.id, categoryId)));
  if (!row) throw new DomainError('awards.notFound');
  return row.category;
}

async function recipientOf(
  tx: Tx,
  actor: Actor,
  input: NominationInput,
  unitCode: string | undefined,
): Promise<number> {
  if (input.partyId !== undefined) {
    const [known] = await tx.select({ id: party.id }).from(party).where(eq(party.id, input.partyId));
    if (!known) throw new DomainError('people.notFound');
    return known.id;
  }
  const recipient = input.recipient;
  invariant(recipient, 'a nomination names its recipient or a known person');
  const guardianName = normaliseText(recipient.guardianName ?? '');
  const guardianId = guardianName
    ? await registerParty(tx, actor, { kind: 'individual', name: guardianName })
    : undefined;
  return registerParty(tx, actor, {
    kind: recipient.kind ?? 'individual',
    name: normaliseText(recipient.name),
    birthYear: recipient.birthYear,
    unitCode,
    guardianId,
  });
}

/** Written, never read back here: the role of the program has no SELECT on this table. */
async function keepHardship(
  tx: Tx,
  actor: Actor,
  associationId: number,
  nominationId: number,
  input: HardshipInput,
): Promise<void> {
  const evidenceKind = normaliseText(input.evidenceKind ?? '');
  await tx.insert(hardship).values({
    associationId,
    nominationId,
    circumstance: input.circumstance,
    account: normaliseLines(input.account),
    evidenceKind,
    evidenceNumber: normaliseText(input.evidenceNumber ?? ''),
    evidenceIssuer: normaliseText(input.evidenceIssuer ?? ''),
    evidenceYear: input.evidenceYear ?? null,
    evidenceSeenBy: evidenceKind === '' ? null : actor.userId,
  });
}
