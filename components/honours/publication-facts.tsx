/**
 * When and as of which day a list was published, its version, fingerprint and the root of the log at that moment.
 * Owns the list of versions with what replaced what. Refuses the contents of old versions: they are not public.
 */
import { DateText, InstantText } from '@/components/ui/date-text';
import { DescriptionList } from '@/components/ui/description-list';
import type { FigureCheck, PublicationVersion } from '@/lib/honours/schema/published';
import { kindSlugs } from '@/lib/honours/schema/words';
import { formatDateVn, formatInstantVn } from '@/lib/kernel/dates';
import { translator } from '@/lib/web/messages';
import { type PublicPlace, routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';
import { publisherWords } from './publisher';

export interface PublicationFactsProps {
  locale: Locale;
  version: PublicationVersion;
  versions: readonly PublicationVersion[];
  place: PublicPlace;
  /** Until when the books were found to say the same; of the fund alone. */
  check?: FigureCheck;
}

/** As many earlier versions as stand on the page itself; the rest is behind the link. */
const MOST_LISTED = 12;

/** Stands at the foot of every published list. */
export function PublicationFacts({ locale, version, versions, place, check }: PublicationFactsProps) {
  const t = translator(locale);
  return (
    <section aria-labelledby="ban-cong-bo">
      <h2 id="ban-cong-bo">{t('honours.published.heading')}</h2>
      <DescriptionList
        items={[
          { term: t('honours.published.asOf'), value: <DateText date={version.asOf} /> },
          { term: t('honours.published.publishedAt'), value: <InstantText at={version.publishedAt} /> },
          ...(check ? [{ term: t('figures.checkTerm'), value: <DateText date={check.asOf} /> }] : []),
          { term: t('figures.publisher'), value: publisherWords(t, version) },
          { term: t('honours.published.version'), value: String(version.version) },
          { term: t('honours.published.fingerprint'), value: <Hash hex={version.fingerprint} /> },
          {
            term: t('honours.published.auditRoot'),
            value: version.auditRoot ? <Hash hex={version.auditRoot} /> : t('honours.published.noRoot'),
          },
        ]}
      />
      <p className="muted">{t('honours.published.explain')}</p>
      <p className="no-print">
        <a href={routes.public.versions({ ...place, list: kindSlugs[version.kind], year: version.year })}>
          {t('versions.link')}
        </a>
      </p>
      {versions.length > 1 ? (
        <details className="no-print">
          <summary>{t('honours.published.versions')}</summary>
          <ul>
            {versions.slice(0, MOST_LISTED).map((entry) => (
              <li key={entry.version}>
                {t('honours.published.versionLine', {
                  version: String(entry.version),
                  asOf: formatDateVn(entry.asOf),
                  at: formatInstantVn(entry.publishedAt),
                })}
                {entry.isWithdrawn ? ` (${t('honours.published.versionWithdrawn')})` : null}
                <br />
                <Hash hex={entry.fingerprint} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

/** Hex in groups of four, so that it can be compared by eye and breaks on narrow screens. */
export function Hash({ hex }: { hex: string }) {
  return <code>{hex.replace(/(.{4})(?=.)/g, '$1 ')}</code>;
}
