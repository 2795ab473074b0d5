/**
 * What a visitor with a link writes: one task of a file at a time, many files from a class list, handing in.
 * Runs in the sign-in pool, whose functions take the secret, decide, and write the log; there is no session and no actor.
 * Refuses to tell a wrong, an expired and a closed link apart.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { DomainError } from '@/lib/kernel/invariant';
import { normaliseText } from '@/lib/kernel/names';
import { readPasted } from '@/lib/spreadsheets/pasted';
import { atDoor } from '../link-door';
import { type ClassRow, consentVersion, type LinkTask } from '../schema/link-forms';

/** Values of one form beside the secret and the file's code. */
export interface Written {
  token: string;
  file: string;
  [field: string]: unknown;
}

async function save(tx: Tx, task: LinkTask, { token, file, ...values }: Written): Promise<string | null> {
  const [row] = await tx.execute<{ code: string | null }>(
    sql`SELECT access.link_save(${token}, ${file}, ${task}, ${JSON.stringify(values)}::jsonb) AS code`,
  );
  return row!.code;
}

/** Outside of the transaction, so that the count of wrong tries is kept. */
function demandLink(code: string | null): string {
  if (!code) throw new DomainError('links.ended');
  return code;
}

/**
 * Saves one task of a file, or begins a file with it (`file` empty). @returns the file's code
 * @throws DomainError links.ended, links.fileNotFound, links.fileWithUs, links.roundOver, links.tooManyWrites, links.tooManyFiles
 */
export async function saveLinkTask(task: LinkTask, written: Written): Promise<string> {
  return demandLink(await atDoor((tx) => save(tx, task, written)));
}

/** Begins many files at once, one for each person: all of them or none. @returns how many. Errors as saveLinkTask. */
export async function beginLinkFiles(token: string, people: readonly ClassRow[]): Promise<number> {
  const [first, ...others] = people;
  if (!first) return 0;
  const begun = await atDoor(async (tx) => {
    const code = await save(tx, 'person', { token, file: '', school: '', ...first });
    if (code)
      for (const person of others)
        demandLink(await save(tx, 'person', { token, file: '', school: '', ...person }));
    return code;
  });
  demandLink(begun);
  return people.length;
}

/**
 * Hands a file in, or a returned one again. @returns its code
 * @throws DomainError links.ended, links.incomplete, links.consentNeeded, links.confirmationNeeded, links.lateNeedsReason,
 * links.circumstanceNeeded, links.fileWithUs, links.roundOver
 */
export async function handInByLink({ token, file, ...said }: Written): Promise<string> {
  const body = JSON.stringify({ ...said, consentVersion });
  const [row] = await atDoor((tx) =>
    tx.execute<{ code: string | null }>(
      sql`SELECT access.link_hand_in(${token}, ${file}, ${body}::jsonb) AS code`,
    ),
  );
  return demandLink(row!.code);
}

/**
 * Reads a class list as it comes from a spreadsheet: name, date or year of birth, class; a heading line is left out.
 * @throws DomainError links.nothingPasted, links.notRead (the line), spreadsheets.* of the reading
 */
function readClassList(table: string): ClassRow[] {
  const read = readPasted({ text: table });
  if (read.kind === 'refused') throw new DomainError(read.code, { params: read.params });
  const rows = read.cells.map((cells) => cells.map(normaliseText)).filter(([name]) => name);
  const people = rows.flatMap(([name = '', birth = '', className = ''], at) => {
    const year = /(?:^|\D)((?:19|20)\d\d)$/.exec(birth)?.[1];
    if (at === 0 && birth !== '' && !/\d/.test(birth)) return [];
    if (name.length > 200 || className.length > 60 || (birth !== '' && !year))
      throw new DomainError('links.notRead', { params: { line: at + 1 } });
    return [{ name, className, birthYear: year ? Number(year) : null }];
  });
  if (people.length === 0) throw new DomainError('links.nothingPasted');
  if (people.length > 100) throw new DomainError('links.tooManyPasted');
  return people;
}

/** Shows what a paste would begin, and begins it once that was looked at. Errors as beginLinkFiles and of the reading. */
export async function pasteLinkFiles(input: {
  token: string;
  table: string;
  isSeen: boolean;
}): Promise<{ rows: ClassRow[]; begun: number }> {
  const rows = readClassList(input.table);
  return { rows, begun: input.isSeen ? await beginLinkFiles(input.token, rows) : 0 };
}
