/**
 * Filters beyond the first one: folded away on a phone, in sight on a wide screen, by style sheet alone.
 * Refuses to hide a filter that is in use, and to hide any where the browser cannot unfold them by style sheet.
 */
import type { ReactNode } from 'react';

/** Stands inside a form of filters. */
export function MoreFilters(props: { summary: string; isOpen: boolean; children: ReactNode }) {
  return (
    <details className="more-filters" open={props.isOpen}>
      <summary>{props.summary}</summary>
      <div>{props.children}</div>
    </details>
  );
}
