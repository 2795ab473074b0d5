/**
 * The footer of the public pages, the same on each of them (WCAG 3.2.6).
 * Owns the form that checks a printed paper, the help line, and the general pages.
 * Refuses script: checking a paper is a GET form.
 */
import { TextInput } from '@/components/ui/text-input';
import { translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';

/** Help, checking a paper, and links about the site. */
export function PublicFooter({
  locale,
  hoi,
  helpPhone,
}: {
  locale: Locale;
  hoi?: string;
  helpPhone?: string;
}) {
  const t = translator(locale);
  const place = { lang: locale === 'en' ? ('en' as const) : undefined, hoi };
  return (
    <footer className="site-foot">
      <div className="page">
        <div className="site-foot-parts">
          <CheckPaperForm locale={locale} />
          <nav aria-label={t('common.footer.label')}>
            <ul>
              <li>
                <a href={routes.public.help(place)}>{t('common.footer.help')}</a>
              </li>
              {hoi ? <FootLink href={routes.public.reports(place)}>{t('reports.footer')}</FootLink> : null}
              {hoi ? (
                <li>
                  <a href={routes.public.openData(place)}>{t('common.footer.openData')}</a>
                </li>
              ) : null}
              <li>
                <a href={routes.public.privacy(place)}>{t('common.footer.privacy')}</a>
              </li>
              <li>
                <a href={routes.public.accessibility(place)}>{t('common.footer.accessibility')}</a>
              </li>
              <li>
                <a href={hoi ? routes.office.home(hoi) : routes.signIn()}>{t('common.footer.staff')}</a>
              </li>
            </ul>
          </nav>
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
                <a href={routes.public.about(place)}>{t('common.footer.askWhere')}</a>
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

function FootLink({ href, children }: { href: string; children: string }) {
  return (
    <li>
      <a href={href}>{children}</a>
    </li>
  );
}
