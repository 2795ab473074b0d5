/**
 * One version of one of the six pages: its words and what differs from the one before.
 * Owns that a page stays light: long differences are told in parts, and the words of the version come after the last one.
 * Refuses the words of a version that was taken down.
 */
import { PublicFrame } from '@/components/public-shell/public-frame';
import { publicPlace } from '@/components/public-shell/public-shell';
import { versionParts } from '@/lib/honours/rules/text-differences';
import { translator } from '@/lib/web/messages';
import { type PublicPlace, routes } from '@/lib/web/routes';
import type { ReadSiteVersion } from '@/lib/web/site-page';
import { SitePageBody } from './site-page';
import { VersionFacts, VersionTags } from './site-page-versions';
import { changesOf, TextDifferences } from './text-differences';

/** The whole page. */
export function SitePageOld({ page }: { page: ReadSiteVersion }) {
  const { locale, association, data } = page;
  const { kind, version, isInForce } = data;
  const t = translator(locale);
  const place = publicPlace(locale, association.slug);
  const words = { page: t(`sitepages.title.${kind}`), version: String(data.number) };
  const address = (other: PublicPlace) =>
    routes.public.sitePageVersion({ ...other, page: kind, version: data.number });
  return (
    <PublicFrame
      {...{ locale, association, address }}
      title={t('sitepages.public.versionTitle', words)}
      noIndex
    >
      <p>
        <a href={routes.public.sitePageVersions({ ...place, page: kind })}>{t('sitepages.public.back')}</a>
      </p>
      {version ? (
        <>
          <p>
            <VersionTags {...{ locale, version, isInForce }} />
          </p>
          <VersionFacts {...{ locale, version }} />
          {isInForce || !version.texts ? null : <p>{t('sitepages.public.oldNote')}</p>}
          <Told page={page} />
        </>
      ) : (
        <p>{t('sitepages.public.missing')}</p>
      )}
    </PublicFrame>
  );
}

/** The part that was asked for; one past the last part is the text, where it stands apart. */
function Told({ page }: { page: ReadSiteVersion }) {
  const { locale, association, data } = page;
  const { kind, version, previous } = data;
  const after = version?.texts;
  if (!version || !after) return null;
  const t = translator(locale);
  const changes = previous ? changesOf(previous.texts, after) : [];
  const { parts, isTextApart } = versionParts(
    changes,
    after[after.en && locale === 'en' ? 'en' : 'vi'].length,
  );
  const count = parts.length + (isTextApart ? 1 : 0);
  const number = Math.min(data.part, count);
  const shown = parts[number - 1];
  return (
    <>
      {shown ? <TextDifferences {...{ locale, before: previous, after, shown }} /> : null}
      {parts.length > 1 && shown ? (
        <p>{t('sitepages.public.part', { number, count: parts.length, lines: changes.length })}</p>
      ) : null}
      <OtherParts {...{ page, number, count, isTextApart }} />
      {number === count ? (
        <>
          <hr />
          <SitePageBody
            {...{ locale, hoi: association.slug, kind, isPreview: true }}
            now={{ texts: after, facts: version.facts }}
          />
        </>
      ) : null}
    </>
  );
}

type OtherPartsProps = { page: ReadSiteVersion; number: number; count: number; isTextApart: boolean };

function OtherParts({ page, number, count, isTextApart }: OtherPartsProps) {
  const { locale, association, data } = page;
  const t = translator(locale);
  const link = (trang: number, words: string) => (
    <li>
      <a
        href={routes.public.sitePageVersion({
          ...{ ...publicPlace(locale, association.slug), page: data.kind, version: data.number },
          query: trang === 1 ? undefined : { trang },
        })}
      >
        {t(`sitepages.public.${words}`)}
      </a>
    </li>
  );
  if (count === 1) return null;
  return (
    <ul>
      {number + 1 < count || (number < count && !isTextApart) ? link(number + 1, 'nextPart') : null}
      {isTextApart && number < count ? link(count, 'wholeText') : null}
      {number > 1 ? link(number - 1, 'previousPart') : null}
    </ul>
  );
}
