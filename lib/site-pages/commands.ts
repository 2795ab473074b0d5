/**
 * Writing the six pages: a draft, its publication as a version, back to the built-in text, an old version taken down.
 * Refuses to overwrite what somebody else saved meanwhile, the name of a recipient, and what was not previewed;
 * the database refuses all of it too.
 */
import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { Tx } from '@/db/client';
import { sitePageDraft, sitePageVersion, sitePageWithdrawal } from '@/db/schema/site-pages';
import type { Actor } from '@/lib/access/actor';
import { can, type Permission } from '@/lib/access/policy';
import { currentAssociationId } from '@/lib/access/queries';
import type { AuditEvent } from '@/lib/audit/events';
import { record } from '@/lib/audit/record';
import { fingerprintOf } from '@/lib/awards/fingerprint';
import { builtInPage, type SiteTexts } from '@/lib/honours/built-in-pages';
import { siteTextProblem } from '@/lib/honours/rules/site-text';
import type { SitePage } from '@/lib/honours/schema/site-pages';
import { formatInstantVn } from '@/lib/kernel/dates';
import { DomainError } from '@/lib/kernel/invariant';
import { type Draft, draftOf, findingsIn, textsInForce } from './queries';
import { missingTicks, namesRecipient } from './rules';
import type { builtInForm, DraftInput, dropForm, publishForm, TickKind, withdrawForm } from './schema';

type PageEvent = Extract<AuditEvent, { kind: `sitePage.${string}` }>;
type Told = { kind: PageEvent['kind']; payload: PageEvent['payload']; reason?: string };

/** Asks for the right; gives back the association. */
async function begin(tx: Tx, actor: Actor, permission: Permission): Promise<number> {
  if (!can(actor.roles, permission)) throw new DomainError('access.notPermitted');
  return currentAssociationId(tx);
}

async function tell(tx: Tx, actor: Actor, associationId: number, { kind, payload, reason }: Told) {
  const event = { kind, subjectType: 'association', subjectId: String(associationId), payload } as PageEvent;
  await record(tx, actor, event, reason);
}

/** The fingerprint of a text in both languages, as the database checks it. */
export const textsFingerprint = ({ vi, en }: SiteTexts) => fingerprintOf(`${vi}\u001e${en}`);

/** Throws the first problem of the texts, at its field. */
function demandReadable({ vi, en }: SiteTexts): void {
  if (vi === '') throw new DomainError('web.checkFields', { fields: { vi: 'fields.required' } });
  for (const [field, text] of Object.entries({ vi, en })) {
    const problem = siteTextProblem(text);
    if (problem)
      throw new DomainError(problem.code, { fields: { [field]: problem.code }, params: problem.params });
  }
}

/**
 * Keeps the draft of a page. `revision`: the saving that was seen (0: none); `over`: a later one that was read and may go.
 * @returns the number of this saving
 * @throws DomainError access.notPermitted, fields.required, sitePages.changedMeanwhile, sitePages.namesRecipient,
 *   sitePages.tooLong, sitePages.badLink, sitePages.unknownPlace, sitePages.hiddenSigns, sitePages.heapedMarks
 */
export async function saveSiteDraft(tx: Tx, actor: Actor, input: DraftInput): Promise<number> {
  const associationId = await begin(tx, actor, 'sitePages.write');
  const { page, vi, en } = input;
  demandReadable(input);
  const draft = await draftOf(tx, page);
  const seen = draft?.revision ?? 0;
  if (seen !== input.revision && seen !== input.over) throw await meanwhile(tx, page, draft, seen);
  if (namesRecipient(await findingsIn(tx, vi, en))) throw new DomainError('sitePages.namesRecipient');
  const revision = seen + 1;
  const content = { isOpen: true, contentVi: vi, contentEn: en, fingerprint: textsFingerprint(input) };
  await tell(tx, actor, associationId, { kind: 'sitePage.drafted', payload: { page, revision } });
  await keepDraft(tx, { associationId, page, revision, writtenBy: actor.userId, ...content });
  return revision;
}

/** The refusal with what stands now, so that both can be shown side by side. */
async function meanwhile(tx: Tx, page: SitePage, draft: Draft | undefined, revision: number) {
  const isDraft = draft?.isOpen === true;
  const { vi, en } = isDraft ? draft.texts : await textsInForce(tx, page);
  const at = draft ? formatInstantVn(draft.at) : '';
  return new DomainError('sitePages.changedMeanwhile', {
    params: { revision, isDraft, vi, en, at, by: draft?.by ?? '' },
  });
}

async function keepDraft(tx: Tx, row: typeof sitePageDraft.$inferInsert): Promise<void> {
  const { associationId, page, revision, isOpen, contentVi, contentEn, fingerprint } = row;
  if (revision === 1) {
    await tx.insert(sitePageDraft).values(row);
    return;
  }
  const kept = await tx
    .update(sitePageDraft)
    .set({ revision, isOpen, contentVi, contentEn, fingerprint })
    .where(
      and(
        eq(sitePageDraft.associationId, associationId),
        eq(sitePageDraft.page, page),
        eq(sitePageDraft.revision, revision - 1),
      ),
    )
    .returning({ revision: sitePageDraft.revision });
  if (kept.length === 0) throw new DomainError('sitePages.changedMeanwhile');
}

async function closeDraft(tx: Tx, page: SitePage, seen: number): Promise<void> {
  const associationId = await currentAssociationId(tx);
  const empty = { contentVi: '', contentEn: '', fingerprint: textsFingerprint({ vi: '', en: '' }) };
  await keepDraft(tx, { associationId, page, revision: seen + 1, isOpen: false, writtenBy: 0, ...empty });
}

/** Gives a draft up. @throws DomainError access.notPermitted, sitePages.changedMeanwhile */
export async function dropSiteDraft(
  tx: Tx,
  actor: Actor,
  { page, revision }: z.output<typeof dropForm>,
): Promise<void> {
  const associationId = await begin(tx, actor, 'sitePages.write');
  const draft = await draftOf(tx, page);
  if (!draft?.isOpen || draft.revision !== revision) throw new DomainError('sitePages.changedMeanwhile');
  await tell(tx, actor, associationId, { kind: 'sitePage.draftDropped', payload: { page, revision } });
  await closeDraft(tx, page, revision);
}

/**
 * Publishes the draft as it was previewed, as the next version.
 * @returns the number of the version
 * @throws DomainError access.notPermitted, sitePages.changedMeanwhile, sitePages.namesRecipient, sitePages.tickFirst
 */
export async function publishSitePage(
  tx: Tx,
  actor: Actor,
  { page, revision, reason, tick }: z.output<typeof publishForm>,
): Promise<number> {
  await begin(tx, actor, 'sitePages.publish');
  const draft = await draftOf(tx, page);
  if (!draft?.isOpen || draft.revision !== revision) throw new DomainError('sitePages.changedMeanwhile');
  const version = await keepVersion(tx, actor, { page, texts: draft.texts, reason, ticked: tick });
  await closeDraft(tx, page, revision);
  return version;
}

interface NewVersion {
  page: SitePage;
  texts: SiteTexts;
  reason: string;
  ticked: readonly TickKind[];
  isBuiltIn?: boolean;
  /** Number of the version that was seen in force; the next one is written. */
  after?: number;
}

async function keepVersion(tx: Tx, actor: Actor, input: NewVersion): Promise<number> {
  const { page, texts, reason, ticked, isBuiltIn = false } = input;
  const associationId = await currentAssociationId(tx);
  const findings = await findingsIn(tx, texts.vi, texts.en, reason);
  if (namesRecipient(findings)) throw new DomainError('sitePages.namesRecipient');
  if (missingTicks(findings, ticked).length > 0)
    throw new DomainError('sitePages.tickFirst', { fields: { tick: 'sitePages.tickFirst' } });
  const last = await lastVersion(tx, page);
  if (input.after !== undefined && input.after !== last) throw new DomainError('sitePages.changedMeanwhile');
  const version = last + 1;
  const fingerprint = textsFingerprint(texts);
  const kinds = [...new Set(ticked)].join(',');
  await tell(tx, actor, associationId, {
    kind: isBuiltIn ? 'sitePage.builtInAgain' : 'sitePage.published',
    payload: { page, version, fingerprint, ticked: kinds },
  });
  await tx.insert(sitePageVersion).values({
    ...{ associationId, page, version, isBuiltIn, fingerprint, reason, ticked: kinds },
    ...{ contentVi: texts.vi, contentEn: texts.en, publishedBy: actor.userId },
  });
  return version;
}

async function lastVersion(tx: Tx, page: SitePage): Promise<number> {
  const rows = await tx
    .select({ version: sitePageVersion.version })
    .from(sitePageVersion)
    .where(
      and(eq(sitePageVersion.associationId, await currentAssociationId(tx)), eq(sitePageVersion.page, page)),
    );
  return Math.max(0, ...rows.map((row) => row.version));
}

/** Publishes the program's own text as the next version. @throws DomainError access.notPermitted, sitePages.changedMeanwhile */
export async function publishBuiltIn(
  tx: Tx,
  actor: Actor,
  { page, version, reason }: z.output<typeof builtInForm>,
): Promise<number> {
  await begin(tx, actor, 'sitePages.publish');
  const texts = builtInPage(page);
  return keepVersion(tx, actor, { page, texts, reason, ticked: [], isBuiltIn: true, after: version });
}

/** Takes the words of an old version down. @throws DomainError access.notPermitted, sitePages.inForce, sitePages.notFound */
export async function withdrawSiteVersion(
  tx: Tx,
  actor: Actor,
  { page, version, reason }: z.output<typeof withdrawForm>,
): Promise<void> {
  const associationId = await begin(tx, actor, 'sitePages.publish');
  const last = await lastVersion(tx, page);
  if (version > last || version < 1) throw new DomainError('sitePages.notFound');
  if (version === last) throw new DomainError('sitePages.inForce');
  await tell(tx, actor, associationId, {
    ...{ kind: 'sitePage.withdrawn', payload: { page, version }, reason },
  } as Told);
  await tx.insert(sitePageWithdrawal).values({ associationId, page, version, withdrawnBy: actor.userId });
}
