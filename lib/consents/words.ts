/**
 * The words people are asked with, in both languages, as one text that is frozen with the first question that uses it.
 * Owns their order, so that the same words always make the same text. Refuses names and days: those stand around them.
 */
import { translator } from '@/lib/web/messages';
import { type ConsentItem, type ConsentWords, consentItems } from './schema/items';

const parts = [
  ...([
    'title',
    'intro',
    'noChange',
    'both',
    'never',
    'withdraw',
    'bySelf',
    'byGuardian',
    'byChild',
  ] as const),
];

function wordsIn(lang: 'vi' | 'en'): ConsentWords {
  const t = translator(lang);
  const items = consentItems.map((item): [ConsentItem, string] => [
    item,
    t(`consents.words.items.${item.replace(':', '_')}`),
  ]);
  const sentences = parts.map((part) => [part, t(`consents.words.${part}`)]);
  return { ...Object.fromEntries(sentences), items: Object.fromEntries(items) } as ConsentWords;
}

/** Both languages of a frozen text. */
export type FrozenWords = Record<'vi' | 'en', ConsentWords>;

/** The words of today as they are kept (app.keep_consent_text). */
export function wordsOfToday(): string {
  const words: FrozenWords = { vi: wordsIn('vi'), en: wordsIn('en') };
  return JSON.stringify(words);
}
