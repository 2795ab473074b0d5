/**
 * A message that stays on the page: information, done, attention, error, locked, offline.
 * Owns the look and role of each tone; the title says in words what the colour says.
 * Refuses to vanish by itself: results of work are never toasts.
 */
import type { ReactNode } from 'react';
import { classNames } from './class-names';

export type NoticeTone = 'info' | 'success' | 'warning' | 'error' | 'locked' | 'offline';

export interface NoticeProps {
  tone?: NoticeTone;
  title: ReactNode;
  children?: ReactNode;
  /** Buttons or links for the next step. */
  actions?: ReactNode;
  className?: string;
}

const roles: Partial<Record<NoticeTone, 'alert' | 'status'>> = { error: 'alert', success: 'status' };

/** One message with a title, an optional text and the next step. */
export function Notice({ tone = 'info', title, children, actions, className }: NoticeProps) {
  return (
    <div className={classNames('notice', `notice-${tone}`, className)} role={roles[tone]}>
      <p className="notice-title">{title}</p>
      {children ? <div className="notice-body">{children}</div> : null}
      {actions ? <div className="actions">{actions}</div> : null}
    </div>
  );
}
