/**
 * The picture of the honour at the desk: what is kept, whether it is seen, another one in its place, taking it away.
 * Owns the preview: the very picture that the page would show. Refuses to call a picture public that nobody agreed to.
 */
import { ActionForm } from '@/components/awards/action-form';
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { Portrait } from '@/components/ui/portrait';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';
import type { AskedPerson } from '@/lib/consents/queries/asked';
import { formatDateVn } from '@/lib/kernel/dates';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { placeOf } from './paper-parts';

interface HonourPhotoPartProps {
  hoi: string;
  locale: Locale;
  person: AskedPerson;
  actions: Record<'keepPhoto' | 'removePhoto', FormAction>;
}

/** Keeping a picture needs no question yet: it can then be shown to whoever is asked. */
export function HonourPhotoPart({ hoi, locale, person, actions }: HonourPhotoPartProps) {
  const t = translator(locale);
  const { photo } = person;
  const place = placeOf(person);
  return (
    <section>
      <h2>{t('consents.photo.title')}</h2>
      {photo ? (
        <>
          <p>
            <Portrait
              src={routes.office.honourPhoto(hoi, { round: place.round, awardId: person.awardId })}
              size={photo}
              alt={t('consents.photo.alt', { name: person.name })}
            />
          </p>
          <p>
            {t(photo.isShown ? 'consents.photo.shown' : 'consents.photo.notShown', {
              date: formatDateVn(photo.keptOn),
            })}
          </p>
        </>
      ) : null}
      <p>{t('consents.photo.body')}</p>
      <ActionForm
        {...{ action: actions.keepPhoto, locale, hidden: place }}
        actions={
          <SubmitButton locale={locale}>{t(`consents.photo.${photo ? 'replace' : 'keep'}`)}</SubmitButton>
        }
      >
        <TextInput
          name="photo"
          type="file"
          accept="image/jpeg,image/png,image/webp,.jpg,.jpeg,.png,.webp"
          label={t('consents.photo.file')}
          hint={t('consents.photo.fileHint')}
          locale={locale}
        />
      </ActionForm>
      {photo ? (
        <details>
          <summary>{t('consents.photo.removeTitle')}</summary>
          <p>{t('consents.photo.removeBody')}</p>
          <PlainForm
            {...{ action: actions.removePhoto, locale, idPrefix: 'bo-anh', variant: 'danger', fields: [] }}
            hidden={place}
            submit={t('consents.photo.remove')}
          />
        </details>
      ) : null}
    </section>
  );
}
