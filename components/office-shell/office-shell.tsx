/**
 * The frame of the staff, sign-in and set-up pages.
 * Owns the association's name, the sections by role, the person at work, help and the display choices.
 * Refuses to look anything up: what it shows is handed to it by the page.
 */
import type { ReactNode } from 'react';
import { BrandMark } from '@/components/ui/brand-mark';
import { OfflineNotice } from '@/components/ui/offline-notice';
import { Shortcuts } from '@/components/ui/shortcuts';
import { uiWords } from '@/components/ui/words';
import { translator } from '@/lib/web/messages';
import type { Preferences } from '@/lib/web/preferences';
import { routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';
import { LanguageAndKeysChoice, TextSizeChoice, ThemeChoice } from './display-choices';
import type { NavKey } from './nav-keys';
import { OfficeNav } from './office-nav';

export interface OfficeShellProps {
  locale: Locale;
  preferences: Preferences;
  /** Slug in the address; left out on sign-in and set-up pages, which have no sections. */
  hoi?: string;
  associationName?: string;
  /** The person at work, with the offices held: "Đỗ Thị Hạnh, kế toán". */
  personName?: string;
  /** Role identifiers, for the choice of sections. */
  roles?: readonly string[];
  current?: NavKey;
  /** The sign-out form of the page that knows how to sign out. */
  signOut?: ReactNode;
  helpPhone?: string;
  demo?: boolean;
  children: ReactNode;
}

/** Header, main and footer of a staff page; stands inside <body>. */
export function OfficeShell(props: OfficeShellProps) {
  const { locale, preferences, hoi, roles = [], current, helpPhone, demo, children } = props;
  const t = translator(locale);
  return (
    <>
      <a className="skip" href="#noi-dung">
        {uiWords(locale)('skipToContent')}
      </a>
      <header className="office-top">
        <div className="office-strip">
          <div className="page">
            <TextSizeChoice locale={locale} preferences={preferences} />
            <p className="office-help">
              <OfficeHelp locale={locale} hoi={hoi} phone={helpPhone} />
            </p>
          </div>
        </div>
        {demo ? (
          <div className="demo-line">
            <p className="page">
              <strong>{t('common.demo.title')}.</strong> {t('common.demo.office')}
            </p>
          </div>
        ) : null}
        <OfficeHeading {...props} />
        {hoi ? <OfficeNav locale={locale} hoi={hoi} roles={roles} current={current} /> : null}
      </header>
      <main className="page" id="noi-dung">
        <OfflineNotice locale={locale} />
        {children}
      </main>
      <footer className="office-foot">
        <div className="page">
          <ThemeChoice locale={locale} preferences={preferences} />
          <LanguageAndKeysChoice {...{ locale, preferences }} hasShortcuts={props.personName !== undefined} />
          {hoi ? (
            <p>
              <a href={routes.public.home({ hoi, lang: locale === 'en' ? 'en' : undefined })}>
                {t('common.office.publicSite')}
              </a>
            </p>
          ) : null}
        </div>
      </footer>
      <Shortcuts />
    </>
  );
}

function OfficeHeading({ locale, hoi, associationName, personName, signOut }: OfficeShellProps) {
  const t = translator(locale);
  return (
    <div className="page office-name">
      <a href={hoi ? routes.office.home(hoi) : routes.public.home()}>
        <BrandMark />
        <span>
          {associationName ?? t('common.productName')}
          <small>{associationName ? t('common.office.area') : t('common.tagline')}</small>
        </span>
      </a>
      {personName ? (
        <div className="office-person">
          <p>{t('common.office.signedInAs', { name: personName })}</p>
          {signOut}
        </div>
      ) : null}
    </div>
  );
}

function OfficeHelp({ locale, hoi, phone }: { locale: Locale; hoi?: string; phone?: string }) {
  const t = translator(locale);
  return (
    <>
      <strong>{t('common.help.title')}</strong>{' '}
      {phone ? (
        <a href={`tel:${phone.replace(/[^+0-9]/g, '')}`}>{t('common.help.phone', { phone })}</a>
      ) : (
        <span className="office-help-long">{t('common.help.noPhone')}</span>
      )}{' '}
      <span className="office-help-long">·</span>{' '}
      <a href={routes.public.help({ hoi })}>{t('common.help.page')}</a>
    </>
  );
}
