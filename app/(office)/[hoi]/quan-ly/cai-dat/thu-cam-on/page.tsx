/** Settings: the words of the letter of thanks, with the places that each gift fills. */
import { guarded, type PageProps } from '@/components/access/guarded-page';
import { SettingsPage } from '@/components/access/settings-page';
import { PlainForm } from '@/components/forms/plain-form';
import { letterText } from '@/lib/contributions/letter-text';
import { letterPlaces } from '@/lib/documents/thank-you-letter';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { saveLetter } from './actions';

export default guarded(async function LetterSettingsPage({ params }: PageProps<'hoi'>) {
  const { hoi } = await params;
  const page = await officePage(hoi, 'contributions.writeLetter', (tx) => letterText(tx));
  const { locale, data } = page;
  const t = translator(locale);
  const places = letterPlaces.map((place) => `[${place}]`).join(', ');
  const hint = t('contributions.letter.hint', { places });
  const label = t('contributions.letter.body');
  return (
    <SettingsPage page={page} tab="letter" title={t('contributions.letter.title')}>
      <PlainForm
        action={saveLetter.bind(null, hoi)}
        locale={locale}
        fields={[{ kind: 'textarea', name: 'body', label, hint, value: data.body }]}
        submit={t('contributions.letter.submit')}
        done={t('contributions.letter.done')}
      />
    </SettingsPage>
  );
});
