/** Proposal, approvals with PIN, the decision and the papers. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { DecisionRoom } from '@/components/awards/decision-room';
import { RoundFrame } from '@/components/awards/round-frame';
import { StaffPage } from '@/components/office-shell/staff-page';
import { decisionPage } from '@/lib/awards/queries/pages';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import * as steps from './actions';

interface Props {
  params: Promise<{ hoi: string; dot: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default guarded(async function DecisionPage({ params, searchParams }: Props) {
  const [{ hoi, dot }, query] = [await params, await searchParams];
  const page = await officePage(hoi, 'awards.view', (tx, actor) => decisionPage(tx, actor, dot));
  const { locale, data, actor } = page;
  if (!data) notFound();
  const actions = {
    ...{
      propose: steps.proposeRoundAwards.bind(null, hoi),
      explain: steps.explainRoundDifferences.bind(null, hoi),
      approve: steps.approveShownAwards.bind(null, hoi),
    },
    ...{ change: steps.changeAward.bind(null, hoi), withdraw: steps.takeAwardBack.bind(null, hoi) },
    ...{ promote: steps.promoteFromReserve.bind(null, hoi), sign: steps.signDecision.bind(null, hoi) },
    callUp: steps.callUp.bind(null, hoi),
  };
  const frame = { hoi, locale, roles: actor.roles };
  return (
    <StaffPage page={page} current="awards" title={translator(locale)('awards.decision.title')}>
      <RoundFrame {...frame} round={data.round} current="decision" done={query.xong}>
        <DecisionRoom {...{ ...frame, data, actions }} isAllTicked={query['danh-dau'] === 'tat-ca'} />
      </RoundFrame>
    </StaffPage>
  );
});
