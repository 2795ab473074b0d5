/** The words of a difference between two versions. Pure. Owns the keys of its texts; refuses to guess a cause. */

import type { LineDifference } from '../schema/versions';
import type { PublicationCause } from '../schema/words';
import { corrections } from './version-groups';

interface Differing {
  cause: PublicationCause | null;
  previous: number | null;
  isShown: boolean;
  added: number | null;
  touched: number | null;
  figures: readonly unknown[];
  lines?: readonly LineDifference[];
}

/** The cause that was stated; else what the difference itself says. A key below "versions". */
export function causeWords({ cause, previous, isShown, added, touched, figures, lines }: Differing): string {
  if (cause !== null) return `causes.${cause}`;
  if (previous === null) return 'derived.first';
  if (isShown && touched === 0 && figures.length === 0) return 'derived.same';
  if (corrections(lines ?? []).length > 0) return 'derived.corrected';
  return added !== null && added > 0 && added === touched ? 'derived.grown' : 'derived.changed';
}

/** Key of a figure's words below "versions.figures", and the label it takes; undefined for one of the money's own words. */
export function figureKey(figure: string, label: string | null): { key: string; label: string } | undefined {
  const [kind, rest] = figure.split(/[:.]/, 2);
  if (kind === 'fund') return { key: 'fund', label: label ?? '' };
  if (kind === 'decision') return { key: 'decision', label: label ?? '' };
  if (kind === 'ceremony') return { key: 'ceremony', label: (label ?? '').split('\n')[0] ?? '' };
  const isOwn = rest === undefined || ['awards', 'gifts', 'goods'].includes(kind ?? '');
  return isOwn ? { key: figure.replaceAll('.', '_'), label: '' } : undefined;
}
