/**
 * Texts of the product in Vietnamese and English.
 * Owns the translator used by server code; client components use next-intl's hooks under MessagesProvider.
 * Refuses to guess: a missing key throws in tests and shows its own name in production.
 */
import { createTranslator } from 'next-intl';
import { catalogue, type Locale } from '@/messages/catalogue';

export type { Locale } from '@/messages/catalogue';
export type Translator = (key: string, values?: Record<string, string | number>) => string;

/** Languages the product speaks; the first is the default. */
export const locales = ['vi', 'en'] as const satisfies readonly Locale[];

/** True for 'vi' and 'en'. */
export function isLocale(value: string | undefined | null): value is Locale {
  return value === 'vi' || value === 'en';
}

/**
 * Returns `t('module.key', values)` for one language.
 * Dates and amounts are formatted by the kernel before they are passed in, so no time zone is involved.
 */
export function translator(locale: Locale): Translator {
  const t = createTranslator({ locale, messages: catalogue[locale], timeZone: 'Asia/Ho_Chi_Minh' });
  return t as unknown as Translator;
}
