/** Originals of signed papers that accounting law keeps after an erasure: until when each is kept, and a form to open one. */
import type { FormAction } from '@/components/forms/plain-form';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { formatDateVn, formatInstantVn } from '@/lib/kernel/dates';
import type { LockedPicture } from '@/lib/rights/queries/pictures';
import { type Locale, translator } from '@/lib/web/messages';
import { LockedNameReader } from './locked-name-reader';

export interface LockedPicturesProps {
  locale: Locale;
  rows: readonly LockedPicture[];
  action: FormAction;
}

/** The part below the locked names. */
export function LockedPictures({ locale, rows, action }: LockedPicturesProps) {
  const t = translator(locale);
  return (
    <section className="stack">
      <h2>{t('rights.locked.papers')}</h2>
      <p>{t(rows.length === 0 ? 'rights.locked.papersEmpty' : 'rights.locked.papersBody')}</p>
      <MessagesProvider locale={locale} modules={['errors', 'ui', 'rights']}>
        {rows.map(({ id, paper, roundName, keepUntil, lockedAt, readings }) => (
          <section key={id}>
            <h3>
              {t(`rights.locked.sorts.${paper}`)} – {roundName}
            </h3>
            <p>
              {t('rights.locked.facts', {
                ...{ until: formatDateVn(keepUntil), since: formatInstantVn(lockedAt), count: readings },
              })}
            </p>
            <LockedNameReader {...{ action, locale, lockId: id }} isPicture />
          </section>
        ))}
      </MessagesProvider>
    </section>
  );
}
