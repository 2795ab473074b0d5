/**
 * What a member sees while scoring: the rubric, the files with how many have handed in, one's own marks, the order.
 * Owns the putting together. Whose marks are shown, and when, is decided by app.round_scores in the database alone;
 * an order is shown only when the reader sees every sheet that makes it.
 */
import { desc, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { roundRubric, scoreDraft } from '@/db/schema/scoring';
import type { Actor } from '@/lib/access/actor';
import {
  type CountedSheet,
  decidedByOne,
  type OneMemberDecides,
  type RankedFile,
  rankFiles,
} from '../rules/scoring';
import {
  criteriaShape,
  type DraftMarks,
  type Mark,
  type Rubric,
  readMarks,
  type Visibility,
} from '../schema/scoring';
import { type Dossier, dossierList } from './dossiers';
import { councilOf } from './meeting';
import { roundBySlug } from './rounds';

/** The rubric that is in force for a round; null before there is one. */
export async function rubricOf(tx: Tx, roundId: number): Promise<Rubric | null> {
  const [row] = await tx
    .select({ version: roundRubric.version, visibility: roundRubric.visibility, body: roundRubric.body })
    .from(roundRubric)
    .where(eq(roundRubric.roundId, roundId))
    .orderBy(desc(roundRubric.version))
    .limit(1);
  if (!row) return null;
  return {
    version: row.version,
    visibility: row.visibility as Visibility,
    criteria: criteriaShape.parse(JSON.parse(row.body)),
  };
}

/** Rubric of the latest earlier round that has one, to begin from; null when this is the first. */
export async function lastRubric(tx: Tx, roundId: number): Promise<Rubric | null> {
  const rows = await tx.execute<{ round: string }>(sql`
    SELECT b.round_id AS round FROM app.round_rubric b WHERE b.round_id <> ${roundId} ORDER BY b.made_at DESC LIMIT 1`);
  return rows[0] ? rubricOf(tx, Number(rows[0].round)) : null;
}

export type MySheet = 'none' | 'draft' | 'scored' | 'abstained';

export interface ScoringFile {
  dossier: Dossier;
  /** Members who may decide about it, and how many have handed in. */
  able: number;
  submitted: number;
  mine: MySheet;
}

type Counts = {
  able: number;
  submitted: number;
  mine: 'scored' | 'abstained' | null;
};

async function countsOf(tx: Tx, roundId: number): Promise<Map<number, Counts>> {
  const rows = await tx.execute<{ id: string } & Counts>(sql`
    SELECT nomination_id AS id, able, submitted, mine FROM app.score_counts(${roundId})`);
  return new Map(rows.map(({ id, ...row }) => [Number(id), row]));
}

/** Files before the council that this person may see, in the order of names. */
export async function scoringFiles(tx: Tx, roundId: number): Promise<ScoringFile[]> {
  const counts = await countsOf(tx, roundId);
  const drafts = await tx.select({ id: scoreDraft.nominationId }).from(scoreDraft);
  const drafted = new Set(drafts.map(({ id }) => id));
  return (await dossierList(tx, roundId)).flatMap((dossier) => {
    const count = counts.get(dossier.id);
    if (!count) return [];
    const mine = count.mine ?? (drafted.has(dossier.id) ? 'draft' : 'none');
    return [{ dossier, able: count.able, submitted: count.submitted, mine }];
  });
}

export interface ShownSheet {
  nominationId: number;
  /** Null where names are not shown. */
  userId: number | null;
  isMine: boolean;
  outcome: 'scored' | 'abstained';
  marks: DraftMarks;
}

/** The sheets of a round that the reader may see today. */
export async function shownSheets(tx: Tx, roundId: number, criteria: number): Promise<ShownSheet[]> {
  const rows = await tx.execute<{
    id: string;
    who: string | null;
    isMine: boolean;
    outcome: ShownSheet['outcome'];
    marks: string;
  }>(
    sql`SELECT nomination_id AS id, user_id AS who, is_mine AS "isMine", outcome, marks FROM app.round_scores(${roundId})`,
  );
  return rows.map((row) => ({
    ...{
      nominationId: Number(row.id),
      userId: row.who === null ? null : Number(row.who),
      isMine: row.isMine,
    },
    ...{ outcome: row.outcome, marks: readMarks(row.marks, criteria) },
  }));
}

export interface CategoryOrder {
  categoryId: number;
  /** Null: marks of others are still hidden from the reader. */
  ranked: RankedFile[] | null;
  /** Null where names are hidden: then nobody's sheets can be taken out. */
  decided: OneMemberDecides[] | null;
}

/** The order of each category by the sheets, as far as the reader may see them all. */
export function ordersOf(
  round: { categories: readonly { id: number; quota: number }[] },
  rubric: Rubric,
  files: readonly ScoringFile[],
  sheets: readonly ShownSheet[],
): CategoryOrder[] {
  const weights = rubric.criteria.map((criterion) => criterion.weight);
  return round.categories.flatMap((category): CategoryOrder[] => {
    const own = files.filter((file) => file.dossier.categoryId === category.id);
    if (own.length === 0) return [];
    const ids = own.map((file) => file.dossier.id);
    const shown = sheets.filter((sheet) => ids.includes(sheet.nominationId));
    const isWhole = own.every(
      (file) => shown.filter((sheet) => sheet.nominationId === file.dossier.id).length === file.submitted,
    );
    if (!isWhole) return [{ categoryId: category.id, ranked: null, decided: null }];
    const counted = shown.filter((sheet) => sheet.outcome === 'scored').map(toCounted);
    const isNamed = shown.every((sheet) => sheet.userId !== null);
    return [
      {
        categoryId: category.id,
        ranked: rankFiles(ids, counted, weights, category.quota),
        decided: isNamed ? decidedByOne(ids, counted, weights, category.quota) : null,
      },
    ];
  });
}

function toCounted(sheet: ShownSheet, at: number): CountedSheet {
  return {
    nominationId: sheet.nominationId,
    member: sheet.userId === null ? `#${at}` : String(sheet.userId),
    marks: sheet.marks.map((mark) => mark as Mark),
  };
}

/** The page of scoring: files, progress and, where it may be shown, the order. */
export async function scoringPage(tx: Tx, actor: Actor, slug: string) {
  const round = await roundBySlug(tx, slug);
  if (!round) return null;
  const rubric = await rubricOf(tx, round.id);
  const files = await scoringFiles(tx, round.id);
  const council = await councilOf(tx, round.id);
  const sheets = rubric ? await shownSheets(tx, round.id, rubric.criteria.length) : [];
  return {
    ...{ round, rubric, files, council, sheets },
    isMember: council.some((member) => member.userId === actor.userId),
    orders: rubric ? ordersOf(round, rubric, files, sheets) : [],
  };
}

/** One file to score: its facts, the rubric, one's own marks, those of others where they are shown, the neighbours. */
export async function scoreFilePage(tx: Tx, actor: Actor, slug: string, id: number) {
  const page = await scoringPage(tx, actor, slug);
  const at = page?.files.findIndex((file) => file.dossier.id === id) ?? -1;
  if (!page?.rubric || at < 0) return null;
  const { files, rubric, sheets } = page;
  const ofFile = sheets.filter((sheet) => sheet.nominationId === id);
  const [draft] = await tx
    .select({ marks: scoreDraft.marks })
    .from(scoreDraft)
    .where(eq(scoreDraft.nominationId, id));
  const own = ofFile.find((sheet) => sheet.isMine);
  return {
    ...{ ...page, rubric, file: files[at]!, at, sheets: ofFile },
    mine: own?.marks ?? readMarks(draft?.marks ?? '', rubric.criteria.length),
    before: files[at - 1]?.dossier.id ?? null,
    after: files[at + 1]?.dossier.id ?? null,
  };
}

/** The form of the rubric: what is in force, or what an earlier round had. */
export async function rubricPage(tx: Tx, slug: string) {
  const round = await roundBySlug(tx, slug);
  if (!round) return null;
  const current = await rubricOf(tx, round.id);
  const counts = await countsOf(tx, round.id);
  return {
    ...{ round, current },
    start: current ?? (await lastRubric(tx, round.id)),
    hasSheets: [...counts.values()].some((count) => count.submitted > 0),
  };
}

export type ScoringData = NonNullable<Awaited<ReturnType<typeof scoringPage>>>;
export type ScoreFileData = NonNullable<Awaited<ReturnType<typeof scoreFilePage>>>;
export type RubricData = NonNullable<Awaited<ReturnType<typeof rubricPage>>>;
