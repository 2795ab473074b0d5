/**
 * A whole public page: title and description for the window and for previews, then the shell around the content.
 * Owns the head of public pages: the page's own address, its twin in the other language, the feed.
 * Refuses indexing where names of children may stand.
 */
import type { ReactNode } from 'react';
import type { PublicAssociation } from '@/lib/honours/schema/published';
import { translator } from '@/lib/web/messages';
import { type PublicPlace, routes } from '@/lib/web/routes';
import { absoluteAddress as whole } from '@/lib/web/site-origin';
import type { Locale } from '@/messages/catalogue';
import { type PublicSection, PublicShell, publicPlace } from './public-shell';
import { ShareTags } from './share-tags';

export interface PublicFrameProps {
  locale: Locale;
  association?: PublicAssociation;
  title: string;
  description?: string;
  current?: PublicSection;
  /** Address of this page for a place; called with both languages. */
  address: (place: PublicPlace) => string;
  /** What a report of a mistake is about, when it is not this page of this association; undefined `hoi`: the sender chooses. */
  reported?: { hoi?: string; path: string };
  /** The page checks papers itself. */
  isCheck?: boolean;
  /** Keeps search engines away: lists with names, searches, checked papers, missing pages. */
  noIndex?: boolean;
  /** Segments of the page whose picture goes with a shared link; the association's own when left out. */
  card?: readonly (string | number)[];
  /** Stands in place of the <h1>; null where the <h1> is among the children. */
  heading?: ReactNode;
  children: ReactNode;
}

/** The page in its shell; `title` is also the <h1>, unless there is a heading. */
export function PublicFrame(props: PublicFrameProps) {
  const { locale, association, title, description, current, address, noIndex, card, heading, children } =
    props;
  const hoi = association?.slug;
  const reported = props.reported ?? (hoi ? { hoi, path: address(publicPlace(locale, hoi)) } : undefined);
  const other: Locale = locale === 'vi' ? 'en' : 'vi';
  const href = address(publicPlace(locale, hoi));
  const otherHref = address(publicPlace(other, hoi));
  const fullTitle = association ? `${title} · ${association.shortName}` : title;
  return (
    <>
      <title>{fullTitle}</title>
      {description ? <meta name="description" content={description} /> : null}
      <ShareTags
        {...{ locale, hoi, card }}
        title={fullTitle}
        description={description ?? association?.name}
        siteName={association?.name ?? translator(locale)('common.productName')}
        path={href}
      />
      {noIndex ? <meta name="robots" content="noindex" /> : null}
      {(['vi', 'en'] as const).map((lang) => (
        <link key={lang} rel="alternate" hrefLang={lang} href={whole(address(publicPlace(lang, hoi)))} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={whole(address(publicPlace('vi', hoi)))} />
      <link rel="canonical" href={whole(href)} />
      {hoi ? (
        <link
          rel="alternate"
          type="application/atom+xml"
          title={translator(locale)('opendata.feed.link')}
          href={routes.public.feed({ hoi })}
        />
      ) : null}
      <PublicShell
        locale={locale}
        hoi={hoi}
        associationName={association?.name}
        current={current}
        href={href}
        otherLocaleHref={otherHref}
        helpPhone={association?.phone || undefined}
        reportHref={reported && routes.reportMistake(reported.hoi, { trang: reported.path.split('?')[0] })}
        isCheck={props.isCheck}
        demo={association?.isDemo}
      >
        {heading === undefined ? <h1>{title}</h1> : heading}
        {children}
      </PublicShell>
    </>
  );
}
