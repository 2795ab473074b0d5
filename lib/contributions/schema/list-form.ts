/**
 * The form of a pasted list as it is sent: the text or file, what was said about its columns, cells written anew.
 * Owns lengths and closed lists. Refuses to read cells here: that needs the day and the donors (gift-list-reading.ts).
 */
import { z } from 'zod';
import { columnKinds, type ListAnswers, markAnswers, orderAnswers, unitAnswers } from '@/lib/lists/schema';

const MOST_CHARS = 4_000_000;
const MOST_ROWS = 20_000;
const MOST_COLUMNS = 100;

const single = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const several = (value: unknown) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
const text = (max: number) => z.preprocess(single, z.string().max(max, 'fields.tooLong').default(''));
const ticked = z.preprocess(single, z.string().optional()).transform((value) => !!value);
const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.preprocess((value) => single(value) || undefined, z.enum(values, 'fields.invalid').optional());
const rowNumber = z
  .string()
  .regex(/^\d{1,5}$/, 'fields.invalid')
  .transform(Number)
  .pipe(z.number().min(1).max(MOST_ROWS));

const shape = z.object({
  intent: oneOf(['read', 'record', 'again']),
  table: z.preprocess(single, z.string().max(MOST_CHARS, 'spreadsheets.tooLarge').default('')),
  file: z.custom<{ name: string; bytes: Uint8Array }>().optional(),
  fileFingerprint: text(64),
  sheet: text(100),
  name: text(200),
  /** Whose envelope the whole list is; empty: every row is a gift of its own. */
  envelope: text(200),
  fundId: text(15),
  accountId: text(15),
  method: oneOf(['cash', 'transfer']),
  occurredOn: text(60),
  requestKey: text(80),
  /** Name of this press, made in the browser: by it progress is asked for, and the work stopped. */
  work: text(60),
  keepsLetters: ticked,
  acceptsSameFile: ticked,
  acceptsTotals: ticked,
  acceptsHints: ticked,
  /** Count and sum that were on the page: nothing else is recorded. */
  shown: text(40),
  marks: oneOf(markAnswers),
  unit: oneOf(unitAnswers),
  order: oneOf(orderAnswers),
  column: z.preprocess(several, z.array(z.enum([...columnKinds, ''], 'fields.invalid')).max(MOST_COLUMNS)),
  aside: z.preprocess(several, z.array(rowNumber).max(MOST_ROWS)),
});

export interface CellFix {
  row: number;
  column: number;
  text: string;
}

/** The same text in many cells of a column, written anew once: "all.<column>.<text in base64url>". */
export interface RepeatedFix {
  column: number;
  from: string;
  text: string;
}

export interface ListForm
  extends Omit<z.output<typeof shape>, 'marks' | 'unit' | 'order' | 'column' | 'aside'> {
  answers: ListAnswers;
  /** Cells written anew: "fix.<row>.<column>". */
  fixes: CellFix[];
  repeated: RepeatedFix[];
  /** Donor chosen for a row with a name that several have: "donor.<row>", an id or "new". */
  donors: Record<number, string>;
}

/** Reads the form; names with numbers in them are the cells and donors of single rows. */
export const listForm = z.looseObject(shape.shape).transform((sent): ListForm => {
  const { marks, unit, order, column, aside, ...rest } = sent;
  const fixes: CellFix[] = [];
  const repeated: RepeatedFix[] = [];
  const donors: Record<number, string> = {};
  for (const [name, value] of Object.entries(sent)) {
    const written = String(single(value) ?? '').slice(0, 1_000);
    const cell = /^fix\.(\d{1,5})\.(\d{1,2})$/.exec(name);
    if (cell) fixes.push({ row: Number(cell[1]), column: Number(cell[2]), text: written });
    const all = /^all\.(\d{1,2})\.([A-Za-z0-9_-]{1,400})$/.exec(name);
    if (all && written !== '')
      repeated.push({ column: Number(all[1]), from: textOf(all[2]!), text: written });
    const donor = /^donor\.(\d{1,5})$/.exec(name);
    if (donor && /^(?:new|\d{1,15})$/.test(written)) donors[Number(donor[1])] = written;
  }
  const columns = column.length > 0 ? column.map((kind) => kind || null) : undefined;
  return { ...rest, answers: { columns, marks, unit, order, aside }, fixes, repeated, donors };
});

/** Text that was written as base64url into the name of a field. */
function textOf(written: string): string {
  try {
    const bytes = atob(written.replaceAll('-', '+').replaceAll('_', '/'));
    return new TextDecoder().decode(Uint8Array.from(bytes, (sign) => sign.charCodeAt(0)));
  } catch {
    return '';
  }
}

export const reverseListForm = z.object({
  listId: z.preprocess(
    single,
    z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
  ),
  reason: text(500),
  occurredOn: text(60),
});
