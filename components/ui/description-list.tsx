/**
 * Facts of one record: term and value, alone or in a titled card with its actions.
 * Owns the dl markup and the hidden words that make each "Sửa" link say what it changes.
 * Refuses layout tables.
 */
import type { ReactNode } from 'react';
import type { Locale } from '@/messages/catalogue';
import { uiWords } from './words';

export interface Fact {
  term: string;
  value: ReactNode;
  /** Address of the page that changes this fact. */
  changeHref?: string;
}

/** A list of facts; give `locale` when some of them can be changed. */
export function DescriptionList({ items, locale = 'vi' }: { items: Fact[]; locale?: Locale }) {
  return (
    <dl className="facts">
      {items.map((item) => (
        <div key={item.term}>
          <dt>{item.term}</dt>
          <dd>
            {item.value}
            {item.changeHref ? (
              <a className="facts-change" href={item.changeHref}>
                {uiWords(locale)('changeWhat', { what: item.term.toLocaleLowerCase(locale) })}
              </a>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

export interface SummaryCardProps {
  title: ReactNode;
  /** 2 unless the card stands under another heading. */
  level?: 2 | 3;
  actions?: ReactNode;
  children: ReactNode;
}

/** A titled card around facts, figures or a short list. */
export function SummaryCard({ title, level = 2, actions, children }: SummaryCardProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className="summary-card">
      <header>
        <Heading>{title}</Heading>
        {actions ? <div className="actions">{actions}</div> : null}
      </header>
      <div className="summary-card-body">{children}</div>
    </section>
  );
}

/** One big figure with its name, for home and transparency pages. */
export function Figure({ label, value, note }: { label: string; value: ReactNode; note?: ReactNode }) {
  return (
    <div className="figure">
      <p className="figure-label">{label}</p>
      <p className="figure-value">{value}</p>
      {note ? <p className="figure-note">{note}</p> : null}
    </div>
  );
}
