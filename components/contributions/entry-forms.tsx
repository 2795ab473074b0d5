/** What may still be done with an entry: withdrawing cash that waits, the paper of its value, its campaign, its public name. */
import { MessagesProvider } from '@/components/ui/messages-provider';
import { can, type Role } from '@/lib/access/policy';
import type { GiftPlace } from '@/lib/campaigns/queries/gift-place';
import type { GoodsBasis } from '@/lib/contributions/goods-basis';
import type { ContributionPlace } from '@/lib/contributions/opened';
import type { ContributionView } from '@/lib/contributions/queries';
import type { DateVn } from '@/lib/kernel/dates';
import type { BoundAction } from '@/lib/web/define-action';
import type { VoucherRef } from '@/lib/web/voucher-slug';
import type { Locale } from '@/messages/catalogue';
import { GiftPlaceForm } from './gift-place-form';
import { GoodsBasisSection } from './goods-basis';
import { PublicNameForm } from './public-name-form';
import { WithdrawForm } from './withdraw-form';

interface Props {
  hoi: string;
  locale: Locale;
  view: ContributionView;
  voucher: VoucherRef | null;
  place: GiftPlace;
  bases: GoodsBasis[];
  today: DateVn;
  stateBasis: BoundAction<ContributionPlace>;
  move: BoundAction<ContributionPlace>;
  roles: readonly Role[];
  withdraw: BoundAction<null>;
  changeName: BoundAction<ContributionPlace>;
}

export function EntryForms(props: Props) {
  const { hoi, locale, view, place, roles, withdraw, changeName, move } = props;
  const { id, status, publicNameChoice: choice, publicName } = view;
  return (
    <MessagesProvider locale={locale} modules={['contributions', 'errors']}>
      {status === 'waiting' && can(roles, 'contributions.record') ? (
        <WithdrawForm {...{ locale, id }} action={withdraw} />
      ) : null}
      <GoodsBasisSection {...props} />
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
