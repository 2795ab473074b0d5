/** The address of a page to hand on: as text to copy, as a square to scan. No script: nothing here needs one. */
import { QrSquare } from '@/components/ui/qr-square';
import type { PageAddress } from '@/lib/honours/page-address';
import { translator } from '@/lib/web/messages';
import type { Locale } from '@/messages/catalogue';

/** Stands at the foot of a page; on paper the square leads back to it. */
export function PageLink({ locale, address, square }: PageAddress & { locale: Locale }) {
  const t = translator(locale);
  return (
    <section aria-labelledby="duong-dan">
      <h2 id="duong-dan">{t('honours.share.title')}</h2>
      <p>{t('honours.share.body')}</p>
      <p>
        <a href={address}>{address}</a>
      </p>
      <QrSquare {...square} label={t('honours.share.square')} />
    </section>
  );
}
