/**
 * What happened, in order: one sentence per event with its time.
 * Owns the ordered list and the line that joins pairs (a void and its replacement).
 * Refuses relative times ("3 giờ trước"): the date and hour are written.
 */
import type { ReactNode } from 'react';

export interface TimelineItem {
  key: string;
  /** As shown: "10:31 02/07/2019". */
  time: string;
  /** ISO instant for machines. */
  dateTime?: string;
  sentence: ReactNode;
  detail?: ReactNode;
  tone?: 'normal' | 'warning' | 'done';
}

/** Events, newest or oldest first as the caller orders them. */
export function Timeline({ items }: { items: TimelineItem[] }) {
  return (
    <ol className="timeline">
      {items.map((item) => (
        <li key={item.key} data-tone={item.tone}>
          <time dateTime={item.dateTime}>{item.time}</time>
          <p>{item.sentence}</p>
          {item.detail ? <div className="timeline-detail">{item.detail}</div> : null}
        </li>
      ))}
    </ol>
  );
}
