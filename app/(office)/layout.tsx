/**
 * The document of every staff, sign-in and set-up page.
 * Owns <html>: language, text size and ground as this device chose them.
 * Refuses search engines; whether a person may see a page is decided in the page.
 */
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { readPreferences } from '@/lib/web/read-preferences';
import './office.css';

export const metadata: Metadata = {
  robots: { index: false, follow: false },
  referrer: 'same-origin',
};

export default async function OfficeDocument({ children }: { children: ReactNode }) {
  const { lang, text, theme, keys } = await readPreferences();
  return (
    <html lang={lang} data-text={text} data-theme={theme === 'auto' ? undefined : theme} data-keys={keys}>
      <body>{children}</body>
    </html>
  );
}
