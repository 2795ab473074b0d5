/**
 * What becomes of a render: a finished page, a finished file, nothing, or the reason why it must not be shown. Pure.
 * Owns which types a file may have. Refuses data where a page was asked for and a page where data was.
 */
import type { PublicForm } from '@/lib/web/public-pages';
import type { Rendered } from './renderer';
import { type Refusal, stripPage } from './strip';

export type FailureReason =
  | Refusal
  | 'renderError'
  | 'unexpectedStatus'
  | 'notHtml'
  | 'notAFile'
  | 'notMedia'
  | 'timeoutOrBroken';
export type Finished =
  | { kind: 'missing' }
  | { kind: 'refused'; reason: FailureReason }
  | { kind: 'finished'; body: string; contentType: string; isGone: boolean };

/** Nothing of these is run by a browser. */
const fileTypes: ReadonlySet<string> = new Set(
  [
    ...['text/csv', 'text/plain', 'text/calendar', 'application/json'],
    ...['application/atom+xml', 'application/xml'],
  ].map((type) => `${type}; charset=utf-8`),
);

/** A page leaves without its scripts, a file as it is; a file may say by its status that it is gone, a page says it by its job. */
export function finish({ status, contentType, body }: Omit<Rendered, 'job'>, form: PublicForm): Finished {
  const refused = (reason: FailureReason): Finished => ({ kind: 'refused', reason });
  const isGone = form === 'file' && status === 410;
  if (status === 404) return { kind: 'missing' };
  if (status >= 500) return refused('renderError');
  if (status !== 200 && !isGone) return refused('unexpectedStatus');
  if (form === 'file') {
    return fileTypes.has(contentType) ? { kind: 'finished', body, contentType, isGone } : refused('notAFile');
  }
  if (!contentType.startsWith('text/html')) return refused('notHtml');
  const stripped = stripPage(body);
  if (!stripped.ok) return refused(stripped.reason);
  return { kind: 'finished', body: stripped.html, contentType: 'text/html; charset=utf-8', isGone };
}
