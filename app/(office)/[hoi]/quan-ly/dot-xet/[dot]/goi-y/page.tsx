/** What the rules of a round say about its files, in words; asking them, and computing it again. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { RoundFrame } from '@/components/awards/round-frame';
import { SuggestionRoom } from '@/components/awards/suggestion-room';
import { StaffPage } from '@/components/office-shell/staff-page';
import { suggestionsPage } from '@/lib/awards/queries/rule-pages';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { askRules, followRules } from './actions';

interface Props {
  params: Promise<{ hoi: string; dot: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default guarded(async function SuggestionsPage({ params, searchParams }: Props) {
  const [{ hoi, dot }, query] = [await params, await searchParams];
  const page = await officePage(hoi, 'awards.viewSuggestions', (tx) => suggestionsPage(tx, dot));
  const { locale, data, actor } = page;
  if (!data) notFound();
  const actions = { ask: askRules.bind(null, hoi), bind: followRules.bind(null, hoi) };
  const frame = { hoi, locale, roles: actor.roles };
  return (
    <StaffPage page={page} current="awards" title={translator(locale)('awards.suggest.title')}>
      <RoundFrame {...frame} round={data.round} current="suggestions" done={query.xong}>
        <SuggestionRoom {...frame} data={data} actions={actions} />
      </RoundFrame>
    </StaffPage>
  );
});
