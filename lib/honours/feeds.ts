/**
 * What others may follow: publications as Atom (RFC 4287), ceremonies as iCalendar (RFC 5545).
 * Owns both forms. Refuses names: a feed keeps what it once said, so it says only that something was published, and when.
 */
import ical, { ICalCalendarMethod } from 'ical-generator';
import type { PublicCeremony } from './rules/honours';

export interface FeedEntry {
  /** Never changes for the same entry: "urn:densach:<hoi>:<list>:<year>:<version>". */
  id: string;
  title: string;
  summary: string;
  /** Instant as ISO text with its zone. */
  updatedAt: string;
  href: string;
}

export interface Feed {
  id: string;
  title: string;
  author: string;
  lang: string;
  /** Whole addresses of the feed and of the page it belongs to. */
  self: string;
  home: string;
  /** The newest first. */
  entries: readonly FeedEntry[];
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XML; signs that XML 1.0 does not know at all are left out. */
export function xmlText(text: string): string {
  const known = [...text].filter((sign) =>
    /[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(sign),
  );
  return known.map((sign) => SIGNS[sign] ?? sign).join('');
}

/** The feed as text; without entries it is as old as the epoch, for Atom wants a time. */
export function atomFeed({ id, title, author, lang, self, home, entries }: Feed): string {
  const instant = (at: string) => new Date(at).toISOString();
  const newest = entries
    .map(({ updatedAt }) => instant(updatedAt))
    .sort()
    .at(-1);
  const items = entries.map(
    (entry) =>
      `<entry><id>${xmlText(entry.id)}</id><title>${xmlText(entry.title)}</title>` +
      `<updated>${instant(entry.updatedAt)}</updated><link href="${xmlText(entry.href)}"/>` +
      `<summary>${xmlText(entry.summary)}</summary></entry>\n`,
  );
  return (
    '<?xml version="1.0" encoding="utf-8"?>\n' +
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xmlText(lang)}">\n<id>${xmlText(id)}</id>` +
    `<title>${xmlText(title)}</title><updated>${newest ?? '1970-01-01T00:00:00.000Z'}</updated>` +
    `<author><name>${xmlText(author)}</name></author>` +
    `<link rel="self" type="application/atom+xml" href="${xmlText(self)}"/><link href="${xmlText(home)}"/>\n` +
    `${items.join('')}</feed>\n`
  );
}

export interface CalendarOfCeremonies {
  slug: string;
  title: string;
  url: string;
  ceremonies: readonly (PublicCeremony & { publishedAt: string })[];
}

/** One whole day for each ceremony; its identity is day and association, so a new name is the same event. */
export function ceremonyCalendar({ slug, title, url, ceremonies }: CalendarOfCeremonies): string {
  const calendar = ical({
    ...{ name: title, prodId: { company: 'den-sach', product: 'ceremonies' } },
    ...{ method: ICalCalendarMethod.PUBLISH, timezone: null },
  });
  const met = new Map<string, number>();
  for (const ceremony of ceremonies) {
    const nth = (met.get(ceremony.heldOn) ?? 0) + 1;
    met.set(ceremony.heldOn, nth);
    calendar.createEvent({
      id: `${ceremony.heldOn}-${nth}@${slug}.densach`,
      ...{ start: midnight(ceremony.heldOn), allDay: true, stamp: new Date(ceremony.publishedAt) },
      ...{ summary: ceremony.name, location: ceremony.place || null },
      ...{ description: ceremony.lunarLabel || null, url },
    });
  }
  return `${calendar.toString()}\r\n`;
}

/** A day of Việt Nam stays that day wherever the machine stands: the writer reads the fields of UTC. */
function midnight(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
