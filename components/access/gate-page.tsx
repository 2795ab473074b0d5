/**
 * The frame of pages outside of any association: sign-in, set-up, invitation, forgotten password.
 * Owns the heading and the title of the document. Refuses to know who is asking; the page does.
 */
import type { ReactNode } from 'react';
import { OfficeShell } from '@/components/office-shell/office-shell';
import { MessagesProvider } from '@/components/ui/messages-provider';
import type { Preferences } from '@/lib/web/preferences';

export interface GatePageProps {
  preferences: Preferences;
  title: string;
  lede?: string;
  demo?: boolean;
  children: ReactNode;
}

/** The whole of a page at the gate; client forms below it find their error sentences. */
export function GatePage({ preferences, title, lede, demo, children }: GatePageProps) {
  return (
    <OfficeShell locale={preferences.lang} preferences={preferences} demo={demo}>
      <title>{`${title} · Đèn Sách`}</title>
      <h1>{title}</h1>
      {lede ? <p className="lede">{lede}</p> : null}
      <MessagesProvider locale={preferences.lang} modules={['errors', 'ui']}>
        {children}
      </MessagesProvider>
    </OfficeShell>
  );
}
