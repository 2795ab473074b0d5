/**
 * The frame of pages about reports that anybody may open.
 * Owns their language: English when the page a report is about is, or when this device chose it.
 */
import type { ReactNode } from 'react';
import { GatePage } from '@/components/access/gate-page';
import { type Locale, translator } from '@/lib/web/messages';
import type { Preferences } from '@/lib/web/preferences';

export interface OpenPageProps {
  preferences: Preferences;
  /** Path of the public page a report is about; '' for none. */
  about: string;
  demo?: boolean;
  /** Key of the heading, and what stands in it. */
  title: string;
  values?: Record<string, string>;
  children: (locale: Locale) => ReactNode;
}

/** The whole page. */
export function OpenPage({ preferences, about, demo, title, values, children }: OpenPageProps) {
  const locale: Locale = /^\/en(\/|$)/.test(about) ? 'en' : preferences.lang;
  return (
    <div lang={locale}>
      <GatePage
        preferences={{ ...preferences, lang: locale }}
        title={translator(locale)(title, values)}
        demo={demo}
      >
        {children(locale)}
      </GatePage>
    </div>
  );
}
