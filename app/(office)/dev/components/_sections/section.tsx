/**
 * One titled part of the components page.
 * Owns the heading and the anchor.
 * Refuses anything else.
 */
import type { ReactNode } from 'react';

/** A section with an anchor, so that one component can be linked to. */
export function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section id={id} className="mb-12">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
