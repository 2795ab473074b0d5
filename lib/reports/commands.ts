/**
 * A report from its first draft to its publication: one transaction each.
 * Owns the order event → change. Numbers are computed by the database; no command can bring one of its own.
 * Refuses people without the office; the database refuses them again.
 */
import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Tx } from '@/db/client';
import { report, reportLook, reportPlan, reportText, reportWithdrawal } from '@/db/schema/reports';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';
import { type ReportSection, reportSections } from '@/lib/honours/schema/reports';
import { formatInstantVn } from '@/lib/kernel/dates';
import { DomainError } from '@/lib/kernel/invariant';
import { keepText } from '@/lib/people/commands';
import type { planForm, publishForm, startForm, textsForm, withdrawForm } from './schema';
import { type SavedTexts, savedTexts } from './text-queries';

/** Starts the report of a period. @returns its id @throws DomainError access.notPermitted, reports.notBegun, reports.started */
export async function startReport(
  tx: Tx,
  actor: Actor,
  { kind, year }: z.output<typeof startForm>,
): Promise<number> {
  const associationId = await writerIn(tx, actor);
  await record(tx, actor, {
    ...{ kind: 'report.started', subjectType: 'association', subjectId: String(associationId) },
    payload: { period: kind, year },
  });
  const [row] = await tx
    .insert(report)
    .values({ associationId, kind, year, firstOn: '2000-01-01', lastOn: '2000-01-01', startedBy: 0 })
    .returning({ id: report.id });
  await tx.insert(reportLook).values({ associationId, reportId: row!.id, numbers: [], lookedBy: 0 });
  return row!.id;
}

/**
 * Keeps the words of the sections that changed since `seen`; what others saved meanwhile in other sections stays.
 * `over`: a later saving that was read and may be replaced. @returns how many sections changed
 * @throws DomainError access.notPermitted, reports.notFound, fields.tooLong, reports.changedMeanwhile (with the other words)
 */
export async function writeReport(
  tx: Tx,
  actor: Actor,
  { reportId, seen, over = seen, ...texts }: z.output<typeof textsForm>,
): Promise<number> {
  const associationId = await writerIn(tx, actor);
  await demandReport(tx, reportId);
  const [from, last] = [await savedTexts(tx, reportId, seen), await savedTexts(tx, reportId)];
  const own = reportSections.filter((section) => texts[section] !== (from[section]?.body ?? ''));
  const changed = own.filter((section) => texts[section] !== (last[section]?.body ?? ''));
  const clashes = changed.filter((section) => (last[section]?.id ?? 0) > Math.max(seen, over));
  if (clashes.length > 0) throw meanwhile(clashes, last);
  if (changed.length === 0) return 0;
  await record(tx, actor, {
    ...{ kind: 'report.written', subjectType: 'association', subjectId: String(associationId) },
    payload: { report: reportId, sections: changed.length },
  });
  for (const section of changed) {
    const textValueId = texts[section] === '' ? null : await keepText(tx, null, 'note', texts[section]);
    const place = { associationId, reportId, section, afterId: last[section]?.id ?? null };
    await tx.insert(reportText).values({ ...place, textValueId, savedBy: 0 });
  }
  return changed.length;
}

/** The refusal with the words that stand now, so that both can be shown side by side. */
function meanwhile(sections: readonly ReportSection[], last: SavedTexts): DomainError {
  const others = sections.map((section) => last[section]!);
  const latest = others.reduce((a, b) => (a.id > b.id ? a : b));
  return new DomainError('reports.changedMeanwhile', {
    params: {
      ...Object.fromEntries(sections.map((section) => [section, last[section]!.body])),
      ...{ over: latest.id, by: latest.by, at: formatInstantVn(latest.at) },
    },
  });
}

/** Says that the numbers as they are now were looked at. @throws DomainError access.notPermitted, reports.notFound */
export async function lookAtNumbers(tx: Tx, actor: Actor, reportId: number): Promise<void> {
  const associationId = await writerIn(tx, actor);
  await demandReport(tx, reportId);
  await record(tx, actor, {
    ...{ kind: 'report.lookedAt', subjectType: 'association', subjectId: String(associationId) },
    payload: { report: reportId },
  });
  await tx.insert(reportLook).values({ associationId, reportId, numbers: [], lookedBy: 0 });
}

/** Sets the plan of a year: money in đồng, awards as a count; null takes one back. @throws DomainError access.notPermitted */
export async function setPlan(
  tx: Tx,
  actor: Actor,
  { year, moneyIn, moneyOut, awards }: z.output<typeof planForm>,
): Promise<void> {
  const associationId = await writerIn(tx, actor);
  await record(tx, actor, {
    ...{ kind: 'report.planSet', subjectType: 'association', subjectId: String(associationId) },
    payload: { year },
  });
  await tx.insert(reportPlan).values([
    { associationId, year, figure: 'money.in', amountVnd: moneyIn, setBy: 0 },
    { associationId, year, figure: 'money.out', amountVnd: moneyOut, setBy: 0 },
    { associationId, year, figure: 'awards', itemCount: awards, setBy: 0 },
  ]);
}

/**
 * Publishes what `seen` is the fingerprint of. @returns the number of the version
 * @throws DomainError access.notPermitted, reports.notFound, reports.numbersChanged (something differs from what was looked
 * at), reports.sayWhy (a later version without cause or reason), reports.namesSomebody, reports.tellsNumber
 */
export async function publishReport(
  tx: Tx,
  actor: Actor,
  { reportId, seen, cause, reason }: z.output<typeof publishForm>,
): Promise<number> {
  if (!can(actor.roles, 'reports.publish')) throw new DomainError('access.notPermitted');
  const [row] = await tx.execute<{ version: number }>(
    sql`SELECT app.publish_report(${reportId}, ${seen}, ${cause ?? null}, ${reason}) AS version`,
  );
  return row!.version;
}

/** Takes the last version off the public pages; an older one does not come back. @throws DomainError access.notPermitted, reports.notFound */
export async function withdrawReport(
  tx: Tx,
  actor: Actor,
  { versionId, reason }: z.output<typeof withdrawForm>,
): Promise<void> {
  if (!can(actor.roles, 'reports.publish')) throw new DomainError('access.notPermitted');
  const associationId = await currentAssociationId(tx);
  await record(tx, actor, {
    ...{ kind: 'report.withdrawn', subjectType: 'association', subjectId: String(associationId) },
    payload: { version: versionId },
  });
  const reasonValueId = await keepText(tx, null, 'reason', reason);
  await tx.insert(reportWithdrawal).values({ associationId, versionId, reasonValueId, withdrawnBy: 0 });
}

async function writerIn(tx: Tx, actor: Actor): Promise<number> {
  if (!can(actor.roles, 'reports.write')) throw new DomainError('access.notPermitted');
  return currentAssociationId(tx);
}

async function demandReport(tx: Tx, reportId: number): Promise<void> {
  const rows = await tx.execute(
    sql`SELECT 1 FROM app.report WHERE association_id = app.current_association() AND id = ${reportId}`,
  );
  if (rows.length === 0) throw new DomainError('reports.notFound');
}
