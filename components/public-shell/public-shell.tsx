/**
 * The frame of every public page: text size and language, name of the association, its sections, the footer.
 * Owns the landmarks and the places that never move (help, privacy, accessibility, checking a paper).
 * Refuses script, cookies and client components: the page is rendered once and kept.
 */
import type { ReactNode } from 'react';
import { BrandMark } from '@/components/ui/brand-mark';
import { uiWords } from '@/components/ui/words';
import { translator } from '@/lib/web/messages';
import { askedQuery } from '@/lib/web/page-tags';
import { type PublicPlace, routes } from '@/lib/web/routes';
import { absoluteAddress } from '@/lib/web/site-origin';
import type { Locale } from '@/messages/catalogue';
import { DemoBanner } from './demo-banner';
import { PublicFooter } from './public-footer';
import { SiteTools } from './site-tools';

export type PublicSection = 'honours' | 'goldenBook' | 'transparency' | 'giving' | 'about';

export interface PublicShellProps {
  locale: Locale;
  /** Slug in the address; left out on pages of the whole installation. */
  hoi?: string;
  /** Shown on top; the product's name where there is no association. */
  associationName?: string;
  current?: PublicSection;
  /** This page, and the same in the other language. */
  href: string;
  otherLocaleHref: string;
  helpPhone?: string;
  /** Where a mistake on this page is reported. */
  reportHref?: string;
  /** The page checks papers itself: the footer does not ask again. */
  isCheck?: boolean;
  /** Shows which facts are the article's. */
  demo?: boolean;
  children: ReactNode;
}

/** Place of an association's public pages in one language, for `routes.public.*`. */
export function publicPlace(locale: Locale, hoi?: string): PublicPlace {
  return { lang: locale === 'en' ? 'en' : undefined, hoi };
}

/** The address as it was asked for: with the words of its query that the page knows. */
function withQuery(href: string): string {
  const query = askedQuery();
  return query ? href.replace(/\?.*$/, '') + query : href;
}

/** Header, main and footer; stands inside <body>. On paper the address of the page stands below it. */
export function PublicShell(props: PublicShellProps) {
  const { locale, hoi, associationName, current, otherLocaleHref, demo, children } = props;
  const { helpPhone, reportHref, isCheck } = props;
  const href = withQuery(props.href);
  return (
    <>
      <a className="skip" href="#noi-dung">
        {uiWords(locale)('skipToContent')}
      </a>
      <PublicHeader {...{ locale, hoi, associationName, current, href, otherLocaleHref }} />
      {demo ? <DemoBanner locale={locale} /> : null}
      <main className="page" id="noi-dung">
        {children}
      </main>
      <p className="page print-only">{absoluteAddress(href)}</p>
      <PublicFooter {...{ locale, hoi, helpPhone, reportHref, isCheck }} />
    </>
  );
}

type HeaderProps = Omit<PublicShellProps, 'helpPhone' | 'reportHref' | 'isCheck' | 'demo' | 'children'>;

function PublicHeader({ locale, hoi, associationName, current, ...hrefs }: HeaderProps) {
  const t = translator(locale);
  const place = publicPlace(locale, hoi);
  return (
    <header className="site-top">
      <SiteTools locale={locale} {...hrefs} />
      <div className="page site-name">
        <a className="site-home" href={routes.public.home(place)}>
          <BrandMark />
          <span>
            {associationName ?? t('common.productName')}
            <small>{t('common.tagline')}</small>
          </span>
        </a>
      </div>
      <nav className="page site-nav" aria-label={t('common.publicNav.label')}>
        <ul>
          {hoi ? (
            <>
              <Section href={routes.public.honours(place)} current={current === 'honours'}>
                {t('common.publicNav.honours')}
              </Section>
              <Section href={routes.public.donorRoll(place)} current={current === 'goldenBook'}>
                {t('common.publicNav.goldenBook')}
              </Section>
              <Section href={routes.public.transparency(place)} current={current === 'transparency'}>
                {t('common.publicNav.transparency')}
              </Section>
              <Section href={routes.public.giving(place)} current={current === 'giving'}>
                {t('common.publicNav.giving')}
              </Section>
            </>
          ) : null}
          <Section href={routes.public.about(place)} current={current === 'about'}>
            {t('common.publicNav.about')}
          </Section>
        </ul>
      </nav>
    </header>
  );
}

function Section({ href, current, children }: { href: string; current: boolean; children: string }) {
  return (
    <li>
      <a href={href} aria-current={current ? 'page' : undefined}>
        {children}
      </a>
    </li>
  );
}
