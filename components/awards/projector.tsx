/**
 * The meeting for everybody in the room: who is before the council, the quorum, how far the voting is, in large type.
 * Shows the votes of a file only when all who may decide have given theirs. Refuses circumstances (the categories tell
 * them too), marks, and who voted how.
 */
import { StatusTag } from '@/components/ui/status-tag';
import type { CandidateFile } from '@/lib/awards/queries/meeting';
import type { ProjectorData } from '@/lib/awards/queries/meeting-pages';
import { type DeskFilter, FILES_ON_WALL } from '@/lib/awards/rules/meeting-desk';
import { quorumNeeded } from '@/lib/awards/rules/tally';
import { deskQuery } from '@/lib/awards/schema/desk-forms';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { calledName } from './called-name';
import { DeskNav, DeskPaging } from './desk-nav';
import { GuestNames } from './guest-names';

export interface ProjectorProps {
  hoi: string;
  locale: Locale;
  data: ProjectorData;
}

/** Readable from the last row. */
export function Projector({ hoi, locale, data }: ProjectorProps) {
  const t = translator(locale);
  const { round, council, desk } = data;
  const to = (filter: DeskFilter) => routes.office.awardProjector(hoi, round.slug, deskQuery(filter));
  const first = (desk.page - 1) * FILES_ON_WALL + 1;
  const present = council.filter((member) => member.isPresent).length;
  const needed = quorumNeeded(council.length, round.quorum);
  return (
    <div className="projector">
      <h2>{round.name}</h2>
      <p>
        <strong>{t(present >= needed ? 'awards.meeting.quorumOk' : 'awards.meeting.quorumMissing')}</strong>.{' '}
        {t('awards.meeting.quorum', { present, members: council.length, needed })}
      </p>
      <DeskNav {...{ locale, round, desk, to }} lefts={['result']} />
      <ol start={first}>
        {desk.files.map((file) => (
          <li key={file.dossier.id}>
            <strong>{calledName(file.dossier, locale)}</strong>
            <GuestNames guests={file.guests} locale={locale} />
            <p>{votesOf(file, locale)}</p>
            <Outcome {...{ file, locale }} />
          </li>
        ))}
      </ol>
      <DeskPaging {...{ locale, desk, to }} />
      <p>
        <a href={to(desk.filter)}>{t('awards.projector.again')}</a>{' '}
        <a href={routes.office.awardMeeting(hoi, round.slug)}>{t('awards.hands.back')}</a>
      </p>
    </div>
  );
}

const isComplete = (file: CandidateFile) => file.cast === file.tally.present;

function votesOf(file: CandidateFile, locale: Locale): string {
  const t = translator(locale);
  const { yes, no, abstain, present } = file.tally;
  return isComplete(file)
    ? t('awards.meeting.votesShown', { yes, no, abstain })
    : t('awards.meeting.votesHidden', { cast: file.cast, present });
}

function Outcome({ file, locale }: { file: CandidateFile; locale: Locale }) {
  const t = translator(locale);
  if (!file.tally.hasQuorum) return <StatusTag tone="warning">{t('awards.meeting.noQuorum')}</StatusTag>;
  if (!isComplete(file)) return null;
  return (
    <StatusTag tone={file.tally.isCarried ? 'success' : 'neutral'}>
      {t(`awards.meeting.${file.tally.isCarried ? 'carried' : 'notCarried'}`)}
    </StatusTag>
  );
}
