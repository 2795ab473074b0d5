/**
 * Everything the public pages read, from schema pub alone, for one association by its slug.
 * Owns the shapes public components get: amounts are bigint đồng, days yyyy-mm-dd, instants ISO text with a zone.
 * Refuses to know people: rows carry a name only when the views give one. Staff previews read through here too.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type {
  CheckedCertificate,
  CheckedChange,
  CheckedPaper,
  FigureCheck,
  GiftRow,
  HonourRound,
  HonourRow,
  JourneyStep,
  LedgerLine,
  OneHonour,
  PublicAssociation,
  PublicationKind,
  PublicationVersion,
  PublishedFigure,
} from './schema/published';

/** More rows than any year of one association has; keeps one request bounded. */
const MAX_ROWS = 5000;
/** Fifty years of daily figures. */
const MAX_VERSIONS = 20_000;

const associationColumns = sql`slug, name, short_name AS "shortName", level, place, address, phone, status = 'closed' AS "isClosed",
  is_demo AS "isDemo"`;

/** One association, or undefined when no such address exists. */
export async function publicAssociation(tx: Tx, slug: string): Promise<PublicAssociation | undefined> {
  const rows = await tx.execute<PublicAssociation & Record<string, unknown>>(
    sql`SELECT ${associationColumns} FROM pub.association WHERE slug = ${slug}`,
  );
  return rows[0];
}

/** All associations of the installation, by name. */
export async function publicAssociations(tx: Tx): Promise<PublicAssociation[]> {
  const rows = await tx.execute<PublicAssociation & Record<string, unknown>>(
    sql`SELECT ${associationColumns} FROM pub.association ORDER BY name COLLATE "vi-x-icu", slug LIMIT 500`,
  );
  return [...rows];
}

/** Every version of an association's publications, newest first; the contents of old ones are not public. */
export async function publicationVersions(tx: Tx, slug: string): Promise<PublicationVersion[]> {
  const rows = await tx.execute<PublicationVersion & Record<string, unknown>>(sql`
    SELECT kind, year::int AS year, version::int AS version, as_of::text AS "asOf", published_at::text AS "publishedAt", fingerprint,
           audit_root AS "auditRoot", is_withdrawn AS "isWithdrawn", is_by_order AS "isByOrder", ordered_role AS "orderedRole", ordered_on::text AS "orderedOn"
      FROM pub.publication_version WHERE slug = ${slug} ORDER BY year DESC, kind, version DESC LIMIT ${MAX_VERSIONS}`);
  return [...rows];
}

/** Until when the version in force of the fund's figures was found to be still correct; undefined when it never was looked at. */
export async function figureCheck(tx: Tx, slug: string, year: number): Promise<FigureCheck | undefined> {
  const [row] = await tx.execute<FigureCheck & Record<string, unknown>>(sql`
    SELECT version::int AS version, as_of::text AS "asOf", checked_at::text AS "checkedAt" FROM pub.figure_check
     WHERE slug = ${slug} AND year = ${year}`);
  return row;
}

/** The figures of the version in force, in their published order; empty when there is none. */
export async function publishedFigures(
  tx: Tx,
  slug: string,
  kind: PublicationKind,
  year: number,
): Promise<PublishedFigure[]> {
  const rows = await tx.execute<{ figure: string; label: string | null; amount: string; items: number }>(sql`
    SELECT figure, label, amount_vnd::text AS amount, item_count AS items FROM pub.figure
     WHERE slug = ${slug} AND kind = ${kind} AND year = ${year} ORDER BY ordinal LIMIT ${MAX_ROWS}`);
  return rows.map((row) => ({
    figure: row.figure,
    label: row.label,
    amountVnd: BigInt(row.amount),
    itemCount: Number(row.items),
  }));
}

const honourColumns = sql`label, recipient_kind AS "recipientKind", name, unit_name AS "unitName", school, page_code AS "pageCode",
  coalesce(rounds, '{}') AS rounds`;

/** The honour list in force of one year, in no order that means anything. */
export async function honourRows(tx: Tx, slug: string, year: number): Promise<HonourRow[]> {
  const rows = await tx.execute<HonourRow & Record<string, unknown>>(sql`
    SELECT ${honourColumns} FROM pub.honour
     WHERE slug = ${slug} AND year = ${year} ORDER BY ordinal LIMIT ${MAX_ROWS}`);
  return [...rows];
}

/** One honour by the code in its address, only while it is named; undefined for every other code alike. */
export async function publicHonour(
  tx: Tx,
  slug: string,
  year: number,
  code: string,
): Promise<OneHonour | undefined> {
  type Found = HonourRow & { amountVnd: string | null; width: number | null; height: number | null };
  const [found] = await tx.execute<Found & Record<string, unknown>>(sql`
    SELECT ${honourColumns}, a.amount_vnd::text AS "amountVnd", f.width::int AS width, f.height::int AS height
      FROM pub.honour JOIN pub.honour_page g USING (slug, year, ordinal)
      LEFT JOIN pub.honour_amount a USING (slug, year, ordinal) LEFT JOIN pub.honour_photo f USING (slug, year, ordinal)
     WHERE slug = ${slug} AND year = ${year} AND g.code = ${code} LIMIT 1`);
  if (!found) return undefined;
  const { width, height, amountVnd, ...row } = found;
  return { ...row, amountVnd: bigintOf(amountVnd), photo: width && height ? { width, height } : null };
}

/** The picture of one honour (JPEG), only while name and photo are agreed to; undefined for every other code alike. */
export async function publicHonourPhoto(
  tx: Tx,
  slug: string,
  year: number,
  code: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const [row] = await tx.execute<{ content: Buffer }>(sql`
    SELECT f.content FROM pub.honour_photo f JOIN pub.honour_page g USING (slug, year, ordinal)
     WHERE slug = ${slug} AND year = ${year} AND g.code = ${code} LIMIT 1`);
  return row && new Uint8Array(row.content);
}

/** Rounds that may stand beside the names of one year; empty where they would tell something. */
export async function honourRounds(tx: Tx, slug: string, year: number): Promise<HonourRound[]> {
  const rows = await tx.execute<HonourRound & Record<string, unknown>>(sql`
    SELECT ordinal::int AS ordinal, name, ceremony_name AS "ceremonyName", ceremony_place AS "ceremonyPlace",
           ceremony_on::text AS "ceremonyOn" FROM pub.honour_round
     WHERE slug = ${slug} AND year = ${year} ORDER BY ordinal LIMIT 200`);
  return [...rows];
}

/** The donors' roll in force of one year, by day. */
export async function giftRows(tx: Tx, slug: string, year: number): Promise<GiftRow[]> {
  const rows = await tx.execute<Record<string, string | null>>(sql`
    SELECT ordinal, name, donor_kind, method, fund_label, occurred_on::text AS occurred_on, amount_vnd::text AS amount_vnd, through_name,
           envelope::text AS envelope, envelope_vnd::text AS envelope_vnd
      FROM pub.gift WHERE slug = ${slug} AND year = ${year} ORDER BY ordinal LIMIT ${MAX_ROWS}`);
  return rows.map((row) => ({
    ordinal: Number(row.ordinal),
    name: row.name ?? null,
    donorKind: row.donor_kind ?? null,
    method: row.method as GiftRow['method'],
    fundLabel: row.fund_label ?? null,
    occurredOn: row.occurred_on ?? null,
    amountVnd: bigintOf(row.amount_vnd),
    throughName: row.through_name ?? null,
    envelope: row.envelope == null ? null : Number(row.envelope),
    envelopeVnd: bigintOf(row.envelope_vnd),
  }));
}

/** The vouchers of the published year, in order of their days. */
export async function ledgerLines(tx: Tx, slug: string, year: number): Promise<LedgerLine[]> {
  const rows = await tx.execute<Record<string, string | null>>(sql`
    SELECT ordinal, reference, occurred_on::text AS occurred_on, direction, figure, fund_label, amount_vnd::text AS amount_vnd, state,
           related_reference, party_name
      FROM pub.ledger_line WHERE slug = ${slug} AND year = ${year} ORDER BY ordinal LIMIT 50000`);
  return rows.map((row) => ({
    ordinal: Number(row.ordinal),
    reference: row.reference!,
    occurredOn: row.occurred_on!,
    direction: row.direction as LedgerLine['direction'],
    figure: row.figure!,
    fundLabel: row.fund_label!,
    amountVnd: BigInt(row.amount_vnd!),
    state: row.state as LedgerLine['state'],
    relatedReference: row.related_reference ?? null,
    partyName: row.party_name ?? null,
  }));
}

/** The paper with this code (ten characters, no hyphen), or undefined. Names of people come masked from the database. */
export async function checkPaper(tx: Tx, code: string): Promise<CheckedPaper | undefined> {
  const [row] = await tx.execute<Record<string, string | null>>(sql`
    SELECT slug, kind, reference, issued_on::text AS issued_on, amount_vnd::text AS amount_vnd, fund_label, party_name, voided_by,
           voided_on::text AS voided_on, audit_root, sealed_at::text AS sealed_at FROM pub.check_paper(${code}) LIMIT 1`);
  if (!row) return undefined;
  return {
    slug: row.slug!,
    kind: row.kind as CheckedPaper['kind'],
    reference: row.reference!,
    issuedOn: row.issued_on!,
    amountVnd: BigInt(row.amount_vnd!),
    fundLabel: row.fund_label ?? null,
    partyName: row.party_name ?? null,
    voidedBy: row.voided_by ?? null,
    voidedOn: row.voided_on ?? null,
    auditRoot: row.audit_root ?? null,
    sealedAt: row.sealed_at ?? null,
  };
}

/** The certificate with this code (ten characters, no hyphen), or undefined. */
export async function checkCertificate(tx: Tx, code: string): Promise<CheckedCertificate | undefined> {
  const [row] = await tx.execute<CheckedCertificate & Record<string, unknown>>(sql`
    SELECT slug, number, year, issued_on::text AS "issuedOn", decision_reference AS "decisionReference", decided_on::text AS "decidedOn",
           award_kind AS "awardKind", state, revoked_on::text AS "revokedOn", revoking_reference AS "revokingReference",
           person_name AS "personName", audit_root AS "auditRoot", sealed_at::text AS "sealedAt" FROM pub.check_certificate(${code}) LIMIT 1`);
  return row;
}

/** Later decisions that change the one with this code, in their order; empty for every other paper. */
export async function checkDecisionChanges(tx: Tx, code: string): Promise<CheckedChange[]> {
  const rows = await tx.execute<CheckedChange & Record<string, unknown>>(sql`
    SELECT reference, decided_on::text AS "decidedOn", outcome FROM pub.check_decision_changes(${code}) LIMIT 50`);
  return [...rows];
}

/**
 * What the fund of a gift gave since the gift, as far as it is published: one row for each fund and decision; a row without
 * decision says that nothing was given yet. Empty when the code is no gift, or nothing was ever published.
 */
export async function giftJourney(tx: Tx, code: string): Promise<JourneyStep[]> {
  const rows = await tx.execute<JourneyStep & Record<string, unknown>>(sql`
    SELECT fund_label AS "fundLabel", as_of::text AS "asOf", decision_reference AS "decisionReference", decided_on::text AS "decidedOn",
           award_count AS "awardCount" FROM pub.gift_journey(${code}) LIMIT 100`);
  return [...rows];
}

function bigintOf(text: string | null | undefined): bigint | null {
  return text == null ? null : BigInt(text);
}
