/**
 * `/phien-ban/<loai>/<nam>`: the versions of one list, newest first, each with its fingerprint, its cause and what differs
 * from the one before it.
 * Owns the arrangement. Refuses names: whoever is named now may have withdrawn tomorrow, and a history never forgets.
 */
import { PublicFrame } from '@/components/public-shell/public-frame';
import { publicPlace } from '@/components/public-shell/public-shell';
import { StatusTag } from '@/components/ui/status-tag';
import { versionBlocks } from '@/lib/honours/rules/version-groups';
import type { HistoryVersion } from '@/lib/honours/schema/versions';
import { kindSlugs } from '@/lib/honours/schema/words';
import { translator } from '@/lib/web/messages';
import type { PublicPage } from '@/lib/web/public-page';
import { type PublicPlace, routes } from '@/lib/web/routes';
import type { VersionHistory } from '@/lib/web/version-page';
import type { Locale } from '@/messages/catalogue';
import { MonthOfVersions } from './version-block';
import { VersionBody } from './version-body';

/** The whole page. Search engines may read the history of the fund: only counts and amounts, and nobody is told of in it. */
export function VersionPage({ page }: { page: PublicPage<VersionHistory> }) {
  const { locale, association, data } = page;
  const t = translator(locale);
  const { kind, year, versions } = data;
  const place = publicPlace(locale, association.slug);
  const isFirstPage = data.page === 1;
  const words = { kind: t(`versions.kinds.${kind}`), year: String(year) };
  return (
    <PublicFrame
      {...{
        locale,
        association,
        current: kind === 'donorRoll' ? 'goldenBook' : kind === 'honourList' ? 'honours' : 'transparency',
      }}
      title={t('versions.title', words)}
      description={t('versions.lede')}
      address={(other) => routes.public.versions({ ...other, list: kindSlugs[kind], year })}
      noIndex={kind !== 'fundFigures' || versions.length === 0}
    >
      <p className="lede">{t('versions.lede')}</p>
      <p className="muted">{t('versions.names')}</p>
      {versions.length === 0 ? <p>{t('versions.none')}</p> : null}
      {versionBlocks(versions, isFirstPage).map((block) =>
        block.kind === 'one' ? (
          <Version
            key={block.version.version}
            {...{ locale, place, version: block.version }}
            isInForce={isFirstPage && block.version === versions[0] && !block.version.isWithdrawn}
          />
        ) : (
          <MonthOfVersions
            key={`${block.month}-${block.versions[0]?.version}`}
            {...{ locale, place, ...block }}
          />
        ),
      )}
      {data.hasOlder ? (
        <p>
          <a
            href={routes.public.versions({
              ...{ ...place, list: kindSlugs[kind], year },
              query: { trang: data.page + 1 },
            })}
          >
            {t('versions.older')}
          </a>
        </p>
      ) : null}
    </PublicFrame>
  );
}

const listOf = {
  fundFigures: routes.public.transparency,
  honourList: routes.public.honours,
  donorRoll: routes.public.donorRoll,
};

type VersionProps = { locale: Locale; place: PublicPlace; version: HistoryVersion; isInForce: boolean };

function Version({ locale, place, version, isInForce }: VersionProps) {
  const t = translator(locale);
  const { kind, year } = version;
  return (
    <section id={`ban-${version.version}`}>
      <h2>
        {t('versions.version', { version: String(version.version) })}{' '}
        {isInForce ? <StatusTag tone="success">{t('versions.inForce')}</StatusTag> : null}
        {version.isWithdrawn ? <StatusTag>{t('versions.withdrawn')}</StatusTag> : null}
      </h2>
      <VersionBody
        {...{ locale, place, version }}
        toList={isInForce ? listOf[kind]({ ...place, year }) : undefined}
      />
    </section>
  );
}
