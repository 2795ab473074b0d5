/**
 * What each page of a round shows, read in one go. Null: there is no such round (or file) for this reader.
 * Owns only the putting together; the readings are in the files beside this one.
 */
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { type Lane, laneOf, lanes } from '../rules/states';
import { awardLines } from './awards';
import { laneCounts, nextStepFor, roundBudget } from './board';
import { coverageOf, unitPlaces } from './coverage';
import { approverShortages } from './deadlocks';
import { decisionsOf } from './decisions';
import { dossierPageOf, possibleOriginals } from './dossier-pages';
import {
  type Dossier,
  type DossierFilter,
  dossierList,
  dossierOf,
  hasHardship,
  nextToReview,
} from './dossiers';
import { type DuplicateQuestion, duplicateQuestions, questionedFiles } from './duplicates';
import { hardshipErasedAt } from './erasure';
import { factsOfRound, lateReasonOf } from './facts';
import { authorityOf } from './link-authority';
import { fileByLink } from './links';
import { councilCandidates, councilOf } from './meeting';
import { reasonsOf } from './orders';
import { programmes } from './programmes';
import { reservePart } from './reserve';
import { listFor, standingText } from './round-texts';
import { fundChoices, roundBySlug, roundTemplate } from './rounds';
import { ruleVersions } from './rule-book';
import { versionOfRound } from './rule-pages';
import { differencesOf, suggestionsOf } from './suggestions';
import { todayOf } from './today';

/** Reads "?buoc=" into a lane. */
export function laneFrom(value: string | undefined): Lane | undefined {
  return lanes.find((lane) => lane === value);
}

/** The form that opens a round: what it begins from. */
export async function newRoundPage(tx: Tx, from: { slug?: string; programmeId?: string } = {}) {
  const template = await roundTemplate(tx, from.slug);
  return {
    template,
    /** Taken over on purpose: dates move by a year, and the rules stay. */
    isRepeated: from.slug !== undefined && template !== null,
    rules: template && from.slug ? await versionOfRound(tx, template.id) : undefined,
    programme: (await programmes(tx)).find(({ id }) => String(id) === from.programmeId),
    funds: await fundChoices(tx),
    versions: await ruleVersions(tx),
    today: await todayOf(tx),
  };
}

/** The board of a round. */
export async function boardPage(tx: Tx, actor: Actor, slug: string, filter: DossierFilter) {
  const round = await roundBySlug(tx, slug);
  if (!round) return null;
  const seesFiles = can(actor.roles, 'awards.viewDossiers');
  return {
    round,
    lanes: await laneCounts(tx, round.id),
    budget: await roundBudget(tx, round),
    step: await nextStepFor(tx, actor, round),
    ...(seesFiles ? await dossierPageOf(tx, round.id, filter) : { files: [], total: 0 }),
    coverage: seesFiles && can(actor.roles, 'awards.viewRules') ? await coverageOf(tx, round.id) : [],
    council: await councilOf(tx, round.id),
    candidates: await councilCandidates(tx),
    today: await todayOf(tx),
  };
}

/** Reads "?trang=" into the number of a page, from 1. */
export function pageFrom(value: string | undefined): number {
  return /^[1-9]\d{0,5}$/.test(value ?? '') ? Number(value) : 1;
}

/** One page of the list of files, with the ids of those that raise a question about a duplicate. */
export async function dossiersPage(tx: Tx, slug: string, filter: DossierFilter, wantedPage = 1) {
  const round = await roundBySlug(tx, slug);
  if (!round) return null;
  const shown = await dossierPageOf(tx, round.id, filter, wantedPage);
  const questioned = await questionedFiles(
    tx,
    shown.files.filter(isQuestioned).map(({ id }) => id),
  );
  return { round, ...shown, questioned, lanes: await laneCounts(tx, round.id) };
}

/** Once a file was found complete or a duplicate, the question has been answered by a person. */
function isQuestioned(file: Dossier): boolean {
  return file.status === 'submitted' || file.status === 'returned';
}

/** The form that hands in a file. */
export async function newDossierPage(tx: Tx, slug: string) {
  const round = await roundBySlug(tx, slug);
  return round && { round, today: await todayOf(tx), units: await unitPlaces(tx, round.id) };
}

/** One file with its questions, and the files it could be a duplicate of. */
export async function dossierPage(tx: Tx, slug: string, id: number) {
  const round = await roundBySlug(tx, slug);
  const file = round && (await dossierOf(tx, round.id, id));
  if (!round || !file) return null;
  const questions: DuplicateQuestion[] = isQuestioned(file) ? await duplicateQuestions(tx, id) : [];
  const others = await possibleOriginals(tx, round.id, file);
  const seen = {
    facts: (await factsOfRound(tx, round.id)).get(id),
    lateReason: await lateReasonOf(tx, id),
    today: await todayOf(tx),
    next: await nextToReview(tx, round.id, id),
  };
  const byLink = file.nominatedBy === 0 ? await fileByLink(tx, id) : null;
  const authority = byLink && (await authorityOf(tx, id));
  const reason = (await reasonsOf(tx, round.id)).find((one) => one.nominationId === id) ?? null;
  const hardship = {
    hasHardship: await hasHardship(tx, id),
    hardshipErasedAt: await hardshipErasedAt(tx, id),
  };
  return { round, file, questions, others, byLink, authority, reason, ...hardship, ...seen };
}

/** Proposal, approvals and decisions. */
export async function decisionPage(tx: Tx, actor: Actor, slug: string) {
  const round = await roundBySlug(tx, slug);
  if (!round) return null;
  const chosen = await dossierList(tx, round.id, { lane: laneOf('shortlisted', null) });
  const awards = await awardLines(tx, round.id, actor.userId);
  const toDecide = listFor('decision', awards, round.minApprovals);
  const said = (await suggestionsOf(tx, round.id))?.outcomes;
  return {
    round,
    awards,
    /** The words a signature would freeze; null when nothing is left to decide. */
    words: toDecide.length > 0 ? await standingText(tx, round, 'decision', toDecide) : null,
    decisions: await decisionsOf(tx, round.id),
    reserve: await reservePart(tx, round.id),
    toPropose: chosen.length,
    /** What the rules of the round say beside the awards; undefined: it follows none, or not for this reader. */
    rules: (await versionOfRound(tx, round.id)) && {
      said,
      /** Files chosen since the rules were asked last: nothing is proposed before they are asked again. */
      isAskedForAll: chosen.every(({ id }) => said?.has(id) ?? false),
      differences: await differencesOf(tx, round.id),
    },
    shortages: await approverShortages(tx, round.id, round.minApprovals),
    funds: await fundChoices(tx),
    step: await nextStepFor(tx, actor, round),
    today: await todayOf(tx),
  };
}

export type BoardData = NonNullable<Awaited<ReturnType<typeof boardPage>>>;
export type DossiersData = NonNullable<Awaited<ReturnType<typeof dossiersPage>>>;
export type DossierData = NonNullable<Awaited<ReturnType<typeof dossierPage>>>;
export type DecisionData = NonNullable<Awaited<ReturnType<typeof decisionPage>>>;
