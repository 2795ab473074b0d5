/** The page that hands a file in, or says that the round takes no more. */
import type { FormAction } from '@/components/forms/plain-form';
import { Notice } from '@/components/ui/notice';
import type { RoundFacts } from '@/lib/awards/queries/rounds';
import type { UnitPlaces } from '@/lib/awards/rules/budget';
import { type Locale, translator } from '@/lib/web/messages';
import { NominationForm } from './nomination-form';
import { UnitWatch } from './unit-watch';

/** Form or locked state. */
export function NewDossier({
  locale,
  round,
  today,
  units,
  action,
}: {
  locale: Locale;
  round: RoundFacts;
  today: string;
  units: UnitPlaces[];
  action: FormAction;
}) {
  const t = translator(locale);
  if (round.status !== 'open') return <Notice tone="locked" title={t('awards.dossiers.locked')} />;
  const categories = round.categories.map((one) => ({
    value: String(one.id),
    label: t('awards.form.categoryChoice', {
      category: t(`awards.categories.${one.category}`),
      benefit: t(`awards.benefits.${one.benefit}`),
    }),
  }));
  return (
    <>
      <p className="lede">{t('awards.form.lede', { round: round.name })}</p>
      <FullUnits {...{ locale, round, units }} />
      <UnitWatch units={units} sentence={t('awards.units.full')}>
        <NominationForm
          action={action}
          locale={locale}
          round={round.slug}
          roundId={round.id}
          categories={categories}
          isLate={today > round.deadlineOn}
        />
      </UnitWatch>
    </>
  );
}

/** Units without room, said before anybody types; also without script. */
function FullUnits({ locale, round, units }: { locale: Locale; round: RoundFacts; units: UnitPlaces[] }) {
  const t = translator(locale);
  const full = units.filter(({ files, quota }) => files >= quota);
  if (full.length === 0) return null;
  const categoryOf = (id: number) => round.categories.find((one) => one.id === id)?.category;
  return (
    <details>
      <summary>{t('awards.units.fullTitle')}</summary>
      <ul>
        {full.map(({ unit, categoryId, files, quota }) => (
          <li key={`${unit} ${categoryId}`}>
            {unit} – {t(`awards.categories.${categoryOf(categoryId)}`)}: {files}/{quota}
          </li>
        ))}
      </ul>
    </details>
  );
}
