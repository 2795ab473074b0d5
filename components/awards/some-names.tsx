/** The first few of a list of sentences, and how many more there are with the way to them. Refuses to draw hundreds. */
import type { ReactNode } from 'react';

const shownAtMost = 5;

export interface SomeProps {
  items: readonly { key: number; content: ReactNode }[];
  /** "và 282 hồ sơ nữa" */
  more: (count: number) => ReactNode;
}

/** A list; whole when it is short. */
export function SomeOf({ items, more }: SomeProps) {
  const rest = items.length - shownAtMost;
  const shown = rest > 0 ? items.slice(0, shownAtMost) : items;
  return (
    <ul>
      {shown.map(({ key, content }) => (
        <li key={key}>{content}</li>
      ))}
      {rest > 0 ? <li>{more(rest)}</li> : null}
    </ul>
  );
}
