/**
 * Ways around: breadcrumbs, tabs that are links, next and previous page, the other language.
 * Owns the nav landmarks, their names and aria-current.
 * Refuses script and client state: every one of them is a plain link.
 */
import type { Locale } from '@/messages/catalogue';
import { uiWords } from './words';

export interface Crumb {
  label: string;
  /** Left out for the page one is on. */
  href?: string;
}

/** The way from the top to this page; the last crumb is the page itself. */
export function Breadcrumbs({ items, locale }: { items: Crumb[]; locale: Locale }) {
  return (
    <nav className="crumbs" aria-label={uiWords(locale)('breadcrumbs')}>
      <ol>
        {items.map((item) => (
          <li key={item.label}>
            {item.href ? <a href={item.href}>{item.label}</a> : <span aria-current="page">{item.label}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}

export interface Tab {
  label: string;
  href: string;
  current?: boolean;
  count?: number;
}

/** Parts of one record, each at its own address. */
export function Tabs({ items, locale, label }: { items: Tab[]; locale: Locale; label?: string }) {
  return (
    <nav className="tab-links" aria-label={label ?? uiWords(locale)('tabs')}>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href} aria-current={item.current ? 'page' : undefined}>
              {item.label}
              {item.count === undefined ? null : <span className="tab-count"> {item.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Keyset paging: only "before" and "after", with a sentence between them ("50 dòng, từ 02/07/2019"). */
export function Pagination(props: {
  previousHref?: string;
  nextHref?: string;
  summary?: string;
  locale: Locale;
}) {
  const words = uiWords(props.locale);
  if (!props.previousHref && !props.nextHref && !props.summary) return null;
  return (
    <nav className="paging" aria-label={words('pages')}>
      {props.previousHref ? (
        <a className="btn btn-secondary" rel="prev" href={props.previousHref}>
          ← {words('previousPage')}
        </a>
      ) : null}
      {props.summary ? <span className="paging-summary">{props.summary}</span> : null}
      {props.nextHref ? (
        <a className="btn btn-secondary" rel="next" href={props.nextHref}>
          {words('nextPage')} →
        </a>
      ) : null}
    </nav>
  );
}

/** A link to the same page in the other language, written in that language. */
export function LocaleSwitch({ locale, href }: { locale: Locale; href: string }) {
  const other: Locale = locale === 'vi' ? 'en' : 'vi';
  return (
    <a className="locale-switch" href={href} lang={other} hrefLang={other}>
      {uiWords(locale)(other === 'vi' ? 'openInVietnamese' : 'openInEnglish')}
    </a>
  );
}
