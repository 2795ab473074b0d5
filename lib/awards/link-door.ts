/**
 * What a visitor with a link may read: the link, its files, one file.
 * Runs in the sign-in pool, whose functions take the secret and decide everything; there is no session and no actor.
 * Refuses to tell a wrong, an expired and a closed link apart.
 */
import { sql } from 'drizzle-orm';
import { type Tx, withLogin } from '@/db/client';
import { refusalOf } from '@/db/refusal';
import type { FileResult } from '@/lib/documents/result-letter';
import type { AwardCategory, Benefit } from './schema/inputs';

/** What a link says of a file: how far it is, and after the decision its result. */
export type LinkFileState = 'draft' | 'submitted' | 'returned' | 'verified' | FileResult;

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

/** Runs work of a visitor; what the database refuses becomes a DomainError. */
export async function atDoor<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
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

/** The list of a link with what stands behind it; `digest` is null before anything was handed in. */
export interface LinkList {
  digest: string | null;
  files: { code: string; name: string; className: string; merit: string; category: AwardCategory }[];
  head: { office: string; name: string; hasCode: boolean } | null;
  paper: { attachedAt: string; size: number; isCurrent: boolean } | null;
  confirmed: { confirmedAt: string; isCurrent: boolean } | null;
}

/** The list of the link; null as in linkPage. */
export async function linkList(token: string): Promise<LinkList | null> {
  const [row] = await atDoor((tx) =>
    tx.execute<{ list: LinkList | null }>(sql`SELECT access.link_authority_of(${token}) AS list`),
  );
  return row!.list;
}

/** How many files of a category the unit of a link is asked for, and how many it has handed in by any way. */
export interface LinkPlaces {
  categoryId: number;
  quota: number;
  files: number;
}

/** The places of the unit; empty where it was not asked, or as linkPage for a link that is over. */
export async function linkPlaces(token: string): Promise<LinkPlaces[]> {
  const [row] = await atDoor((tx) =>
    tx.execute<{ places: LinkPlaces[] | null }>(sql`SELECT access.link_places_of(${token}) AS places`),
  );
  return row!.places ?? [];
}
