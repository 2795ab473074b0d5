/**
 * The footer of the public pages, the same on each of them (WCAG 3.2.6).
 * Owns the form that checks a printed paper, the link that reports a mistake, the help line, and the general pages.
 * Refuses script: checking a paper is a GET form.
 */
import { TextInput } from '@/components/ui/text-input';
import { type SitePage, sitePages } from '@/lib/honours/schema/site-pages';
import { translator } from '@/lib/web/messages';
import { routes, sitePageRoutes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';

/** Pages that need an association. */
const ofAnAssociation: ReadonlySet<SitePage> = new Set(['rules', 'contact']);

/** Help, checking a paper, and links about the site. */
export function PublicFooter({
  locale,
  hoi,
  helpPhone,
  reportHref,
  isCheck,
}: {
  locale: Locale;
  hoi?: string;
  helpPhone?: string;
  /** Where a mistake on this page is reported. */
  reportHref?: string;
  /** The page is that form itself. */
  isCheck?: boolean;
}) {
  const t = translator(locale);
  const place = { lang: locale === 'en' ? ('en' as const) : undefined, hoi };
  return (
    <footer className="site-foot">
      <div className="page">
        <div className="site-foot-parts">
          {isCheck ? null : <CheckPaperForm locale={locale} />}
          <FooterLinks {...{ locale, hoi, reportHref }} />
          <div>
            <h2>{t('common.help.title')}</h2>
            {helpPhone ? (
              <p>
                <a className="site-phone" href={`tel:${helpPhone.replace(/[^+0-9]/g, '')}`}>
                  {t('common.help.phone', { phone: helpPhone })}
                </a>
              </p>
            ) : hoi ? (
              <p>
                <a href={routes.public.contact(place)}>{t('common.footer.askWhere')}</a>
              </p>
            ) : null}
            <p className="muted">{t('common.footer.largeText')}</p>
          </div>
        </div>
        <small>{t('common.footer.madeWith')}</small>
      </div>
    </footer>
  );
}

/** The general pages, and where a mistake on this one is reported. */
function FooterLinks({ locale, hoi, reportHref }: { locale: Locale; hoi?: string; reportHref?: string }) {
  const t = translator(locale);
  const place = { lang: locale === 'en' ? ('en' as const) : undefined, hoi };
  return (
    <nav aria-label={t('common.footer.label')}>
      <ul>
        {sitePages.map((page) =>
          hoi || !ofAnAssociation.has(page) ? (
            <li key={page}>
              <a href={sitePageRoutes[page](place)}>{t(`common.footer.${page}`)}</a>
            </li>
          ) : null,
        )}
        {reportHref ? (
          <li>
            <a href={reportHref} rel="nofollow">
              {t('mistakes.link')}
            </a>
          </li>
        ) : null}
        {hoi ? (
          <li>
            <a href={routes.public.reports(place)}>{t('reports.footer')}</a>
          </li>
        ) : null}
        {hoi ? (
          <li>
            <a href={routes.public.openData(place)}>{t('common.footer.openData')}</a>
          </li>
        ) : null}
        <li>
          <a href={hoi ? routes.office.home(hoi) : routes.signIn()}>{t('common.footer.staff')}</a>
        </li>
      </ul>
    </nav>
  );
}

/** Finds a receipt, decision or certificate by the code printed on it; the address is the same for all associations. */
function CheckPaperForm({ locale }: { locale: Locale }) {
  const t = translator(locale);
  return (
    <div>
      <h2>{t('common.footer.checkTitle')}</h2>
      <form
        className="site-check"
        action={routes.public.checkPaper({ lang: locale === 'en' ? 'en' : undefined })}
      >
        <TextInput
          name="ma"
          id="kiem-tra-ma"
          locale={locale}
          label={t('common.footer.checkLabel')}
          hint={t('common.footer.checkHint')}
          width="medium"
          autoComplete="off"
          maxLength={40}
        />
        <button className="btn" type="submit">
          {t('common.footer.checkButton')}
        </button>
      </form>
    </div>
  );
}
