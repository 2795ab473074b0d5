/**
 * What the papers of a file say, as a person enters it: the result of the year, prizes with their day, once a year.
 * Owns the words a form may send. Refuses words that no circular knows, and a prize without its day.
 * Days are yyyy-mm-dd in Việt Nam; the school year of a prize follows from its day.
 */
import { z } from 'zod';
import { type DateVn, parseDateVn } from '@/lib/kernel/dates';
import { optionalNumber, roundSlug, rowId, shownToday, text } from './fields';
import {
  type CompetitionLevel,
  competitionLevels,
  conductClasses,
  type Rank,
  ranks,
  studyClasses,
} from './rule-set';

/** Every word that one of the circulars knows, each once. */
export const studyWords = [...new Set(Object.values(studyClasses).flat())] as [string, ...string[]];
export const conductWords = [...new Set(Object.values(conductClasses).flat())] as [string, ...string[]];
/** What can be won; the classes of yearly results are no prizes. */
export const prizeRanks = ranks.filter((rank) => rank !== 'good' && rank !== 'fair');
/** Rows of prizes that a form may have. */
export const mostPrizes = 10;

export interface Prize {
  level: CompetitionLevel | null;
  rank: Rank;
  wonOn: DateVn;
}

export interface FileFacts {
  result: { grade: number; study: string; conduct: string | null } | null;
  prizes: Prize[];
  /** Pupils of the school that the file names. */
  pupils: number | null;
  /** Had money of the association this school year in a way the books here do not know. */
  isPaidElsewhere: boolean;
}

const rows = Array.from({ length: mostPrizes }, (_, at) => at);
const prizeBoxes = Object.fromEntries(
  rows.flatMap((at) => [
    [`level_${at}`, text(20)],
    [`rank_${at}`, text(20)],
    [`won_${at}`, text(60)],
  ]),
);
const facts = z.object({
  round: roundSlug,
  nominationId: rowId,
  today: shownToday,
  grade: optionalNumber(1, 12),
  study: text(40),
  conduct: text(40),
  pupils: optionalNumber(0, 100_000),
  isPaidElsewhere: text(5),
});

/** The form on the page of a file; an empty row of prizes is none. */
export const factsForm = z
  .intersection(facts, z.object(prizeBoxes))
  .transform((form, context): { round: string; nominationId: number; facts: FileFacts } => {
    const boxes = form as unknown as Record<string, string>;
    const prizes = rows.flatMap((at) => readPrize(boxes, at, form.today, context));
    return {
      round: form.round,
      nominationId: form.nominationId,
      facts: {
        result: readResult(form, context),
        prizes,
        pupils: form.pupils ?? null,
        isPaidElsewhere: form.isPaidElsewhere === 'on',
      },
    };
  });

function readResult(
  { grade, study, conduct }: z.output<typeof facts>,
  context: z.core.$RefinementCtx,
): FileFacts['result'] {
  const problem = (path: string, message: string) =>
    context.addIssue({ code: 'custom', path: [path], message });
  if (grade === undefined && study === '' && conduct === '') return null;
  if (grade === undefined) problem('grade', 'fields.required');
  if (study === '') problem('study', 'fields.required');
  else if (!studyWords.includes(study)) problem('study', 'fields.invalid');
  if (conduct !== '' && !conductWords.includes(conduct)) problem('conduct', 'fields.invalid');
  return { grade: grade ?? 0, study, conduct: conduct || null };
}

function readPrize(
  boxes: Record<string, string>,
  at: number,
  today: DateVn,
  context: z.core.$RefinementCtx,
): Prize[] {
  const [level, rank, won] = [boxes[`level_${at}`], boxes[`rank_${at}`], boxes[`won_${at}`]];
  if (!level && !rank && !won) return [];
  const problem = (path: string, message: string) =>
    context.addIssue({ code: 'custom', path: [`${path}_${at}`], message });
  const wonOn = won ? parseDateVn(won, today) : undefined;
  if (!wonOn) problem('won', won ? 'fields.badDate' : 'fields.required');
  else if (wonOn > today) problem('won', 'fields.futureDate');
  if (!prizeRanks.includes(rank as (typeof prizeRanks)[number])) problem('rank', 'fields.required');
  if (level && !competitionLevels.includes(level as CompetitionLevel)) problem('level', 'fields.invalid');
  return [{ level: (level || null) as Prize['level'], rank: rank as Rank, wonOn: wonOn ?? today }];
}
