/**
 * A whole page that could not be shown, or a step that failed.
 * Owns the order of what people need: what happened, what is safe, what to do, a code to read over the phone.
 * Refuses technical causes; those are in the log under the same code.
 */
import type { ReactNode } from 'react';
import type { Locale } from '@/messages/catalogue';
import { CopyButton } from './print-button';
import { uiWords } from './words';

export interface PageProblemProps {
  title: string;
  /** What happened, in one sentence. */
  children: ReactNode;
  /** What is certain: "Chưa ghi gì vào sổ." */
  safe?: ReactNode;
  /** What to do now. */
  next?: ReactNode;
  reference?: string;
  actions?: ReactNode;
  locale: Locale;
}

/** Stands as the main content of a page. */
export function PageProblem({ title, children, safe, next, reference, actions, locale }: PageProblemProps) {
  const words = uiWords(locale);
  return (
    <div className="page-problem">
      <h1>{title}</h1>
      <p>{children}</p>
      <dl className="facts">
        {safe ? (
          <div>
            <dt>{words('problemSafe')}</dt>
            <dd>{safe}</dd>
          </div>
        ) : null}
        {next ? (
          <div>
            <dt>{words('problemNext')}</dt>
            <dd>{next}</dd>
          </div>
        ) : null}
        {reference ? (
          <div>
            <dt>{words('problemReference')}</dt>
            <dd>
              <code className="reference">{reference}</code>
            </dd>
          </div>
        ) : null}
      </dl>
      <div className="actions">
        {actions}
        {reference ? <CopyButton text={`${title} ${reference}`} locale={locale} /> : null}
      </div>
    </div>
  );
}
