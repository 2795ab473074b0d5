/**
 * From text with separators to cells; the quoting itself is read by csv-parse.
 * Owns: finding out which separator a file uses. Excel writes what the country's settings say: comma, semicolon or tab.
 * Refuses: a quote that is never closed, because everything after it would silently become one cell.
 */
import { CsvError, parse } from 'csv-parse/sync';
import { type Cells, caught, checkSize, limits, type Refused, refuse, withoutEmptyEnds } from './limits';

export type Delimiter = ',' | ';' | '\t';
export type CsvCells = Readonly<{ kind: 'cells'; cells: Cells; delimiter: Delimiter }>;

/** In the order of trust: a comma also stands inside amounts. */
const DELIMITERS: readonly Delimiter[] = ['\t', ';', ','];
const SAMPLE_RECORDS = 60;
const SAMPLE_CHARS = 100_000;
/** The line Excel understands as "this file uses …". */
const SEPARATOR_LINE = /^sep=([,;\t])\r?\n/i;

/**
 * Reads a text with separators.
 * @param options.delimiter when it is known already; options.maxRows when more rows than usual are allowed
 * @returns the cells as they stand (line breaks inside quotes kept), or the code of a refusal; never throws
 */
export function readCsv(
  text: string,
  options: { delimiter?: Delimiter; maxRows?: number } = {},
): CsvCells | Refused {
  try {
    const named = SEPARATOR_LINE.exec(text);
    const body = named ? text.slice(named[0].length) : text;
    const delimiter = options.delimiter ?? (named?.[1] as Delimiter | undefined) ?? delimiterOf(body);
    const cells = withoutEmptyEnds(records(body, delimiter, options.maxRows ?? limits.rows));
    if (cells.length === 0) refuse('spreadsheets.empty');
    checkSize(cells, options.maxRows);
    return { kind: 'cells', cells, delimiter };
  } catch (error) {
    return caught(error);
  }
}

const RECORD_END = /\r\n|\n|\r/;
const RECORD_CHARS = limits.columns * limits.cellChars;

/** A text without a quote is cut where the signs stand: what csv-parse makes of it, in a fraction of the time. */
function plainRecords(text: string, delimiter: Delimiter, maxRows: number): Cells | undefined {
  if (text.includes('"')) return undefined;
  const lines = text.split(RECORD_END, maxRows + 2);
  if (lines.length <= maxRows + 1 && lines.at(-1) === '') lines.pop();
  if (lines.some((line) => line.length > RECORD_CHARS)) return undefined;
  return lines.slice(0, maxRows + 1).map((line) => line.split(delimiter));
}

/** One row more than allowed is enough to refuse; a list in one cell is stopped by the size of a record. */
function records(text: string, delimiter: Delimiter, maxRows: number): Cells {
  const plain = plainRecords(text, delimiter, maxRows);
  if (plain) return plain;
  try {
    return parse(text, {
      ...{ delimiter, relax_column_count: true, relax_quotes: true, to: maxRows + 1 },
      ...{ record_delimiter: ['\r\n', '\n', '\r'], max_record_size: RECORD_CHARS },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return refuse(error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'spreadsheets.openQuote' : 'spreadsheets.damaged', {
      row: Number(error.lines ?? 0),
    });
  }
}

/** The separator that cuts most records into the same number of cells. */
export function delimiterOf(text: string): Delimiter {
  const sample = text.slice(0, SAMPLE_CHARS);
  const scored = DELIMITERS.map((delimiter) => ({ delimiter, ...regularity(counts(sample, delimiter)) }));
  const best = scored.reduce((one, other) =>
    other.share > one.share || (other.share === one.share && other.cuts > one.cuts) ? other : one,
  );
  return best.cuts > 0 ? best.delimiter : ',';
}

/** How often the separator stands in each of the first records, outside quotes. */
function counts(sample: string, delimiter: Delimiter): number[] {
  const found: number[] = [];
  let [count, isQuoted, isEmpty] = [0, false, true];
  for (const sign of sample) {
    if (sign === '"') isQuoted = !isQuoted;
    else if (sign === '\n' && !isQuoted) {
      if (!isEmpty) found.push(count);
      [count, isEmpty] = [0, true];
      if (found.length >= SAMPLE_RECORDS) return found;
    } else if (sign === delimiter && !isQuoted) count += 1;
    if (sign !== '\n' && sign !== '\r') isEmpty = false;
  }
  return isEmpty ? found : [...found, count];
}

function regularity(found: readonly number[]): { share: number; cuts: number } {
  const times = new Map<number, number>();
  for (const count of found) if (count > 0) times.set(count, (times.get(count) ?? 0) + 1);
  const [cuts, most] = [...times].reduce((one, other) => (other[1] > one[1] ? other : one), [0, 0]);
  return { share: found.length === 0 ? 0 : most / found.length, cuts };
}
