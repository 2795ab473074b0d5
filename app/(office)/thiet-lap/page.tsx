/** First set-up in five steps: works once, can be left and taken up again, works without script. */
import { SetupLaterSteps } from '@/components/access/setup-later-steps';
import { SetupOpen } from '@/components/access/setup-open';
import { isSetUp } from '@/lib/access/own-account';
import { readDraft } from '@/lib/access/session-start';
import { setupFacts } from '@/lib/access/setup-queries';
import { officePage } from '@/lib/web/office-page';
import { readPreferences } from '@/lib/web/read-preferences';
import { invitationLinkStart } from '@/lib/web/site-address';
import { makeInvitation, takeInvitationBack } from '../[hoi]/quan-ly/cai-dat/nguoi-dung/moi/actions';
import { describeAssociation, foundAssociation, openBooks, postOpening } from './actions';

type Words = Promise<{ buoc?: string; hoi?: string }>;

export default async function SetupPage({ searchParams }: { searchParams: Words }) {
  const { buoc, hoi } = await searchParams;
  const step = /^[1-6]$/.test(buoc ?? '') ? Number(buoc) : 1;
  if (!hoi || step < 3) {
    const state = {
      preferences: await readPreferences(),
      isSetUp: await isSetUp(),
      draft: await readDraft(),
    };
    return <SetupOpen {...state} step={step} describe={describeAssociation} found={foundAssociation} />;
  }
  const page = await officePage(hoi, 'access.manage', setupFacts);
  return (
    <SetupLaterSteps
      page={page}
      step={step}
      linkStart={await invitationLinkStart()}
      actions={{
        makeInvitation: makeInvitation.bind(null, hoi),
        withdrawInvitation: takeInvitationBack.bind(null, hoi),
        openBooks: openBooks.bind(null, hoi),
        postOpening: postOpening.bind(null, hoi),
      }}
    />
  );
}
