/** Links by which schools and hamlets hand files in to a round. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { LinkDesk } from '@/components/awards/link-desk';
import { RoundFrame } from '@/components/awards/round-frame';
import { StaffPage } from '@/components/office-shell/staff-page';
import { linksPage } from '@/lib/awards/queries/links';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { nominationLinkStart } from '@/lib/web/site-address';
import { closeLink, giveCode, makeLink } from './actions';

interface Props {
  params: Promise<{ hoi: string; dot: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default guarded(async function LinksPage({ params, searchParams }: Props) {
  const [{ hoi, dot }, { xong }] = [await params, await searchParams];
  const page = await officePage(hoi, 'awards.manageRound', (tx) => linksPage(tx, dot));
  const { locale, data, actor } = page;
  if (!data) notFound();
  const actions = {
    ...{ make: makeLink.bind(null, hoi), close: closeLink.bind(null, hoi) },
    giveCode: giveCode.bind(null, hoi),
  };
  const start = await nominationLinkStart();
  return (
    <StaffPage page={page} current="awards" title={translator(locale)('awards.links.title')}>
      <RoundFrame {...{ hoi, locale }} roles={actor.roles} round={data.round} current="board" done={xong}>
        <LinkDesk
          {...{ hoi, locale, data, actions, start }}
          {...{ association: page.association.name, isDemo: page.association.isDemo }}
        />
      </RoundFrame>
    </StaffPage>
  );
});
