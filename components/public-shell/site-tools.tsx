/**
 * The band on top of every public page: three text sizes and the other language.
 * Owns the links that change the text size: plain addresses, so the choice goes along from page to page and in a bookmark.
 * Refuses script and cookies (docs/decisions/0037); which size is on is marked by the front when it makes the larger page.
 */
import { LocaleSwitch } from '@/components/ui/navigation';
import { translator } from '@/lib/web/messages';
import { atTextSize, type TextSize } from '@/lib/web/text-sizes';
import type { Locale } from '@/messages/catalogue';

const signs: readonly [TextSize, string, string][] = [
  ['normal', 'A', 'common.display.textNormal'],
  ['large', 'A+', 'common.display.textLarge'],
  ['largest', 'A++', 'common.display.textLargest'],
];

export interface SiteToolsProps {
  locale: Locale;
  /** This page in its own language, and in the other one. */
  href: string;
  otherLocaleHref: string;
}

/** Stands first in the header. */
export function SiteTools({ locale, href, otherLocaleHref }: SiteToolsProps) {
  const t = translator(locale);
  return (
    <div className="site-tools">
      <div className="page">
        <nav aria-label={t('common.display.textLegend')}>
          <span aria-hidden="true">{t('common.display.textLegend')}</span>
          {signs.map(([size, sign, name]) => (
            <a
              key={size}
              data-size={size}
              href={atTextSize(href, size)}
              rel="nofollow"
              aria-label={`${sign}, ${t(name)}`}
              aria-current={size === 'normal' ? 'true' : undefined}
            >
              {sign}
            </a>
          ))}
        </nav>
        <LocaleSwitch locale={locale} href={otherLocaleHref} />
      </div>
    </div>
  );
}
