/**
 * What stands where content is missing: nothing yet, still loading, working through a file.
 * Owns the empty state, the skeleton of real row height and the counted progress.
 * Refuses spinners: waiting is either short or counted.
 */
import type { ReactNode } from 'react';
import type { Locale } from '@/messages/catalogue';
import { uiWords } from './words';

/** One sentence why it is empty and the one next action. */
export function EmptyState({
  title,
  children,
  actions,
}: {
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children ? <div>{children}</div> : null}
      {actions ? <div className="actions">{actions}</div> : null}
    </div>
  );
}

/** Grey rows of the height of real ones. */
export function Skeleton({ rows = 5, locale }: { rows?: number; locale: Locale }) {
  return (
    <div className="skeleton" role="status">
      <span className="sr-only">{uiWords(locale)('loading')}</span>
      {Array.from({ length: rows }, (_, index) => `row-${index}`).map((key) => (
        <div className="skeleton-row" key={key} aria-hidden="true" />
      ))}
    </div>
  );
}

/** A counted progress: `label` says the count in words ("Đã đọc 320/1.204 dòng"). */
export function Progress({
  id,
  label,
  value,
  max,
}: {
  id: string;
  label: string;
  value: number;
  max: number;
}) {
  return (
    <div className="progress">
      <label htmlFor={id}>{label}</label>
      <progress id={id} value={value} max={max} />
    </div>
  );
}
