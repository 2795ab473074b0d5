/**
 * A file sent with a form, and the way it comes back with the next step of the same form.
 * Owns the limit of size and the hidden field that keeps the file between two steps, so that a form with a check before
 * the real thing works without script and stores nothing on the server. Refuses to trust what comes back: it is read anew.
 */
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { DomainError } from '@/lib/kernel/invariant';

export interface UploadedFile {
  /** As the person's device calls it; shown, never used as a path. */
  name: string;
  bytes: Uint8Array;
}

/** 7 MB: a statement of some fifty thousand lines; kept as text it is below the limit of a request (next.config.ts). */
export const MAX_FILE_BYTES = 7 * 1024 * 1024;
const MAX_NAME = 120;

/** Name of the hidden field that carries the file of `field` to the next step. */
export const keptFieldOf = (field: string) => `kept:${field}`;

/** The file chosen now, else the one kept from the step before; undefined when there is none. Errors: web.fileTooLarge, web.fileDamaged. */
export async function uploadedFile(form: FormData, field: string): Promise<UploadedFile | undefined> {
  const chosen = form.get(field);
  if (chosen instanceof File && chosen.size > 0) {
    if (chosen.size > MAX_FILE_BYTES) throw new DomainError('web.fileTooLarge');
    return { name: chosen.name.slice(0, MAX_NAME), bytes: new Uint8Array(await chosen.arrayBuffer()) };
  }
  const kept = form.get(keptFieldOf(field));
  return typeof kept === 'string' && kept !== '' ? unpack(kept) : undefined;
}

/** The text of the hidden field. */
export async function packFile({ name, bytes }: UploadedFile): Promise<string> {
  const packed = await promisify(gzip)(bytes);
  return `${encodeURIComponent(name)}:${packed.toString('base64')}`;
}

async function unpack(kept: string): Promise<UploadedFile> {
  const border = kept.indexOf(':');
  try {
    const bytes = await promisify(gunzip)(Buffer.from(kept.slice(border + 1), 'base64'), {
      maxOutputLength: MAX_FILE_BYTES,
    });
    return {
      name: decodeURIComponent(kept.slice(0, border)).slice(0, MAX_NAME),
      bytes: new Uint8Array(bytes),
    };
  } catch {
    throw new DomainError('web.fileDamaged');
  }
}
