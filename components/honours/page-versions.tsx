/**
 * `/phien-ban/dot-xet/<dot>` and `/phien-ban/van-dong/<dot>`: the versions of the page of a round or a campaign, newest
 * first, each with its fingerprint, its cause and what differs.
 * Owns the arrangement. Refuses names, and figures of what was withdrawn.
 */
import { PublicFrame } from '@/components/public-shell/public-frame';
import { publicPlace } from '@/components/public-shell/public-shell';
import { DescriptionList } from '@/components/ui/description-list';
import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import { type PageChange, type PageVersion, pageSlugs } from '@/lib/honours/page-version-queries';
import { formatDateVn, formatInstantVn, isDateVn } from '@/lib/kernel/dates';
import { formatVnd } from '@/lib/kernel/money';
import { type Translator, translator } from '@/lib/web/messages';
import type { PublicPage } from '@/lib/web/public-page';
import { type PublicPlace, routes } from '@/lib/web/routes';
import type { PageVersionHistory } from '@/lib/web/version-page';
import { Hash } from './publication-facts';

/** The whole page. */
export function PageVersionsPage({ page }: { page: PublicPage<PageVersionHistory> }) {
  const { locale, association, data } = page;
  const t = translator(locale);
  const { kind, versions, hasOlder } = data;
  const place = publicPlace(locale, association.slug);
  const address = (other: PublicPlace, query?: { trang?: number; ban?: number }) =>
    routes.public.pageVersions({ ...other, list: pageSlugs[kind], page: data.page, query });
  const most = data.isOne ? Number.POSITIVE_INFINITY : lettersShown(versions);
  const title = t(`versions.pageTitle.${kind}`, { name: versions[0]?.name ?? data.page });
  return (
    <PublicFrame
      {...{ locale, association, current: 'transparency', address, title }}
      description={t('versions.lede')}
      noIndex={versions.length === 0}
    >
      <p className="lede">{t('versions.lede')}</p>
      <p className="muted">{t('versions.names')}</p>
      {versions.length === 0 ? <p>{t('versions.none')}</p> : null}
      {versions.map((version, at) => (
        <Version
          key={version.version}
          {...{ t, version, most }}
          wholeHref={address(place, { ban: version.version })}
          inForceAt={
            at === 0 && data.at === 1 && !data.isOne && !version.isWithdrawn
              ? shownAt(place, version)
              : undefined
          }
        />
      ))}
      {data.isOne ? (
        <p>
          <a href={address(place)}>{t('versions.all')}</a>
        </p>
      ) : null}
      {hasOlder ? (
        <p>
          <a href={address(place, { trang: data.at + 1 })}>{t('versions.older')}</a>
        </p>
      ) : null}
    </PublicFrame>
  );
}

/** Where the version on show stands. */
const shownAt = (place: PublicPlace, { kind, page }: PageVersion) =>
  kind === 'round'
    ? routes.public.round({ ...place, round: page })
    : routes.public.campaign({ ...place, campaign: page });

/** Letters of changed texts that one page of the history carries. */
const LETTERS_A_PAGE = 4_000;
/** A text that is never cut. */
const SHORT_TEXT = 120;

const textsOf = ({ was, isNow }: PageChange) => [was, isNow].filter((text) => text !== null);

/** How many letters of each long text are shown, so that a page stays light however many were rewritten. */
function lettersShown(versions: readonly { changes: readonly PageChange[] }[]): number {
  const texts = versions.flatMap(({ changes }) => changes.flatMap(textsOf));
  const long = texts.filter((text) => text.length > SHORT_TEXT).length;
  return Math.max(SHORT_TEXT, Math.floor(LETTERS_A_PAGE / Math.max(1, long)));
}

type VersionProps = {
  t: Translator;
  version: PageVersion & { changes: PageChange[] };
  most: number;
  /** This version alone, with all its words. */
  wholeHref: string;
  inForceAt?: string;
};

function Version({ t, version, most, wholeHref, inForceAt }: VersionProps) {
  const { kind, changes, isWithdrawn, previous } = version;
  const facts = { asOf: formatDateVn(version.asOf), at: formatInstantVn(version.publishedAt) };
  return (
    <section id={`ban-${version.version}`}>
      <h2>
        {t('versions.version', { version: String(version.version) })}{' '}
        {inForceAt ? <StatusTag tone="success">{t('versions.inForce')}</StatusTag> : null}
        {isWithdrawn ? <StatusTag>{t('versions.withdrawn')}</StatusTag> : null}
      </h2>
      <p>
        {t('versions.facts', facts)}{' '}
        {inForceAt ? (
          <a href={inForceAt}>{t(kind === 'round' ? 'versions.pageToRound' : 'versions.pageToCampaign')}</a>
        ) : null}
      </p>
      <DescriptionList
        items={[
          { term: t('versions.why'), value: t(`versions.pageCauses.${version.cause}`) },
          { term: t('versions.fingerprint'), value: <Hash hex={version.fingerprint} /> },
        ]}
      />
      {isWithdrawn ? <p className="muted">{t('versions.withdrawnNote')}</p> : null}
      {!isWithdrawn && previous !== null ? <Changes {...{ t, previous, changes, most, wholeHref }} /> : null}
      {!isWithdrawn && previous === null && version.version > 1 ? (
        <p>{t('versions.pageNoPrevious')}</p>
      ) : null}
    </section>
  );
}

type ChangesProps = Pick<VersionProps, 't' | 'most' | 'wholeHref'> & {
  previous: number;
  changes: PageChange[];
};

function Changes({ t, previous, changes, most, wholeHref }: ChangesProps) {
  if (changes.length === 0) return <p>{t('versions.pageSame')}</p>;
  const isCut = changes.flatMap(textsOf).some((text) => text.length > most);
  const shown = (text: string) => (text.length > most ? `${text.slice(0, most).trimEnd()}…` : text);
  return (
    <>
      <Table
        caption={t('versions.against', { version: String(previous) })}
        rows={changes}
        rowKey={({ figure }) => figure}
        columns={[
          {
            key: 'figure',
            header: t('versions.figure'),
            cell: ({ figure }) => t(`versions.pageFigure.${figure}`),
          },
          {
            key: 'was',
            header: t('versions.pageWas'),
            cell: ({ was, before }) => shown(said(t, was, before)),
          },
          {
            key: 'now',
            header: t('versions.pageNow'),
            cell: ({ isNow, after }) => shown(said(t, isNow, after)),
          },
        ]}
      />
      {isCut ? (
        <p>
          <a href={wholeHref}>{t('versions.wholeWords')}</a>
        </p>
      ) : null}
    </>
  );
}

/** A number, a day, yes or no, or the words themselves. */
function said(t: Translator, text: string | null, number: bigint | null): string {
  if (number !== null) return formatVnd(number);
  if (text === null || text === '') return t('versions.empty');
  if (text === 'true' || text === 'false') return t(text === 'true' ? 'versions.yes' : 'versions.no');
  return isDateVn(text) ? formatDateVn(text) : text;
}
