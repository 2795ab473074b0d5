/** Whom to call about a link, in the same place on each page behind one. */
import type { ConsentPage } from '@/lib/consents/door';
import type { Translator } from '@/lib/web/messages';

/** One line with the telephone of the association, and the code that stands on the paper too. */
export function LinkHelp({ t, page }: { t: Translator; page: ConsentPage }) {
  const { association, phone, code } = page;
  return (
    <p>
      {phone ? t('links.help', { association, phone }) : t('links.helpNoPhone', { association })}{' '}
      {t('consents.link.paperBack', { code })}
    </p>
  );
}
