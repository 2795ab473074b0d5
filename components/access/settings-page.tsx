/**
 * One page of the settings: the staff page with the tabs of all settings the person may open.
 * Owns which tab asks for which permission, and the error sentences of the forms below it.
 */
import type { ReactNode } from 'react';
import { StaffPage } from '@/components/office-shell/staff-page';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { Tabs } from '@/components/ui/navigation';
import { can, type Permission } from '@/lib/access/policy';
import { translator } from '@/lib/web/messages';
import type { OfficePage } from '@/lib/web/office-page';
import { routes } from '@/lib/web/routes';

export type SettingsTab = 'organisation' | 'people' | 'funds' | 'letter' | 'sitePages' | 'own';

const tabs: Record<SettingsTab, { permission: Permission; href: (hoi: string) => string }> = {
  organisation: { permission: 'association.edit', href: routes.office.associationSettings },
  people: { permission: 'tasks.view', href: routes.office.peopleSettings },
  funds: { permission: 'ledger.openFund', href: routes.office.fundSettings },
  letter: { permission: 'contributions.writeLetter', href: routes.office.letterSettings },
  sitePages: { permission: 'sitePages.view', href: routes.office.sitePages },
  own: { permission: 'tasks.view', href: routes.office.ownAccount },
};

export interface SettingsPageProps {
  page: OfficePage;
  tab: SettingsTab;
  title: string;
  children: ReactNode;
}

/** Stands as the whole of a page.tsx below `cai-dat`. */
export function SettingsPage({ page, tab, title, children }: SettingsPageProps) {
  const { locale, actor, association } = page;
  const t = translator(locale);
  const items = (Object.keys(tabs) as SettingsTab[])
    .filter((key) => can(actor.roles, tabs[key].permission))
    .map((key) => ({
      label: t(`access.settings.${key}`),
      href: tabs[key].href(association.slug),
      current: key === tab,
    }));
  return (
    <StaffPage page={page} current="settings" title={title}>
      <Tabs items={items} locale={locale} label={t('access.settings.title')} />
      <MessagesProvider locale={locale} modules={['errors', 'ui']}>
        <div className="stack">{children}</div>
      </MessagesProvider>
    </StaffPage>
  );
}
