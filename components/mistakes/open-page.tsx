/**
 * The frame of pages about reports that anybody may open.
 * Owns that their parts speak the language of the document: English when the address says so (`languageOfAddress`), or
 * when this device chose it.
 */
import type { ReactNode } from 'react';
import { GatePage } from '@/components/access/gate-page';
import { type Locale, translator } from '@/lib/web/messages';
import type { Preferences } from '@/lib/web/preferences';

export interface OpenPageProps {
  preferences: Preferences;
  demo?: boolean;
  /** Key of the heading, and what stands in it. */
  title: string;
  values?: Record<string, string>;
  children: (locale: Locale) => ReactNode;
}

/** The whole page. */
export function OpenPage({ preferences, demo, title, values, children }: OpenPageProps) {
  return (
    <GatePage {...{ preferences, demo }} title={translator(preferences.lang)(title, values)}>
      {children(preferences.lang)}
    </GatePage>
  );
}
