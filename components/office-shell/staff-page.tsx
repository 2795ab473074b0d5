/**
 * One staff page inside the shell: heading, navigation for the person's roles, sign-out.
 * Owns the <h1> and the title of the document; pages write only what stands below.
 * Refuses to look anything up: everything comes from officePage.
 */
import type { ReactNode } from 'react';
import { SignOutForm } from '@/components/access/sign-out-form';
import { translator } from '@/lib/web/messages';
import type { OfficePage } from '@/lib/web/office-page';
import { routes } from '@/lib/web/routes';
import type { NavKey } from './nav-keys';
import { OfficeShell } from './office-shell';
import { SessionEnd } from './session-end';

export interface StaffPageProps {
  page: OfficePage;
  current?: NavKey;
  /** Heading of the page; becomes the <h1> and the title of the window. */
  title: string;
  /** Hides the heading from sight where the page writes its own first line. */
  isTitleHidden?: boolean;
  children: ReactNode;
}

/** Stands as the whole of a page.tsx below `/<hoi>/quan-ly`. */
export function StaffPage({ page, current, title, isTitleHidden, children }: StaffPageProps) {
  const { actor, association, preferences, locale, sessionEndsAt } = page;
  const t = translator(locale);
  const offices = actor.roles.map((role) => t(`access.roles.${role}`)).join(', ');
  return (
    <OfficeShell
      locale={locale}
      preferences={preferences}
      hoi={association.slug}
      associationName={association.name}
      personName={`${actor.displayName}, ${offices}`}
      roles={actor.roles}
      current={current}
      signOut={
        <>
          <a href={routes.office.ownAccount(association.slug)}>{t('access.settings.own')}</a>
          <SignOutForm locale={locale} hoi={association.slug} />
        </>
      }
      helpPhone={association.phone || undefined}
      demo={association.isDemo}
    >
      <title>{`${title} · ${association.shortName}`}</title>
      <SessionEnd locale={locale} hoi={association.slug} endsAt={sessionEndsAt} />
      <h1 className={isTitleHidden ? 'sr-only' : undefined}>{title}</h1>
      {children}
    </OfficeShell>
  );
}
