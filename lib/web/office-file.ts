/**
 * The beginning of every staff file (PDF, CSV): the same checks as a staff page, answered with bytes.
 * Owns the headers: private, never stored, shown under its own name.
 * Refuses to explain to strangers: a foreign association and a missing one answer alike.
 */
import type { Tx } from '@/db/client';
import { refusalOf } from '@/db/refusal';
import type { Actor } from '@/lib/access/actor';
import type { Permission } from '@/lib/access/policy';
import { currentSession } from '@/lib/access/session';
import type { DomainError } from '@/lib/kernel/invariant';
import { log, newRequestRef } from './log';
import { translator } from './messages';
import { readAsStaff } from './office-page';
import { readPreferences } from './read-preferences';
import { routes } from './routes';

export interface OfficeFile {
  /** Or what makes them; called when the transaction is over, so that slow work holds no connection. */
  bytes: Uint8Array | string | (() => Promise<Uint8Array>);
  /** Name the file is kept under; may hold Vietnamese letters. */
  filename: string;
  contentType: string;
}

/**
 * Answers a request for a file. `make` returns null when the record does not exist (404).
 * 303 to sign-in without a session, 403 without the role, 409 with its sentence when a rule refuses, 500 with a reference on a fault.
 */
export async function officeFile(
  request: Request,
  hoi: string,
  permission: Permission,
  make: (tx: Tx, actor: Actor) => Promise<OfficeFile | null>,
): Promise<Response> {
  const session = await currentSession();
  if (!session) return answer(303, '', { location: routes.signIn({ hoi, tiep: pathOf(request) }) });
  try {
    const outcome = await readAsStaff(session.token, hoi, permission, make);
    if (outcome.kind === 'notPermitted') return answer(403, '403');
    if (outcome.kind === 'foreign' || outcome.data === null) return answer(404, '404');
    const { filename, contentType } = outcome.data;
    const bytes = typeof outcome.data.bytes === 'function' ? await outcome.data.bytes() : outcome.data.bytes;
    return answer(200, typeof bytes === 'string' ? bytes : new Uint8Array(bytes), {
      'content-type': contentType,
      'content-disposition': disposition(filename, contentType),
    });
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal) return answer(409, await sentenceOf(refusal));
    const ref = newRequestRef();
    log.error('file.failed', { ref, error });
    return answer(500, ref);
  }
}

async function sentenceOf({ code, params }: DomainError): Promise<string> {
  const { lang } = await readPreferences();
  const texts = Object.entries(params ?? {}).map(([name, value]) => [name, String(value)]);
  return translator(lang)(`errors.${code}`, Object.fromEntries(texts));
}

function pathOf(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return pathname + search;
}

function answer(
  status: number,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Response {
  return new Response(body === '' ? null : body, {
    status,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
  });
}

/** PDFs open in the browser, data files are saved; the plain name is for programs that do not read RFC 5987. */
function disposition(filename: string, contentType: string): string {
  const plain = filename.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^-+/, '') || 'tep';
  const way = contentType === 'application/pdf' || contentType.startsWith('image/') ? 'inline' : 'attachment';
  return `${way}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(filename)}`;
}
