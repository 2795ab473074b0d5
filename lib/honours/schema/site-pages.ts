/** The six pages the chair writes, and the words of their addresses. Pure. */
export const sitePages = ['about', 'rules', 'contact', 'help', 'privacy', 'accessibility'] as const;
export type SitePage = (typeof sitePages)[number];

/** Page → its word in public and staff addresses. */
export const sitePageSlugs: Readonly<Record<SitePage, string>> = {
  about: 'gioi-thieu',
  rules: 'quy-che',
  contact: 'lien-he',
  help: 'tro-giup',
  privacy: 'rieng-tu',
  accessibility: 'tiep-can',
};

/** 'quy-che' → 'rules'; undefined for any other word. */
export function sitePageOf(slug: string | undefined): SitePage | undefined {
  return sitePages.find((page) => sitePageSlugs[page] === slug);
}
