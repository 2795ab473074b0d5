/**
 * What the check of the log found, as sentences.
 * Owns the joining of names, papers and differences into one line. The words are in messages (audit.verify).
 */
import type { Translator } from '@/lib/web/messages';
import { codeName, fieldName, tableName, valueText } from './field-text';
import type { Problem } from './verify/problem';

/** One problem as one sentence, beginning with a capital. */
export function problemSentence(problem: Problem, t: Translator): string {
  const { code, params, row, about = [], differences = [] } = problem;
  const record = row ? t('audit.verify.row', { record: tableName(t, row.table), key: row.key }) : '';
  const list = differences.map(({ field, was, now }) =>
    t('audit.verify.difference', {
      field: fieldName(t, field),
      was: valueText(t, field, was),
      now: valueText(t, field, now),
    }),
  );
  const sentence = t(`audit.verify.${code}`, {
    ...params,
    ...(code === 'textChanged' && { field: codeName(t, String(params.field)) }),
    ...(code === 'publicationRootUnknown' && { kind: codeName(t, String(params.kind)) }),
    record,
    about: about.length > 0 ? t('audit.verify.about', { papers: about.join(', ') }) : '',
    details: list.length > 0 ? t('audit.verify.details', { list: list.join('; ') }) : '',
  });
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
