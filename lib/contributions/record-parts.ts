/**
 * The steps inside recording a contribution: its parties, its account, its day, an earlier entry of the same key.
 * Owns the row of a contribution; commands.ts calls these in turn, inside its transaction.
 * Refuses to be called from anywhere else.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { contribution, contributionShare } from '@/db/schema/contributions';
import type { Actor } from '@/lib/access/actor';
import { currentAssociationId } from '@/lib/access/queries';
import type { DateVn } from '@/lib/kernel/dates';
import { DomainError } from '@/lib/kernel/invariant';
import { normaliseLines, normaliseText } from '@/lib/kernel/names';
import { keepText, registerParty } from '@/lib/people/commands';
import { groupOf } from '@/lib/people/group';
import type { PartyKind } from '@/lib/people/schema';
import type {
  ContributionInput,
  ContributionMethod,
  ContributionStatus,
  DonorInput,
  PublicNameChoice,
  ShareInput,
} from './schema';

export interface KnownDonor {
  id: number;
  kind: PartyKind;
}

/** The donor's row: found by id, or registered now. */
export async function donorOf(tx: Tx, actor: Actor, input: DonorInput): Promise<KnownDonor> {
  if ('id' in input) {
    const rows = await tx.execute<{ id: string; kind: PartyKind }>(
      sql`SELECT coalesce(a.id, p.id) AS id, coalesce(a.kind, p.kind) AS kind FROM app.party p
            LEFT JOIN app.party a ON a.association_id = p.association_id AND a.id = p.alias_of
           WHERE p.association_id = app.current_association() AND p.id = ${input.id}`,
    );
    if (!rows[0]) throw new DomainError('people.notFound', { fields: { donor: 'people.notFound' } });
    return { id: Number(rows[0].id), kind: rows[0].kind };
  }
  const { kind, phone, address, unitCode } = input;
  const id = await registerParty(tx, actor, {
    kind,
    name: normaliseText(input.name),
    phone,
    address,
    unitCode,
  });
  return { id, kind };
}

/** The families of an envelope: those known from earlier envelopes of the same donor, else registered under it. */
export async function familiesOf(tx: Tx, actor: Actor, donorId: number, shares: readonly ShareInput[]) {
  const known = await tx.execute<{ id: string; name: string }>(
    sql`SELECT p.id, n.value AS name FROM app.party p
          JOIN app.personal_value n ON n.association_id = p.association_id AND n.party_id = p.id AND n.field = 'name' AND n.ended_at IS NULL
         WHERE p.association_id = app.current_association() AND p.kind = 'family' AND p.parent_id IN ${groupOf(donorId)} ORDER BY p.id`,
  );
  const free = new Map<string, number[]>();
  for (const row of known) free.set(row.name, [...(free.get(row.name) ?? []), Number(row.id)]);
  const families: number[] = [];
  for (const share of shares) {
    const name = normaliseText(share.name);
    const id = free.get(name)?.shift();
    families.push(id ?? (await registerParty(tx, actor, { kind: 'family', name, parentId: donorId })));
  }
  return families;
}

/** The account the money or goods land in; refuses a fund or account that is closed or of another kind. */
export async function landingAccount(
  tx: Tx,
  method: ContributionMethod,
  chosen: number | undefined,
  fundId: number,
): Promise<number> {
  const kind = { cash: 'cash', transfer: 'bank', inKind: 'goods' }[method];
  const rows = await tx.execute<{ id: string }>(
    sql`SELECT a.id FROM ledger.account a
         WHERE a.association_id = app.current_association() AND a.kind = ${kind} AND a.closed_on IS NULL
           AND (${chosen ?? null}::bigint IS NULL AND NOT a.is_term_deposit OR a.id = ${chosen ?? null}::bigint)
           AND EXISTS (SELECT 1 FROM ledger.fund f WHERE f.association_id = a.association_id AND f.id = ${fundId} AND f.closed_on IS NULL)
         ORDER BY a.code LIMIT 1`,
  );
  if (!rows[0]) throw new DomainError('ledger.badLine');
  return Number(rows[0].id);
}

/** Refuses a day that has not come or lies in a closed month, also for cash that only waits. */
export async function checkOpenDay(tx: Tx, day: DateVn): Promise<void> {
  const [row] = await tx.execute<{ future: boolean; early: boolean; closed: boolean }>(
    sql`SELECT ${day}::date > app.today() AS future, ${day}::date < DATE '1996-10-02' AS early,
               EXISTS (SELECT 1 FROM ledger.period WHERE association_id = app.current_association() AND status = 'closed'
                          AND year = extract(year FROM ${day}::date) AND month = extract(month FROM ${day}::date)) AS closed`,
  );
  if (row?.future)
    throw new DomainError('ledger.futureDate', { fields: { occurredOn: 'ledger.futureDate' } });
  if (row?.early)
    throw new DomainError('ledger.dateTooEarly', { fields: { occurredOn: 'ledger.dateTooEarly' } });
  if (row?.closed)
    throw new DomainError('ledger.periodClosed', { fields: { occurredOn: 'ledger.periodClosed' } });
}

export interface EarlierEntry {
  id: number;
  status: ContributionStatus;
}

/**
 * The contribution already recorded under this request key, if it has the same content; refuses another content.
 * Takes the key's lock first, so that of two equal sendings the second waits and finds the first.
 */
export async function earlierEntry(tx: Tx, input: ContributionInput): Promise<EarlierEntry | undefined> {
  await tx.execute(
    sql`SELECT pg_advisory_xact_lock(7, hashtext(app.current_association() || ':' || ${input.requestKey}))`,
  );
  const [old] = await tx.execute<Record<string, string | null>>(
    sql`SELECT c.id, c.status, c.kind, c.method, c.donor_id, c.fund_id, c.amount_vnd, c.occurred_on::text AS occurred_on, c.quantity,
               c.goods_label, n.value AS note,
               EXISTS (SELECT 1 FROM app.personal_value d WHERE d.association_id = c.association_id AND d.party_id = c.donor_id
                          AND d.field = 'name' AND d.value = ${nameOf(input.donor)}) AS same_name,
               c.donor_id IN ${groupOf(idOf(input.donor))} AS same_group,
               (SELECT string_agg(d.value || '|' || s.amount_vnd, ';' ORDER BY s.line) FROM app.contribution_share s
                  JOIN app.personal_value d ON d.association_id = s.association_id AND d.party_id = s.party_id AND d.field = 'name' AND d.ended_at IS NULL
                 WHERE s.association_id = c.association_id AND s.contribution_id = c.id) AS shares
          FROM app.contribution c
          LEFT JOIN app.personal_value n ON n.association_id = c.association_id AND n.id = c.note_value_id
         WHERE c.association_id = app.current_association() AND c.request_key = ${input.requestKey}`,
  );
  if (!old) return undefined;
  const shares = (input.shares ?? [])
    .map((share) => `${normaliseText(share.name)}|${share.amountVnd}`)
    .join(';');
  const isSame =
    old.kind === (input.kind ?? 'gift') &&
    old.method === input.method &&
    Number(old.fund_id) === input.fundId &&
    BigInt(old.amount_vnd!) === input.amountVnd &&
    old.occurred_on === input.occurredOn &&
    (old.goods_label ?? '') === normaliseText(input.goodsLabel ?? '') &&
    (old.note ?? '') === normaliseLines(input.note ?? '') &&
    (old.shares ?? '') === shares &&
    isSameDonor(old, input.donor);
  if (!isSame) throw new DomainError('ledger.requestKeyReused');
  return { id: Number(old.id), status: old.status as ContributionStatus };
}

function nameOf(donor: DonorInput | undefined): string {
  return donor && 'name' in donor ? normaliseText(donor.name) : '';
}

const idOf = (donor: DonorInput | undefined) => (donor && 'id' in donor ? donor.id : 0);

function isSameDonor(old: Record<string, unknown>, donor: DonorInput | undefined): boolean {
  if (!donor) return old.donor_id === null;
  return ('id' in donor ? old.same_group : old.same_name) === true;
}

/** What recording found out before the row is written. */
export interface ContributionParts {
  accountId: number;
  donor?: KnownDonor;
  through?: KnownDonor;
  families?: number[];
  choice: PublicNameChoice;
}

/** Writes the waiting row, its note and the families of an envelope; the caller has recorded the event. Returns its id. */
export async function insertContribution(
  tx: Tx,
  actor: Actor,
  input: ContributionInput,
  parts: ContributionParts,
): Promise<number> {
  const associationId = await currentAssociationId(tx);
  const kind = input.kind ?? 'gift';
  const note = normaliseLines(input.note ?? '');
  const publicName = parts.choice === 'other' && parts.donor ? normaliseText(input.publicName ?? '') : '';
  const [row] = await tx
    .insert(contribution)
    .values({
      ...{ associationId, kind, method: input.method, status: 'waiting', fundId: input.fundId },
      ...{ donorId: parts.donor?.id, throughId: parts.through?.id, accountId: parts.accountId },
      ...{
        amountVnd: input.amountVnd,
        occurredOn: input.occurredOn,
        requestKey: input.requestKey,
        keyedBy: actor.userId,
      },
      ...{
        publicNameChoice: parts.choice,
        attachmentCount: input.attachmentCount ?? 0,
        quantity: input.quantity,
      },
      publicNameValueId: publicName
        ? await keepText(tx, parts.donor!.id, 'publicName', publicName)
        : undefined,
      noteValueId: note ? await keepText(tx, parts.donor?.id ?? null, 'note', note) : undefined,
      goodsLabel: kept(input.goodsLabel),
      valuationBasis: kept(input.valuationBasis),
      bankMemo: kept(input.bankMemo),
    })
    .returning({ id: contribution.id });
  const shares = (input.shares ?? []).map((share, at) => ({
    ...{ associationId, contributionId: row!.id, line: at + 1 },
    ...{ partyId: parts.families?.[at] ?? 0, amountVnd: share.amountVnd },
  }));
  if (shares.length > 0) await tx.insert(contributionShare).values(shares);
  return row!.id;
}

function kept(text: string | undefined): string | undefined {
  return normaliseText(text ?? '') || undefined;
}
