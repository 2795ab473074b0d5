/**
 * The few words that interface parts say by themselves ("Lỗi:", "Trang sau").
 * Owns the lookup of messages/<locale>/ui.json for server and client parts alike.
 * Refuses to know any domain: words about money, awards or people live in the module of that noun.
 */
import { createTranslator } from 'next-intl';
import type { Locale } from '@/messages/catalogue';
import en from '@/messages/en/ui.json';
import vi from '@/messages/vi/ui.json';

export type UiWord = keyof typeof vi;
export type UiWords = (key: UiWord, values?: Record<string, string | number>) => string;

function wordsOf(locale: Locale, messages: typeof vi): UiWords {
  return createTranslator({ locale, messages, timeZone: 'Asia/Ho_Chi_Minh' }) as unknown as UiWords;
}

const words: Record<Locale, UiWords> = { vi: wordsOf('vi', vi), en: wordsOf('en', en) };

/** Returns the words of one language: `uiWords('vi')('nextPage')` is "Trang sau". */
export function uiWords(locale: Locale): UiWords {
  return words[locale];
}
