/** The address of a page to hand on: as text to copy, as a square to scan. No script: nothing here needs one. */
import { QrSquare } from '@/components/ui/qr-square';
import { addressSquare } from '@/lib/honours/address-square';
import { translator } from '@/lib/web/messages';
import { absoluteAddress } from '@/lib/web/site-origin';
import type { Locale } from '@/messages/catalogue';

/** Stands at the foot of a page; on paper the square leads back to it. */
export function PageLink({ locale, path }: { locale: Locale; path: string }) {
  const t = translator(locale);
  const address = absoluteAddress(path);
  return (
    <section className="page-link" aria-labelledby="duong-dan">
      <h2 id="duong-dan">{t('honours.share.title')}</h2>
      <p>{t('honours.share.body')}</p>
      <p>
        <a href={address}>{address}</a>
      </p>
      <QrSquare {...addressSquare(address)} label={t('honours.share.square')} />
    </section>
  );
}
