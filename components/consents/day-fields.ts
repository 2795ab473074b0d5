/** The two days of a question: until when it is answered, and how long what is agreed to holds. */
import type { PlainFieldSpec } from '@/components/forms/plain-field';
import type { Translator } from '@/lib/web/messages';

/** `answerBy`: offered as the last day, as people write it. */
export const dayFields = (t: Translator, today: string, answerBy: string): PlainFieldSpec[] => [
  { kind: 'date', name: 'answerBy', label: t('consents.office.answerBy'), today, value: answerBy },
  {
    ...{ kind: 'radio', name: 'years', label: t('consents.office.years'), value: '1' },
    options: ['1', '3', '5'].map((value) => ({ value, label: t(`consents.office.year.${value}`) })),
  },
];
