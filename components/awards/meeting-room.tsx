/**
 * The council's meeting on one page: attendance and quorum, each file with its votes, standing aside, the ending.
 * Others' votes stay hidden until one has voted. Refuses to show what is not open yet: it says why instead.
 */
import type { FormAction } from '@/components/forms/plain-form';
import { Notice } from '@/components/ui/notice';
import { can, type Role } from '@/lib/access/policy';
import type { CandidateFile } from '@/lib/awards/queries/meeting';
import type { MeetingData } from '@/lib/awards/queries/meeting-pages';
import type { DeskFilter } from '@/lib/awards/rules/meeting-desk';
import { quorumNeeded } from '@/lib/awards/rules/tally';
import { deskQuery, deskText } from '@/lib/awards/schema/desk-forms';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { AttendanceForm } from './attendance-form';
import { AuthorityNotes } from './authority-notes';
import { calledName } from './called-name';
import { CandidateTable } from './candidate-table';
import { ConcludePart } from './conclude-part';
import { ApprovalNotes, QuorumNotes } from './deadlock-notes';
import { DeputyNote } from './deputy-note';
import { DeskLine, DeskNav, DeskPaging } from './desk-nav';
import { NextStepCard } from './next-step-card';
import { RankReasons } from './rank-reason';
import { RecuseMember } from './recuse-member';
import { VoteAllForm } from './vote-all-form';
import { VoteForm } from './vote-form';

export interface MeetingActions {
  takeAttendance: FormAction;
  vote: FormAction;
  voteAll: FormAction;
  recuse: FormAction;
  conclude: FormAction;
  seat: FormAction;
  seatGuest: FormAction;
}

export interface MeetingRoomProps {
  hoi: string;
  locale: Locale;
  roles: readonly Role[];
  userId: number;
  data: MeetingData;
  actions: MeetingActions;
}

const isOver = new Set<string>(['proposed', 'decided', 'closed']);

/** The page below the tabs, for the state the round is in. */
export function MeetingRoom({ hoi, locale, roles, userId, data, actions }: MeetingRoomProps) {
  const t = translator(locale);
  const frame = { hoi, locale, roles };
  const { round, council } = data;
  const runs = can(roles, 'awards.manageRound');
  const isOpen = round.status === 'meeting';
  const mySeat = council.find((member) => member.userId === userId);
  const locked = lockedReason(data);
  return (
    <div className="stack">
      <NextStepCard hoi={hoi} slug={round.slug} step={data.step} here="meeting" locale={locale} />
      {locked ? (
        <Notice tone="locked" title={t('awards.meeting.lockedTitle')}>
          {t(`awards.meeting.${locked}`)}
        </Notice>
      ) : null}
      {isOver.has(round.status) ? (
        <Notice tone="success" title={t('awards.meeting.doneTitle')}>
          {t('awards.meeting.doneBody')}
        </Notice>
      ) : null}
      <QuorumLine data={data} locale={locale} />
      <QuorumNotes {...frame} data={data} action={actions.seat} seatGuest={actions.seatGuest} />
      <DeputyNote {...{ ...frame, data }} />
      <AuthorityNotes {...{ hoi, locale, data }} />
      <ApprovalNotes {...frame} round={round} shortages={data.shortages} />
      {runs && !locked && (isOpen || round.status === 'open') ? (
        <AttendanceForm locale={locale} data={data} action={actions.takeAttendance} />
      ) : null}
      <MeetingFiles {...{ hoi, locale, data, actions }} votes={isOpen && mySeat?.isPresent === true} />
      <RankReasons {...{ data, locale }} />
      {runs && (isOpen || round.status === 'open') ? (
        <RecuseMember locale={locale} data={data} action={actions.recuse} />
      ) : null}
      {runs ? <ConcludePart {...{ hoi, locale, data }} action={actions.conclude} /> : null}
    </div>
  );
}

interface FilesProps {
  hoi: string;
  locale: Locale;
  data: MeetingData;
  actions: MeetingActions;
  /** The reader votes in this meeting. */
  votes: boolean;
}

/** One page of the files; the ballot of each stands with it, and brings one to the next. */
function MeetingFiles({ hoi, locale, data, actions, votes }: FilesProps) {
  const t = translator(locale);
  const { round, desk } = data;
  const isOpen = round.status === 'meeting';
  const to = (filter: DeskFilter) => routes.office.awardMeeting(hoi, round.slug, deskQuery(filter));
  const back = deskText(desk.filter);
  const ballot = (file: CandidateFile, next: CandidateFile | undefined) =>
    file.dossier.status === 'verified' ? (
      <VoteForm
        {...{ action: actions.vote, locale, round: round.slug, back, next: next?.dossier.id }}
        {...{ nominationId: file.dossier.id, name: calledName(file.dossier, locale), mine: file.myVote }}
      />
    ) : null;
  return (
    <section className="stack">
      <h2>{t('awards.meeting.filesTitle')}</h2>
      {isOpen ? <HandsLink {...{ hoi, data, locale }} /> : null}
      <GuestsLink {...{ hoi, data, locale }} />
      <DeskNav {...{ locale, round, desk, to }} lefts={['vote', 'result', 'quorum', 'authority']} />
      <DeskLine {...{ desk, locale }} />
      {votes ? (
        <VoteAllForm
          {...{ action: actions.voteAll, locale, round: round.slug, back }}
          files={data.waitingHere}
        />
      ) : null}
      {data.files.length > 0 ? (
        <CandidateTable
          {...{ hoi, locale, data }}
          seesVotes={(file) => !isOpen || file.myVote !== null}
          ballot={votes ? ballot : undefined}
        />
      ) : null}
      <DeskPaging {...{ locale, desk, to }} />
    </section>
  );
}

function GuestsLink({ hoi, data, locale }: { hoi: string; data: MeetingData; locale: Locale }) {
  if (data.files.every((file) => file.guests.length === 0)) return null;
  return (
    <p>
      <a href={routes.office.awardGuests(hoi, data.round.slug)}>{translator(locale)('awards.guests.link')}</a>
    </p>
  );
}

function HandsLink({ hoi, data, locale }: { hoi: string; data: MeetingData; locale: Locale }) {
  const t = translator(locale);
  return (
    <p>
      <a href={routes.office.awardHands(hoi, data.round.slug)}>{t('awards.meeting.handsLink')}</a>
      {' · '}
      <a href={routes.office.awardProjector(hoi, data.round.slug)}>{t('awards.projector.link')}</a>
      {data.toConfirm > 0 ? <strong> {t('awards.meeting.handsWait')}</strong> : null}
    </p>
  );
}

function lockedReason({ round, council, lanes }: MeetingData): string | undefined {
  if (round.status !== 'open') return undefined;
  if (council.length === 0) return 'lockedNoCouncil';
  return lanes.verified === 0 ? 'lockedNoFiles' : undefined;
}

function QuorumLine({ data, locale }: { data: MeetingData; locale: Locale }) {
  const t = translator(locale);
  const { council, round } = data;
  if (council.length === 0) return null;
  const present = council.filter((member) => member.isPresent).length;
  const needed = quorumNeeded(council.length, round.quorum);
  return (
    <div>
      <p>
        <strong>{t(present >= needed ? 'awards.meeting.quorumOk' : 'awards.meeting.quorumMissing')}</strong>.{' '}
        {t('awards.meeting.quorum', { present, members: council.length, needed })}
      </p>
      <p className="muted">{t('awards.meeting.rule', round.quorum)}</p>
    </div>
  );
}
