/**
 * Results and prizes of one file, for the rules: what is written, and the form that writes it anew.
 * Refuses to offer a class that no circular knows; whether it fits the grade is told by the rules.
 */

import type { PlainFieldSpec } from '@/components/forms/plain-field';
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { SummaryCard } from '@/components/ui/description-list';
import type { StoredFacts } from '@/lib/awards/queries/facts';
import type { DossierData } from '@/lib/awards/queries/pages';
import { conductWords, mostPrizes, prizeRanks, studyWords } from '@/lib/awards/schema/facts';
import { competitionLevels, studyClasses } from '@/lib/awards/schema/rule-set';
import { formatDateVn, formatInstantVn } from '@/lib/kernel/dates';
import { type Locale, type Translator, translator } from '@/lib/web/messages';

export interface FactsPartProps {
  locale: Locale;
  data: DossierData;
  action: FormAction;
  mayWrite: boolean;
}

/** The card, with the form folded away below what is known. */
export function FactsPart({ locale, data, action, mayWrite }: FactsPartProps) {
  const t = translator(locale);
  const { facts } = data;
  return (
    <SummaryCard title={t('awards.facts.title')}>
      {facts ? <Known {...{ facts, t }} /> : <p>{t('awards.facts.none')}</p>}
      {mayWrite ? (
        <details>
          <summary>{t('awards.facts.open')}</summary>
          <p>{t('awards.facts.lede')}</p>
          <PlainForm
            {...{ action, locale, idPrefix: 'facts', submit: t('awards.facts.submit') }}
            hidden={{ round: data.round.slug, nominationId: String(data.file.id), today: data.today }}
            fields={[...resultFields(facts, t), ...prizeFields(facts, data.today, t)]}
          />
        </details>
      ) : null}
    </SummaryCard>
  );
}

/** The word of a class, from the newest circular that knows it; the same word means the same in all of them. */
function classWord(word: string, t: Translator): string {
  const newestFirst = ['tt22of2021', 'tt27of2020', 'tt30of2014', 'tt58of2011'] as const;
  const circular = newestFirst.find((one) => (studyClasses[one] as readonly string[]).includes(word));
  return circular ? t(`awards.rules.classes.${circular}.${word}`) : word;
}

function Known({ facts, t }: { facts: StoredFacts; t: Translator }) {
  const { result, prizes } = facts;
  const conduct = result?.conduct
    ? t('awards.facts.conductPart', { conduct: classWord(result.conduct, t) })
    : '';
  return (
    <>
      <ul>
        {result ? (
          <li>
            {t('awards.facts.resultLine', {
              grade: result.grade,
              study: classWord(result.study, t),
              conduct,
            })}
          </li>
        ) : null}
        {prizes.map((prize) => (
          <li key={`${prize.level} ${prize.rank} ${prize.wonOn}`}>
            {t('awards.facts.prizeLine', {
              rank: t(`awards.rules.ranks.${prize.rank}`),
              level: t(`awards.rules.levels.${prize.level ?? 'none'}`),
              date: formatDateVn(prize.wonOn),
            })}
          </li>
        ))}
        {facts.pupils === null ? null : (
          <li>
            {t('awards.facts.pupils')}: {facts.pupils}
          </li>
        )}
        {facts.isPaidElsewhere ? <li>{t('awards.facts.paidElsewhere')}</li> : null}
      </ul>
      <p className="muted">
        {t('awards.facts.recorded', { name: facts.recordedBy, at: formatInstantVn(facts.recordedAt) })}
      </p>
    </>
  );
}

function resultFields(facts: StoredFacts | undefined, t: Translator): PlainFieldSpec[] {
  const text = (key: string) => t(`awards.facts.${key}`);
  const none = { value: '', label: text('notBrought') };
  const words = (values: readonly string[]) => [
    none,
    ...values.map((value) => ({ value, label: classWord(value, t) })),
  ];
  const result = facts?.result;
  const line = {
    kind: 'text' as const,
    inputMode: 'numeric' as const,
    width: 'short' as const,
    optional: true,
  };
  return [
    { ...line, name: 'grade', label: text('grade'), value: result ? String(result.grade) : '' },
    {
      ...{ kind: 'select', name: 'study', label: text('study'), optional: true },
      ...{ options: words(studyWords), value: result?.study ?? '' },
    },
    {
      ...{ kind: 'select', name: 'conduct', label: text('conduct'), optional: true },
      ...{ options: words(conductWords), value: result?.conduct ?? '' },
    },
    {
      ...{ ...line, name: 'pupils', label: text('pupils'), hint: text('pupilsHint') },
      value: facts?.pupils == null ? '' : String(facts.pupils),
    },
    {
      ...{ kind: 'checkbox', name: 'isPaidElsewhere', label: text('paidElsewhere') },
      value: facts?.isPaidElsewhere ? 'on' : '',
    },
  ];
}

function prizeFields(facts: StoredFacts | undefined, today: string, t: Translator): PlainFieldSpec[] {
  const prizes = facts?.prizes ?? [];
  const shown = Math.min(mostPrizes, Math.max(2, prizes.length + 1));
  const choices = (values: readonly string[], words: string, none: string) => [
    { value: '', label: none },
    ...values.map((value) => ({ value, label: t(`awards.rules.${words}.${value}`) })),
  ];
  return Array.from({ length: shown }, (_, at): PlainFieldSpec[] => {
    const prize = prizes[at];
    const label = (key: string) =>
      `${t('awards.facts.prize', { number: at + 1 })}: ${t(`awards.facts.${key}`).toLocaleLowerCase('vi')}`;
    return [
      {
        ...{
          kind: 'select',
          name: `rank_${at}`,
          label: label('rank'),
          optional: true,
          value: prize?.rank ?? '',
        },
        options: choices(prizeRanks, 'ranks', t('awards.facts.noPrize')),
      },
      {
        ...{ kind: 'select', name: `level_${at}`, label: label('level'), optional: true },
        ...{
          value: prize?.level ?? '',
          options: choices(competitionLevels, 'levels', t('awards.rules.levels.none')),
        },
      },
      {
        ...{ kind: 'date', name: `won_${at}`, label: label('wonOn'), optional: true, today },
        value: prize ? formatDateVn(prize.wonOn) : '',
      },
    ];
  }).flat();
}
