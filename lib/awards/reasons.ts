/**
 * Reasons of the rules in words: one sentence for each, with the text it rests on.
 * Owns how codes, school years and amounts are read aloud. Refuses to judge: it says what the engine found.
 */
import { formatVndUnit } from '@/lib/kernel/money';
import { schoolYearFrom } from '@/lib/kernel/school-year';
import type { Translator } from '@/lib/web/messages';
import type { Reason } from './schema/rule-facts';
import type { RuleSet } from './schema/rule-set';

/** The sentence of one reason in the language of `t`, for example "… Căn cứ: Thông tư 22/2021/TT-BGDĐT." */
export function reasonSentence(reason: Reason, rules: Pick<RuleSet, 'sources'>, t: Translator): string {
  const written = Object.entries(reason.params).map(([name, value]) => spoken(name, value, reason, t));
  const sentence = capital(t(`awards.rules.reasons.${reason.code}`, Object.fromEntries(written)));
  if (reason.source === null) return sentence;
  return t('awards.rules.withSource', { sentence, source: sourceTitle(reason.source, rules, t) });
}

/** Title of a source: as the association wrote it, else as the program knows it. */
export function sourceTitle(key: string, rules: Pick<RuleSet, 'sources'>, t: Translator): string {
  const own = rules.sources.find((source) => source.key === key)?.title.trim();
  return own || t(`awards.rules.sources.${key}`);
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** One value under the name that the sentence uses for it. */
function spoken(
  name: string,
  value: string | number,
  { code, params }: Reason,
  t: Translator,
): [string, string | number] {
  switch (name) {
    case 'schoolYear':
      return [name, schoolYearFrom(Number(value))];
    case 'circular':
      return [name, t(`awards.rules.sources.${value}`)];
    case 'study':
      // A word of another circular has no name here, and its sentence does not use it.
      return [
        name,
        code === 'classOfOtherScale' ? value : t(`awards.rules.classes.${params.circular}.${value}`),
      ];
    case 'as':
    case 'rank':
      return [name, t(`awards.rules.ranks.${value}`)];
    case 'level':
      return [name, t(`awards.rules.levels.${value || 'none'}`)];
    case 'keptVnd':
      return ['kept', formatVndUnit(BigInt(value))];
    case 'amountVnd': {
      const isMoney = params.gives === undefined || params.gives === 'money';
      return ['amount', isMoney ? formatVndUnit(BigInt(value)) : t(`awards.rules.notMoney.${params.gives}`)];
    }
    default:
      return [name, value];
  }
}
