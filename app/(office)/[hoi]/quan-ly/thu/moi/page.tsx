/** Recording a contribution: two fields for a known donor, words and the receipt live, works without script. */
import { guarded } from '@/components/access/guarded-page';
import { ContributionForm } from '@/components/contributions/contribution-form';
import { SavedNotice } from '@/components/contributions/saved-notice';
import { StaffPage } from '@/components/office-shell/staff-page';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { entryForm, justSaved } from '@/lib/contributions/entry';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { routes } from '@/lib/web/routes';
import { printGifts } from '../actions';
import { recordGift } from './actions';

interface Props {
  params: Promise<{ hoi: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default guarded(async function NewContributionPage({ params, searchParams }: Props) {
  const [{ hoi }, query] = [await params, await searchParams];
  const page = await officePage(hoi, 'contributions.record', async (tx, actor) => ({
    form: await entryForm(tx, actor, query, translator('vi')),
    saved: await justSaved(tx, query),
  }));
  const { locale, data, association, actor } = page;
  return (
    <StaffPage page={page} current="contributions" title={translator(locale)('contributions.newTitle')}>
      <SavedNotice {...{ hoi, locale, saved: data.saved }} print={printGifts.bind(null, hoi)} />
      <MessagesProvider locale={locale} modules={['contributions', 'campaigns', 'errors', 'common']}>
        <ContributionForm
          // New after each entry, the same after a refusal: without script React finds its answer by this key.
          key={String(query.vua ?? query.cho ?? '')}
          {...{ action: recordGift.bind(null, hoi), locale, requestKey: crypto.randomUUID(), ...data.form }}
          {...{ issuer: association.name, draftOwner: `${hoi}:${actor.userId}`, isAfterSaving: !!data.saved }}
          {...{ searchHref: routes.office.donorSearch(hoi), listHref: routes.office.contributions(hoi) }}
        />
      </MessagesProvider>
    </StaffPage>
  );
});
