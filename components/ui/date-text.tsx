/**
 * Days and instants as shown to people: dd/mm/yyyy, always.
 * Owns the time element and the long form with weekday and lunar year.
 * Refuses relative time and the reader's own time zone: days are days in Việt Nam.
 */
import { type DateVn, formatDateVn, formatInstantVn } from '@/lib/kernel/dates';
import { lunarYearLabel, tetDayLabel } from '@/lib/kernel/lunar';
import type { Locale } from '@/messages/catalogue';
import { uiWords } from './words';

/** "Thứ Ba, ngày 02/07/2019, năm Kỷ Hợi"; on the days of Tết "mùng 5 Tết Kỷ Hợi". */
export function dateSentence(date: DateVn, locale: Locale): string {
  const words = uiWords(locale);
  const day = words('dateRead', { weekday: String(weekdayOf(date)), date: formatDateVn(date) });
  const year = lunarYearLabel(date);
  const lunar = tetDayLabel(date) ?? (year ? words('lunarYear', { year }) : '');
  return lunar ? `${day}, ${lunar}` : day;
}

/** 0 is Sunday. */
function weekdayOf(date: DateVn): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

/** A day: "02/07/2019"; `long` adds weekday and lunar year. */
export function DateText({ date, long, locale = 'vi' }: { date: DateVn; long?: boolean; locale?: Locale }) {
  return (
    <time className={long ? 'date date-long' : 'date'} dateTime={date}>
      {long ? dateSentence(date, locale) : formatDateVn(date)}
    </time>
  );
}

/** An instant in Việt Nam: "09:12 02/07/2019". */
export function InstantText({ at }: { at: string | Date }) {
  return (
    <time className="date" dateTime={typeof at === 'string' ? at : at.toISOString()}>
      {formatInstantVn(at)}
    </time>
  );
}
