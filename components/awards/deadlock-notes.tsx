/**
 * What cannot be decided or approved by the people there are, and the ways out, before anybody presses.
 * Owns the words and the links. Refuses to offer the invitation to whoever may not make it: it says whom to ask.
 */
import type { FormAction } from '@/components/forms/plain-form';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { Select } from '@/components/ui/text-input';
import { can, type Role } from '@/lib/access/policy';
import type { ApproverShortage } from '@/lib/awards/queries/deadlocks';
import type { CandidateFile } from '@/lib/awards/queries/meeting';
import type { MeetingData } from '@/lib/awards/queries/meeting-pages';
import type { RoundFacts } from '@/lib/awards/queries/rounds';
import { needsAnotherSeat, quorumOutlook } from '@/lib/awards/rules/deadlock';
import { deskQuery } from '@/lib/awards/schema/desk-forms';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { ActionForm } from './action-form';
import { calledName } from './called-name';
import { GuestSeatForm } from './guest-seat-form';
import { SomeOf } from './some-names';

interface NotesProps {
  hoi: string;
  locale: Locale;
  roles: readonly Role[];
}

/** Files no quorum of this council can be reached for, and those that wait for more people to come. */
export function QuorumNotes({
  data,
  action,
  seatGuest,
  ...rest
}: NotesProps & { data: MeetingData; action: FormAction; seatGuest: FormAction }) {
  const t = translator(rest.locale);
  const { round, files, council } = data;
  if (council.length === 0 || (round.status !== 'open' && round.status !== 'meeting')) return null;
  const notes = files
    .filter((file) => file.dossier.status === 'verified')
    .map((file) => ({ file, outlook: quorumOutlook(file.tally, round.quorum) }));
  const stuck = notes.filter(({ outlook }) => needsAnotherSeat(outlook));
  const waiting = notes.filter(({ outlook }) => outlook.state === 'withOthers');
  const isOpen = round.status === 'meeting';
  return (
    <>
      {stuck.length > 0 ? (
        <Notice tone="warning" title={t('awards.deadlock.councilTitle')}>
          <SomeOf
            items={stuck.map(({ file, outlook }) => ({
              key: file.dossier.id,
              content: t(`awards.deadlock.${outlook.state}`, { name: calledName(file.dossier, rest.locale) }),
            }))}
            more={(count) => <More {...rest} {...{ count, round }} />}
          />
          <p>{t('awards.deadlock.councilWays')}</p>
          <WaysOut
            {...rest}
            {...{ data, action, seatGuest }}
            stuck={shownFirst(
              data,
              stuck.map(({ file }) => file),
            )}
          />
        </Notice>
      ) : null}
      {isOpen && waiting.length > 0 ? (
        <Notice tone="info" title={t('awards.deadlock.waitingTitle')}>
          <SomeOf
            items={waiting.map(({ file, outlook }) => ({
              key: file.dossier.id,
              content: t('awards.deadlock.withOthers', {
                name: calledName(file.dossier, rest.locale),
                count: outlook.missing,
              }),
            }))}
            more={(count) => <More {...rest} {...{ count, round }} />}
          />
        </Notice>
      ) : null}
    </>
  );
}

function More({ hoi, locale, round, count }: NotesProps & { round: RoundFacts; count: number }) {
  const href = routes.office.awardMeeting(hoi, round.slug, deskQuery({ left: 'quorum', page: 1 }));
  return <a href={href}>{translator(locale)('awards.desk.more', { count })}</a>;
}

/** Forms stand for the files of the page; for the first few where none of them is on it. */
function shownFirst({ desk }: MeetingData, stuck: readonly CandidateFile[]): CandidateFile[] {
  const here = stuck.filter((file) => desk.files.includes(file));
  return here.length > 0 ? here : stuck.slice(0, 5);
}

interface WaysProps extends NotesProps {
  data: MeetingData;
  action: FormAction;
  seatGuest: FormAction;
  stuck: readonly CandidateFile[];
}

/** In the meeting a guest for each file, or one more member; before it the links; always where people are invited. */
function WaysOut({ data, action, seatGuest, stuck, ...rest }: WaysProps) {
  const { hoi, locale, roles } = rest;
  const { round } = data;
  const isOpen = round.status === 'meeting';
  return (
    <>
      {isOpen && can(roles, 'awards.manageRound') ? (
        <>
          {stuck.map((file) => (
            <GuestSeatForm
              key={file.dossier.id}
              {...{ file, locale, choices: data.guestChoices, round: round.slug, action: seatGuest }}
            />
          ))}
          <SeatForm {...{ data, action, locale }} />
        </>
      ) : null}
      {isOpen ? null : (
        <p>
          <a href={routes.office.awardRound(hoi, round.slug)}>
            {translator(locale)('awards.deadlock.seatOnBoard')}
          </a>
        </p>
      )}
      <InviteWay {...rest} round={round} office="guestApprover" />
      <InviteWay {...rest} round={round} office="committeeMember" />
    </>
  );
}

function SeatForm({ data, action, locale }: { data: MeetingData; action: FormAction; locale: Locale }) {
  const t = translator(locale);
  const seated = new Set(data.council.map((member) => member.userId));
  const people = data.candidates.filter((person) => !seated.has(person.userId));
  if (people.length === 0) return <p>{t('awards.deadlock.nobodyToSeat')}</p>;
  const submit = <SubmitButton locale={locale}>{t('awards.deadlock.seat')}</SubmitButton>;
  return (
    <ActionForm
      action={action}
      locale={locale}
      hidden={{ round: data.round.slug, roundId: data.round.id }}
      actions={submit}
    >
      <Select
        name="userId"
        label={t('awards.deadlock.seatWho')}
        options={people.map((person) => ({ value: String(person.userId), label: person.name }))}
        locale={locale}
      />
    </ActionForm>
  );
}

function InviteWay({ hoi, locale, roles, round, office }: NotesProps & { round: RoundFacts; office: Role }) {
  const t = translator(locale);
  if (!can(roles, 'access.manage')) return <p>{t(`awards.deadlock.askToInvite.${office}`)}</p>;
  return (
    <p>
      <a href={routes.office.invitations(hoi, { vai: office, dot: String(round.id) })}>
        {t(`awards.deadlock.invite.${office}`)}
      </a>
    </p>
  );
}

/** Files that fewer people than needed could approve. */
export function ApprovalNotes({
  shortages,
  round,
  ...rest
}: NotesProps & { shortages: ApproverShortage[]; round: RoundFacts }) {
  const t = translator(rest.locale);
  if (shortages.length === 0) return null;
  return (
    <Notice tone="warning" title={t('awards.deadlock.approvalTitle', { count: round.minApprovals })}>
      <SomeOf
        items={shortages.map(({ nominationId, ...shortage }) => ({
          ...{ key: nominationId, content: t('awards.deadlock.shortage', { ...shortage }) },
        }))}
        more={(count) => t('awards.desk.more', { count })}
      />
      <p>{t('awards.deadlock.approvalWays')}</p>
      <InviteWay {...rest} round={round} office="guestApprover" />
    </Notice>
  );
}
