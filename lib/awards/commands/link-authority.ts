/**
 * Who of the school answers for a list: a signed list that was photographed, the headteacher with a code, or a reason of
 * those who run the round. What the school does runs in the sign-in pool behind the secret of its link.
 * Refuses to keep a code: it is shown once, its hash alone stays.
 */
import { createHash, randomInt } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { linkAcceptance, linkHeadCode } from '@/db/schema/link-authority';
import type { Actor } from '@/lib/access/actor';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { normaliseText } from '@/lib/kernel/names';
import { keepText } from '@/lib/people/commands';
import { holdRoundOf } from '../hold-round';
import { atDoor } from '../link-door';
import { cleanSignedList } from '../signed-list';

/** Without what is mistaken for another when read aloud. */
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const CODE_LENGTH = 8;

/**
 * Keeps a photo or PDF of the signed and stamped list, for the list with this digest. @returns its number
 * @throws DomainError links.listKind, links.listUnsafe, links.listChanged, links.nothingHandedIn, links.tooManyPapers,
 * links.roundOver, links.ended, web.fileTooLarge
 */
export async function keepSignedList(input: {
  token: string;
  digest: string;
  bytes: Uint8Array;
}): Promise<number> {
  const { kind, bytes } = await cleanSignedList(input.bytes);
  const [row] = await atDoor((tx) =>
    tx.execute<{ version: number | null }>(
      sql`SELECT access.link_keep_paper(${input.token}, ${kind}, ${bytes}, ${input.digest}) AS version`,
    ),
  );
  return demand(row!.version);
}

/**
 * Names who answers for the school; a code given to somebody named before is void. @returns the number of the naming
 * @throws DomainError fields.required, links.roundOver, links.tooManyWrites, links.ended
 */
export async function nameHead(input: {
  token: string;
  headName: string;
  headOffice: string;
}): Promise<number> {
  const body = JSON.stringify({ name: input.headName, office: input.headOffice });
  const [row] = await atDoor((tx) =>
    tx.execute<{ version: number | null }>(
      sql`SELECT access.link_name_head(${input.token}, ${body}::jsonb) AS version`,
    ),
  );
  return demand(row!.version);
}

/**
 * The headteacher confirms exactly the list with this digest; a list that changes later is not confirmed.
 * @throws DomainError links.wrongCode, links.tooManyCodes, links.listChanged, links.nothingHandedIn, links.roundOver, links.ended
 */
export async function confirmList(input: { token: string; code: string; digest: string }): Promise<null> {
  const [row] = await atDoor((tx) =>
    tx.execute<{ answer: string | null }>(
      sql`SELECT access.link_confirm_list(${input.token}, ${input.code}, ${input.digest}) AS answer`,
    ),
  );
  const answer = demand(row!.answer);
  if (answer === 'wrongCode')
    throw new DomainError('links.wrongCode', { fields: { code: 'links.wrongCode' } });
  if (answer !== 'confirmed') throw new DomainError('links.tooManyCodes');
  return null;
}

/** Outside of the transaction, so that the count of wrong tries is kept. */
function demand<T>(value: T | null): T {
  if (value === null) throw new DomainError('links.ended');
  return value;
}

/**
 * Gives a code for the one whom the school named last; codes before it are void. The code cannot be read again.
 * @throws DomainError links.headNotNamed, access.notPermitted
 */
export async function giveHeadCode(tx: Tx, actor: Actor, input: { linkId: number }): Promise<string> {
  await record(tx, actor, {
    kind: 'nominationLink.codeGiven',
    subjectType: 'nominationLink',
    subjectId: String(input.linkId),
    payload: {},
  });
  const code = Array.from({ length: CODE_LENGTH }, () => letters[randomInt(letters.length)]).join('');
  const associationId = await currentAssociationId(tx);
  const codeHash = createHash('sha256').update(`${associationId}:${input.linkId}:${code}`).digest();
  await tx.insert(linkHeadCode).values({
    ...{ associationId, linkId: input.linkId, codeHash, givenBy: actor.userId },
    // Both are set by the database.
    ...{ version: 0, headVersion: 0 },
  });
  return code;
}

/**
 * Takes a file without the school's authority, as it was handed in at that instant, for a reason.
 * @throws DomainError links.authorityKnown, links.listChanged, awards.recused, awards.wrongState, awards.notFound
 */
export async function acceptWithoutAuthority(
  tx: Tx,
  actor: Actor,
  input: { nominationId: number; handedInAt: string; reason: string },
): Promise<void> {
  const { nominationId, handedInAt } = input;
  const reason = normaliseText(input.reason);
  const round = await holdRoundOf(tx, nominationId, 'share', ['open', 'meeting', 'proposed']);
  await record(
    tx,
    actor,
    {
      kind: 'nomination.acceptedWithoutAuthority',
      subjectType: 'nomination',
      subjectId: String(nominationId),
      payload: {},
    },
    reason,
  );
  const [file] = await tx.execute<{ partyId: string }>(
    sql`SELECT party_id AS "partyId" FROM app.nomination WHERE id = ${nominationId}`,
  );
  if (!file) throw new DomainError('awards.notFound');
  await tx.insert(linkAcceptance).values({
    ...{ associationId: round.associationId, nominationId, handedInAt, acceptedBy: actor.userId },
    reasonValueId: await keepText(tx, Number(file.partyId), 'reason', reason),
  });
}
