/**
 * The rubric a council scores by, and what its forms send. Owns the shape of criteria with their worded anchors and
 * the four ways of showing the marks of others. Refuses a criterion without words for every mark. Pure.
 */
import { z } from 'zod';
import { optionalId, roundSlug, rowId } from './fields';

/** When the marks of others are shown: at once; after one's own; the same without names; when all have handed in. */
export const visibilities = ['always', 'afterOwn', 'withoutNames', 'afterAll'] as const;
export type Visibility = (typeof visibilities)[number];

/** The marks, worst to best. Nothing marked is no mark; abstaining is no mark either. */
export const marks = [1, 2, 3, 4, 5] as const;
export type Mark = (typeof marks)[number];

/** Criteria of one rubric at most, and their numbers. */
export const maxCriteria = 8;
export const criterionNumbers: readonly number[] = Array.from({ length: maxCriteria }, (_, at) => at + 1);

export const criterionShape = z.object({
  name: z.string().trim().min(1).max(120),
  /** How many times the mark counts. */
  weight: z.number().int().min(1).max(10),
  /** In words what each mark means, from 1 to 5. */
  anchors: z.array(z.string().trim().min(1).max(300)).length(marks.length),
});
export type Criterion = z.infer<typeof criterionShape>;
export const criteriaShape = z.array(criterionShape).min(1).max(maxCriteria);

export interface Rubric {
  version: number;
  visibility: Visibility;
  criteria: Criterion[];
}

/** One person's marks in the order of the criteria; null: not marked yet. */
export type DraftMarks = (Mark | null)[];

/** Reads "4,,5" of a draft or a sheet; boxes beyond `count` are left out, missing ones are empty. */
export function readMarks(text: string, count: number): DraftMarks {
  const boxes = text.split(',');
  return Array.from({ length: count }, (_, at) => marks.find((mark) => String(mark) === boxes[at]) ?? null);
}

/** Writes marks the way readMarks reads them. */
export function writeMarks(given: readonly (Mark | null)[]): string {
  return given.map((mark) => mark ?? '').join(',');
}

const boxName = /^c([1-8])_(name|weight|a[1-5])$/;

/** The form of a rubric: boxes c1_name, c1_weight, c1_a1 … c1_a5; a criterion without a name is left out. */
export const rubricForm = z
  .looseObject({
    ...{ round: roundSlug, roundId: rowId, version: z.coerce.number().int().min(0) },
    visibility: z.enum(visibilities, 'fields.required'),
  })
  .transform(({ round, roundId, version, visibility, ...rest }, context) => {
    const boxes = new Map<string, string>();
    for (const [name, value] of Object.entries(rest)) {
      if (boxName.test(name) && typeof value === 'string') boxes.set(name, value.trim());
    }
    const lines = criterionNumbers.filter((line) => boxes.get(`c${line}_name`));
    const criteria = lines.flatMap((line) => readCriterion(boxes, line, context));
    if (lines.length === 0)
      context.addIssue({ code: 'custom', path: ['c1_name'], message: 'fields.required' });
    return { round, input: { roundId, afterVersion: version, visibility, criteria } };
  });

function readCriterion(
  boxes: ReadonlyMap<string, string>,
  line: number,
  context: z.core.$RefinementCtx,
): Criterion[] {
  const read = (part: string) => boxes.get(`c${line}_${part}`) ?? '';
  const parts = {
    name: read('name'),
    weight: Number(read('weight') || '1'),
    anchors: marks.map((mark) => read(`a${mark}`)),
  };
  const found = criterionShape.safeParse(parts);
  if (found.success) return [found.data];
  for (const { path } of found.error.issues) {
    const box = path[0] === 'anchors' ? `a${Number(path[1]) + 1}` : String(path[0]);
    const message = read(box) === '' ? 'fields.required' : 'fields.invalid';
    context.addIssue({ code: 'custom', path: [`c${line}_${box}`], message });
  }
  return [];
}

const markBoxes = Object.fromEntries(
  criterionNumbers.map((line) => [`m${line}`, z.enum(['1', '2', '3', '4', '5']).optional()]),
);

/** A sheet as the form sends it: "m1" … "m8", and what is to be done with it. */
export const scoreForm = z
  .intersection(
    z.object({
      ...{ round: roundSlug, nominationId: rowId, rubricVersion: z.coerce.number().int().positive() },
      step: z.enum(['keep', 'submit', 'abstain'], 'fields.required'),
      criteria: z.coerce.number().int().min(1).max(maxCriteria),
      /** The file to go on with. */
      next: optionalId,
    }),
    z.object(markBoxes),
  )
  .transform(({ round, nominationId, rubricVersion, step, criteria, next, ...rest }) => {
    const given = criterionNumbers
      .slice(0, criteria)
      .map(
        (line) => (Number((rest as Record<string, string | undefined>)[`m${line}`]) || null) as Mark | null,
      );
    return { round, step, next, input: { nominationId, rubricVersion, marks: given } };
  });
