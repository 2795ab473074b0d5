/** The texts the program brings for the six pages, in both languages. Owns where they are kept; the chair's texts are elsewhere. */
import { catalogue } from '@/messages/catalogue';
import type { SitePage } from './schema/site-pages';

export interface SiteTexts {
  vi: string;
  /** Empty: there is no English text. */
  en: string;
}

/** The built-in text of a page, in the markup of rules/site-text. */
export function builtInPage(page: SitePage): SiteTexts {
  return { vi: catalogue.vi.sitetexts[page], en: catalogue.en.sitetexts[page] };
}
