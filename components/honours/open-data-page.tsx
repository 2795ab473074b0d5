/**
 * `/du-lieu`: every file of open data, what its columns mean, under which licence, and what changed.
 * Owns the arrangement. Refuses files that do not exist yet: only what is in force is linked.
 */
import { PublicFrame } from '@/components/public-shell/public-frame';
import { publicPlace } from '@/components/public-shell/public-shell';
import { Table } from '@/components/ui/table';
import { pageSlugs } from '@/lib/honours/page-version-queries';
import { LICENCE, openFields, openLists } from '@/lib/honours/rules/open-data';
import { kindSlugs } from '@/lib/honours/schema/words';
import { translator } from '@/lib/web/messages';
import type { OpenDataFile, OpenDataFiles } from '@/lib/web/open-data-page';
import type { PublicPage } from '@/lib/web/public-page';
import { type PublicPlace, routes } from '@/lib/web/routes';
import { absoluteAddress } from '@/lib/web/site-origin';
import type { Locale } from '@/messages/catalogue';
import { FileLinks } from './data-links';

/** The whole page. */
export function OpenDataPage({ page }: { page: PublicPage<OpenDataFiles> }) {
  const { locale, association, data } = page;
  const t = translator(locale);
  const place = publicPlace(locale, association.slug);
  return (
    <PublicFrame
      {...{ locale, association, current: 'transparency', address: routes.public.openData }}
      title={t('opendata.title')}
      description={t('opendata.description', { name: association.name })}
    >
      <p className="lede">{t('opendata.lede')}</p>
      <section>
        <h2>{t('opendata.filesTitle')}</h2>
        {data.files.length === 0 ? (
          <p>{t('opendata.filesNone')}</p>
        ) : (
          <Files {...{ locale, place }} files={data.files} />
        )}
      </section>
      {data.hasGrants ? (
        <section>
          <h2>{t('opendata.grantsTitle')}</h2>
          <p>{t('opendata.grantsBody')}</p>
          <p>
            <a href={routes.public.grants(place)}>{t('opendata.grantsLink')}</a>
          </p>
        </section>
      ) : null}
      <Follow {...{ locale, place }} />
      <section>
        <h2>{t('opendata.safetyTitle')}</h2>
        <p>{t('opendata.safetyBody')}</p>
      </section>
      <section>
        <h2>{t('opendata.licenceTitle')}</h2>
        <p>
          <a href={LICENCE} rel="license">
            {t('opendata.licenceBody')}
          </a>
        </p>
        <p>{t('opendata.licenceNames')}</p>
      </section>
      <Dictionary locale={locale} />
      <section>
        <h2>{t('opendata.changesTitle')}</h2>
        <p>{t('opendata.changesData')}</p>
        <ul>
          <li>{t('opendata.changesFormat')}</li>
        </ul>
        <Histories {...{ locale, place }} histories={data.histories} />
      </section>
    </PublicFrame>
  );
}

/** Feeds, and the lines with which another site shows the honour list. */
function Follow({ locale, place }: { locale: Locale; place: PublicPlace }) {
  const t = translator(locale);
  const source = absoluteAddress(routes.public.embedded(place));
  const title = t('opendata.lists.honours');
  return (
    <>
      <section>
        <h2>{t('opendata.followTitle')}</h2>
        <p>{t('opendata.followBody')}</p>
        <ul>
          <li>
            <a href={routes.public.feed(place)}>{t('opendata.feed.link')}</a>
          </li>
          <li>
            <a href={routes.public.calendar(place)}>{t('opendata.calendar.link')}</a>
          </li>
        </ul>
      </section>
      <section>
        <h2>{t('opendata.embedTitle')}</h2>
        <p>{t('opendata.embedBody')}</p>
        <p>
          <code>{`<iframe src="${source}" title="${title}" width="100%" height="480"></iframe>`}</code>
        </p>
      </section>
    </>
  );
}

/** The changelog of everything published: one line for each list of a year, round and campaign. */
function Histories({
  locale,
  place,
  histories,
}: Omit<FilesProps, 'files'> & Pick<OpenDataFiles, 'histories'>) {
  const t = translator(locale);
  const { lists, pages } = histories;
  if (lists.length + pages.length === 0) return null;
  return (
    <>
      <h3>{t('versions.changesTitle')}</h3>
      <p>{t('versions.changesLede')}</p>
      <ul>
        {lists.map(({ kind, year }) => (
          <li key={`${kind}-${year}`}>
            <a href={routes.public.versions({ ...place, list: kindSlugs[kind], year })}>
              {t('versions.changesLine', { kind: t(`versions.kinds.${kind}`), year: String(year) })}
            </a>
          </li>
        ))}
        {pages.map(({ kind, page, name }) => (
          <li key={`${kind}-${page}`}>
            <a href={routes.public.pageVersions({ ...place, list: pageSlugs[kind], page })}>
              {t(kind === 'round' ? 'versions.changesRound' : 'versions.changesCampaign', {
                name: name ?? page,
              })}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

type FilesProps = { locale: Locale; place: PublicPlace; files: readonly OpenDataFile[] };

function Files({ locale, place, files }: FilesProps) {
  const t = translator(locale);
  return (
    <Table
      caption={t('opendata.filesTitle')}
      captionHidden
      rows={files}
      rowKey={({ list, year }) => `${list}-${year ?? ''}`}
      columns={[
        { key: 'list', header: t('opendata.file'), cell: ({ list }) => t(`opendata.lists.${list}`) },
        { key: 'year', header: t('opendata.year'), cell: ({ year }) => year ?? t('opendata.allYears') },
        {
          key: 'files',
          header: t('opendata.download'),
          cell: (file) => <FileLinks {...{ locale, place, ...file }} />,
        },
      ]}
    />
  );
}

function Dictionary({ locale }: { locale: Locale }) {
  const t = translator(locale);
  return (
    <section>
      <h2>{t('opendata.dictionaryTitle')}</h2>
      <p>{t('opendata.dictionaryLede')}</p>
      {openLists.map((list) => (
        <Table
          key={list}
          caption={t(`opendata.lists.${list}`)}
          rows={openFields[list]}
          rowKey={(field) => field}
          columns={[
            { key: 'field', header: t('opendata.field'), cell: (field) => <code>{field}</code> },
            { key: 'meaning', header: t('opendata.meaning'), cell: (field) => t(`opendata.fields.${field}`) },
          ]}
        />
      ))}
    </section>
  );
}
