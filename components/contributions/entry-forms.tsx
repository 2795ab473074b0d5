/** What may still be done with an entry: withdrawing cash that waits, changing the public name. */
import { MessagesProvider } from '@/components/ui/messages-provider';
import { can, type Role } from '@/lib/access/policy';
import type { ContributionPlace } from '@/lib/contributions/opened';
import type { ContributionView } from '@/lib/contributions/queries';
import type { BoundAction } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';
import { PublicNameForm } from './public-name-form';
import { WithdrawForm } from './withdraw-form';

interface Props {
  locale: Locale;
  view: ContributionView;
  roles: readonly Role[];
  withdraw: BoundAction<null>;
  changeName: BoundAction<ContributionPlace>;
}

export function EntryForms({ locale, view, roles, withdraw, changeName }: Props) {
  const { id, status, publicNameChoice: choice, publicName } = view;
  return (
    <MessagesProvider locale={locale} modules={['contributions', 'errors']}>
      {status === 'waiting' && can(roles, 'contributions.record') ? (
        <WithdrawForm {...{ locale, id }} action={withdraw} />
      ) : null}
      {view.donorId !== null && can(roles, 'donors.edit') ? (
        <PublicNameForm {...{ locale, id, choice, publicName: publicName ?? '' }} action={changeName} />
      ) : null}
    </MessagesProvider>
  );
}
