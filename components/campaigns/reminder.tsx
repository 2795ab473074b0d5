/** A reminder to copy: by the button, or by selecting the text where there is no script. */
import { CopyButton } from '@/components/ui/print-button';
import { type Locale, translator } from '@/lib/web/messages';

/** The text is for the donor, so it is Vietnamese on English pages too. */
export function Reminder({ locale, text }: { locale: Locale; text: string }) {
  const t = translator(locale);
  return (
    <div className="empty">
      <p lang="vi">{text}</p>
      <p className="muted">{t('campaigns.reminder.hint')}</p>
      <CopyButton {...{ text, locale }}>{t('campaigns.reminder.copy')}</CopyButton>
    </div>
  );
}
