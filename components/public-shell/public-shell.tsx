/**
 * The frame of every public page: name of the association, four sections, the other language, the footer.
 * Owns the landmarks and the places that never move (help, privacy, accessibility, checking a paper).
 * Refuses script, cookies and client components: the page is rendered once and kept.
 */
import type { ReactNode } from 'react';
import { BrandMark } from '@/components/ui/brand-mark';
import { LocaleSwitch } from '@/components/ui/navigation';
import { uiWords } from '@/components/ui/words';
import { translator } from '@/lib/web/messages';
import { type PublicPlace, routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';
import { DemoBanner } from './demo-banner';
import { PublicFooter } from './public-footer';

export type PublicSection = 'honours' | 'goldenBook' | 'transparency' | 'giving' | 'about';

export interface PublicShellProps {
  locale: Locale;
  /** Slug in the address; left out on pages of the whole installation. */
  hoi?: string;
  /** Shown on top; the product's name where there is no association. */
  associationName?: string;
  current?: PublicSection;
  /** This page in the other language. */
  otherLocaleHref: string;
  helpPhone?: string;
  /** Where a mistake on this page is reported. */
  reportHref?: string;
  /** Shows which facts are the article's. */
  demo?: boolean;
  children: ReactNode;
}

/** Place of an association's public pages in one language, for `routes.public.*`. */
export function publicPlace(locale: Locale, hoi?: string): PublicPlace {
  return { lang: locale === 'en' ? 'en' : undefined, hoi };
}

/** Header, main and footer; stands inside <body>. */
export function PublicShell(props: PublicShellProps) {
  const { locale, hoi, associationName, current, otherLocaleHref, helpPhone, reportHref, demo, children } =
    props;
  return (
    <>
      <a className="skip" href="#noi-dung">
        {uiWords(locale)('skipToContent')}
      </a>
      <PublicHeader
        locale={locale}
        hoi={hoi}
        associationName={associationName}
        current={current}
        otherLocaleHref={otherLocaleHref}
      />
      {demo ? <DemoBanner locale={locale} /> : null}
      <main className="page" id="noi-dung">
        {children}
      </main>
      <PublicFooter {...{ locale, hoi, helpPhone, reportHref }} />
    </>
  );
}

type HeaderProps = Omit<PublicShellProps, 'helpPhone' | 'reportHref' | 'demo' | 'children'>;

function PublicHeader({ locale, hoi, associationName, current, otherLocaleHref }: HeaderProps) {
  const t = translator(locale);
  const place = publicPlace(locale, hoi);
  return (
    <header className="site-top">
      <div className="page site-name">
        <a className="site-home" href={routes.public.home(place)}>
          <BrandMark />
          <span>
            {associationName ?? t('common.productName')}
            <small>{t('common.tagline')}</small>
          </span>
        </a>
        <LocaleSwitch locale={locale} href={otherLocaleHref} />
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
