/** The frame of every page behind a link: for whom and which round, the way back, whom to call. */
import type { ReactNode } from 'react';
import { GatePage } from '@/components/access/gate-page';
import type { LinkPage } from '@/lib/awards/link-door';
import { translator } from '@/lib/web/messages';
import type { Preferences } from '@/lib/web/preferences';

export interface LinkFrameProps {
  preferences: Preferences;
  link: LinkPage;
  title: string;
  back?: { label: string; href: string };
  children: ReactNode;
}

/** Narrow on purpose: it is read on a telephone. */
export function LinkFrame({ preferences, link, title, back, children }: LinkFrameProps) {
  const t = translator(preferences.lang);
  return (
    <GatePage preferences={preferences} title={title} demo={link.isDemo}>
      <div className="stack measure">
        {back ? (
          <p>
            <a href={back.href}>{back.label}</a>
          </p>
        ) : null}
        {children}
        <p>
          {link.phone
            ? t('links.help', { association: link.association, phone: link.phone })
            : t('links.helpNoPhone', { association: link.association })}
        </p>
      </div>
    </GatePage>
  );
}
