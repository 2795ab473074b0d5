/** The page that hands a file in, or says that the round takes no more. */
import type { FormAction } from '@/components/forms/plain-form';
import { Notice } from '@/components/ui/notice';
import type { RoundFacts } from '@/lib/awards/queries/rounds';
import { type Locale, translator } from '@/lib/web/messages';
import { NominationForm } from './nomination-form';

/** Form or locked state. */
export function NewDossier({
  locale,
  round,
  today,
  action,
}: {
  locale: Locale;
  round: RoundFacts;
  today: string;
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
      <NominationForm
        action={action}
        locale={locale}
        round={round.slug}
        roundId={round.id}
        categories={categories}
        isLate={today > round.deadlineOn}
      />
    </>
  );
}
