/** The entry form at a desk: what was just saved above it, day and fund kept. */
import { ContributionForm } from '@/components/contributions/contribution-form';
import { SavedNotice } from '@/components/contributions/saved-notice';
import { MessagesProvider } from '@/components/ui/messages-provider';
import type { DeskPage } from '@/lib/desks/page';
import type { BoundAction } from '@/lib/web/define-action';
import type { Locale } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

interface Props {
  hoi: string;
  locale: Locale;
  page: DeskPage;
  actions: {
    record: BoundAction<{ contributionId: number; voucher: string; day: string }>;
    print: BoundAction<number>;
  };
  issuer: string;
  draftOwner: string;
  /** New after each gift, the same after a refusal. */
  entryKey: string;
}

export function DeskEntry({ hoi, locale, page, actions, issuer, draftOwner, entryKey }: Props) {
  const { desk, form, saved } = page;
  return (
    <>
      <SavedNotice
        {...{ hoi, locale, saved, print: actions.print, againHref: routes.office.desk(hoi, desk.id) }}
      />
      <MessagesProvider locale={locale} modules={['contributions', 'campaigns', 'errors', 'common']}>
        <ContributionForm
          key={entryKey}
          {...{
            action: actions.record,
            locale,
            requestKey: crypto.randomUUID(),
            ...form,
            issuer,
            draftOwner,
          }}
          {...{ hidden: { deskId: String(desk.id) }, isAfterSaving: !!saved }}
          {...{ searchHref: routes.office.donorSearch(hoi), listHref: routes.office.desks(hoi) }}
        />
      </MessagesProvider>
    </>
  );
}
