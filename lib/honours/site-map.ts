/**
 * The map of an association's public pages for search engines (sitemaps.org), and what robots may not ask for. Pure text.
 * Owns both forms. Refuses pages where names of people stand: those are kept out of search engines.
 */
import { xmlText } from './feeds';

export interface MappedPage {
  vi: string;
  en: string;
  /** Instant of the publication shown there, as ISO text with its zone. */
  changedAt?: string;
}

/** Each page in both languages, each pointing at its twin; addresses are whole. */
export function siteMap(pages: readonly MappedPage[]): string {
  const entry = (href: string, { vi, en, changedAt }: MappedPage) =>
    `<url><loc>${xmlText(href)}</loc>` +
    (changedAt ? `<lastmod>${new Date(changedAt).toISOString()}</lastmod>` : '') +
    `<xhtml:link rel="alternate" hreflang="vi" href="${xmlText(vi)}"/>` +
    `<xhtml:link rel="alternate" hreflang="en" href="${xmlText(en)}"/>` +
    `<xhtml:link rel="alternate" hreflang="x-default" href="${xmlText(vi)}"/></url>\n`;
  return (
    '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"' +
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n' +
    `${pages.flatMap((page) => [entry(page.vi, page), entry(page.en, page)]).join('')}</urlset>\n`
  );
}

/** The maps of several associations under one name. */
export function siteMapIndex(maps: readonly string[]): string {
  return (
    '<?xml version="1.0" encoding="utf-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n' +
    `${maps.map((map) => `<sitemap><loc>${xmlText(map)}</loc></sitemap>\n`).join('')}</sitemapindex>\n`
  );
}

/** Everything may be read but the doors of staff, links with a secret, and codes of papers. */
export function robotsText(closed: readonly string[], maps: readonly string[]): string {
  const lines = [
    'User-agent: *',
    ...closed.map((path) => `Disallow: ${path}`),
    ...maps.map((map) => `Sitemap: ${map}`),
  ];
  return `${lines.join('\n')}\n`;
}
