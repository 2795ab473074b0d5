/** The next step of this very person, in one sentence, with the way to it. Refuses more than one sentence. */
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { NextStep } from '@/lib/awards/rules/next-step';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export interface NextStepCardProps {
  hoi: string;
  slug: string;
  step: NextStep;
  /** The page one is on: its step needs no link. */
  here: NextStep['place'];
  locale: Locale;
}

/** A notice with the sentence and, where something can be done elsewhere, the button. */
export function NextStepCard({ hoi, slug, step, here, locale }: NextStepCardProps) {
  const t = translator(locale);
  const href = addressOf(hoi, slug, step.place);
  const isWaiting = step.code.startsWith('wait') || step.code === 'absent';
  return (
    <Notice
      tone="info"
      title={t('awards.board.nextTitle')}
      actions={
        href && step.place !== here ? (
          <ButtonLink variant={isWaiting ? 'secondary' : 'primary'} href={href}>
            {t(`awards.next.${isWaiting ? 'see' : 'go'}`)}
          </ButtonLink>
        ) : undefined
      }
    >
      {t(`awards.next.${step.code}`, { count: step.count })}
    </Notice>
  );
}

function addressOf(hoi: string, slug: string, place: NextStep['place']): string | undefined {
  const { office } = routes;
  switch (place) {
    case 'board':
      return `${office.awardRound(hoi, slug)}#hoi-dong`;
    case 'dossiers':
      return office.awardDossiers(hoi, slug, { buoc: 'submitted' });
    case 'newDossier':
      return office.newAwardDossier(hoi, slug);
    case 'meeting':
      return office.awardMeeting(hoi, slug);
    case 'guests':
      return office.awardGuests(hoi, slug);
    case 'decision':
      return office.awardDecision(hoi, slug);
    case 'posting':
      return office.awardPosting(hoi, slug);
    case 'payments':
      return office.awardPayments(hoi, slug);
    case 'instalments':
      return office.awardInstalments(hoi, slug);
    case null:
      return undefined;
  }
}
