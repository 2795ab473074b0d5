/** What may still be done with an entry: withdrawing cash that waits, moving it to a campaign, its public name. */
import { MessagesProvider } from '@/components/ui/messages-provider';
import { can, type Role } from '@/lib/access/policy';
import type { GiftPlace } from '@/lib/campaigns/queries/gift-place';
import type { ContributionPlace } from '@/lib/contributions/opened';
import type { ContributionView } from '@/lib/contributions/queries';
import type { BoundAction } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';
import { GiftPlaceForm } from './gift-place-form';
import { PublicNameForm } from './public-name-form';
import { WithdrawForm } from './withdraw-form';

interface Props {
  hoi: string;
  locale: Locale;
  view: ContributionView;
  place: GiftPlace;
  move: BoundAction<ContributionPlace>;
  roles: readonly Role[];
  withdraw: BoundAction<null>;
  changeName: BoundAction<ContributionPlace>;
}

export function EntryForms({ hoi, locale, view, place, roles, withdraw, changeName, move }: Props) {
  const { id, status, publicNameChoice: choice, publicName } = view;
  return (
    <MessagesProvider locale={locale} modules={['contributions', 'errors']}>
      {status === 'waiting' && can(roles, 'contributions.record') ? (
        <WithdrawForm {...{ locale, id }} action={withdraw} />
      ) : null}
      {place.options.length > 0 || place.campaign ? (
        <GiftPlaceForm
          {...{ hoi, locale, id, place, move }}
          mayMove={can(roles, 'contributions.record') && (status === 'posted' || status === 'waiting')}
        />
      ) : null}
      {view.donorId !== null && can(roles, 'donors.edit') ? (
        <PublicNameForm {...{ locale, id, choice, publicName: publicName ?? '' }} action={changeName} />
      ) : null}
    </MessagesProvider>
  );
}
