/**
 * What a visitor with a link may read and write: the files of that link, one task at a time.
 * Runs in the sign-in pool, whose functions take the secret and decide everything; there is no session and no actor.
 * Refuses to tell a wrong, an expired and a closed link apart.
 */
import { sql } from 'drizzle-orm';
import { type Tx, withLogin } from '@/db/client';
import { refusalOf } from '@/db/refusal';
import { DomainError } from '@/lib/kernel/invariant';
import type { AwardCategory, Benefit } from './schema/inputs';
import { consentVersion, type LinkTask } from './schema/link-forms';

export type LinkFileState = 'draft' | 'submitted' | 'returned' | 'verified' | 'withdrawn';

export interface LinkFileLine {
  code: string;
  name: string;
  className: string;
  state: LinkFileState;
  returnedReason: string | null;
}

/** A link as its page shows it; days as yyyy-mm-dd in Việt Nam. */
export interface LinkPage {
  unit: string;
  expiresOn: string;
  association: string;
  phone: string;
  isDemo: boolean;
  round: string;
  schoolYear: string;
  deadlineOn: string;
  meetingOn: string | null;
  roundStatus: string;
  isLate: boolean;
  categories: { id: number; category: AwardCategory; benefit: Benefit }[];
  files: LinkFileLine[];
}

/** One file; circumstances and papers come back while it is a draft only. */
export interface LinkFile {
  code: string;
  state: LinkFileState;
  categoryId: number | null;
  name: string;
  birthYear: number | null;
  guardianName: string;
  school: string;
  className: string;
  unitWrittenAs: string;
  merit: string;
  handedInAt: string | null;
  returnedReason: string;
  hasCircumstances: boolean;
  hasPapers: boolean;
  circumstance?: string;
  account?: string;
  evidenceKind?: string;
  evidenceNumber?: string;
  evidenceIssuer?: string;
  evidenceYear?: number | null;
}

async function atDoor<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await withLogin(work);
  } catch (error) {
    throw refusalOf(error) ?? error;
  }
}

/** The link behind a secret with its files; null when it is wrong, expired, closed, or was tried too often. */
export async function linkPage(token: string): Promise<LinkPage | null> {
  const [row] = await atDoor((tx) =>
    tx.execute<{ link: LinkPage | null }>(sql`SELECT access.link_of(${token}) AS link`),
  );
  return row!.link;
}

/** One file of the link; null when the link has no such file. */
export async function linkFile(token: string, code: string): Promise<LinkFile | null> {
  const [row] = await atDoor((tx) =>
    tx.execute<{ file: LinkFile | null }>(sql`SELECT access.link_file_of(${token}, ${code}) AS file`),
  );
  return row!.file;
}

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
export async function beginLinkFiles(
  token: string,
  people: readonly { name: string; birthYear?: number; className: string; school: string }[],
): Promise<number> {
  const [first, ...others] = people;
  if (!first) return 0;
  const begun = await atDoor(async (tx) => {
    const code = await save(tx, 'person', { token, file: '', ...first });
    if (code)
      for (const person of others) demandLink(await save(tx, 'person', { token, file: '', ...person }));
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
