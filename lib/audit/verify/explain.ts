/**
 * Gives touched rows their names: which columns differ from the log, and which paper the row belongs to.
 * Owns the second reading of an export, for the few rows that the first one found.
 * Refuses to judge: whether something is wrong has been decided before.
 */
import { referenceOf } from './books';
import type { ExportRecord, ExportSource } from './export-record';
import type { Problem } from './problem';
import { rowsOfChange } from './rows-of-change';

type Image = Record<string, unknown>;

interface Wanted {
  logged: Image | null;
  loggedId: bigint;
  now: Image | null;
  about: Set<string>;
}

/** Returns the problems with `about` and `differences` filled in where they can be known. */
export async function explain(problems: Problem[], source: ExportSource): Promise<Problem[]> {
  const wanted = new Map<string, Wanted>();
  for (const { row } of problems)
    if (row) {
      wanted.set(nameOf(row.table, row.key), { logged: null, loggedId: -1n, now: null, about: new Set() });
    }
  if (wanted.size === 0) return problems;
  const papers = new Papers();
  for await (const record of source()) collect(record, wanted, papers);
  for (const [name, row] of wanted) papers.nameRow(name, row);
  return problems.map((problem) => {
    const found = problem.row && wanted.get(nameOf(problem.row.table, problem.row.key));
    if (!found) return problem;
    const differences = problem.code === 'rowChanged' ? differing(found.logged, found.now) : undefined;
    return { ...problem, about: [...found.about], ...(differences && { differences }) };
  });
}

const nameOf = (table: string, key: string) => `${table}\n${key}`;

function collect(record: ExportRecord, wanted: Map<string, Wanted>, papers: Papers): void {
  if (record.kind === 'change') {
    for (const { key, newImage, oldImage } of rowsOfChange(record)) {
      const row = wanted.get(nameOf(record.table, key));
      if (!row || BigInt(record.id) < row.loggedId) continue;
      row.loggedId = BigInt(record.id);
      row.logged = imageOf(newImage ?? oldImage);
    }
  } else if (record.kind === 'image') {
    const row = wanted.get(nameOf(record.table, record.key));
    const image = JSON.parse(record.image) as Image;
    if (row) row.now = image;
    if (record.table === 'app.decision')
      papers.decisions.set(record.key, referenceOf('QĐ', String(image.number), String(image.year)));
  } else if (record.kind === 'voucher' && record.head) {
    const { head, associationId, id } = record;
    const reference = referenceOf(head.book, head.number, head.year);
    papers.vouchers.set(`${associationId}:${id}`, reference);
    wanted.get(nameOf('app.personal_value', `${associationId}:${head.reasonValueId}`))?.about.add(reference);
  }
}

/** An image of the log; what somebody wrote there that is none says nothing. */
function imageOf(text: string | null): Image | null {
  try {
    return JSON.parse(text ?? 'null') as Image | null;
  } catch {
    return null;
  }
}

/** References of vouchers and decisions by their keys. */
class Papers {
  readonly vouchers = new Map<string, string>();
  readonly decisions = new Map<string, string>();

  nameRow(name: string, row: Wanted): void {
    const association = name.split('\n')[1]!.split(':')[0]!;
    for (const image of [row.logged, row.now]) {
      if (!image) continue;
      const voucher = this.vouchers.get(`${association}:${image.voucher_id}`);
      const decision = this.decisions.get(`${association}:${image.decision_id}`);
      if (voucher) row.about.add(voucher);
      if (decision) row.about.add(decision);
      if (name.startsWith('app.decision\n'))
        row.about.add(referenceOf('QĐ', String(image.number), String(image.year)));
    }
  }
}

function differing(was: Image | null, now: Image | null): Problem['differences'] {
  if (!was || !now) return [];
  const columns = [...new Set([...Object.keys(was), ...Object.keys(now)])];
  return columns
    .filter((column) => JSON.stringify(was[column]) !== JSON.stringify(now[column]))
    .map((column) => ({ field: column, was: textOf(was[column]), now: textOf(now[column]) }));
}

const textOf = (value: unknown) => (value === null || value === undefined ? null : String(value));
