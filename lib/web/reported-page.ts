/**
 * Which public page a report is about: its path, checked against the table of public pages.
 * Refuses everything else: files, queries, other associations, addresses that no page answers.
 */
import { INNER_SEGMENT } from './public-pages';
import { resolvePublicPath } from './public-paths';

/** The canonical path of a public page of this association, or of one that belongs to all; '' for anything else. */
export function reportedPage(path: string, hoi: string): string {
  const first = resolvePublicPath(path, '', process.env.DEFAULT_ASSOCIATION);
  const found =
    first.kind === 'redirect'
      ? resolvePublicPath(first.location, '', process.env.DEFAULT_ASSOCIATION)
      : first;
  if (found.kind !== 'page' || (found.form !== 'page' && found.form !== 'frame')) return '';
  const [, prefix, , association, word] = found.inner.split('/');
  return prefix === INNER_SEGMENT && (association === hoi || word === 'kt') ? found.canonical : '';
}

/** The code of the paper whose check a report is about; undefined when it is about another page. */
export const reportedPaper = (page: string): string | undefined =>
  /^(?:\/en)?\/kt\/([0-9A-Z-]+)$/.exec(page)?.[1];
