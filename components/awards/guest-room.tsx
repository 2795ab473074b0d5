/**
 * The guests of a round: for the guest himself the one file and his vote, for everybody who is seated for what and why.
 * Says everywhere that he is a guest. Refuses to show votes of a file before the reader has voted on it.
 */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { DescriptionList, SummaryCard } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import { EmptyState } from '@/components/ui/state-of-page';
import { can, type Role } from '@/lib/access/policy';
import type { GuestSeat } from '@/lib/awards/queries/guest-seats';
import type { GuestData } from '@/lib/awards/queries/guests';
import type { CandidateFile } from '@/lib/awards/queries/meeting';
import { seatEndCauses } from '@/lib/awards/schema/guest-forms';
import { formatInstantVn } from '@/lib/kernel/dates';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { calledName } from './called-name';
import { OwnRecusal } from './own-recusal';
import { VoteForm } from './vote-form';

export interface GuestRoomProps {
  hoi: string;
  locale: Locale;
  roles: readonly Role[];
  data: GuestData;
  actions: { vote: FormAction; aside: FormAction; end: FormAction };
}

/** The page below the tabs. */
export function GuestRoom(props: GuestRoomProps) {
  const { hoi, locale, data } = props;
  const t = translator(locale);
  const { round, mine, others } = data;
  return (
    <div className="stack">
      <p>
        <a href={routes.office.awardMeeting(hoi, round.slug)}>{t('awards.hands.back')}</a>
      </p>
      <p className="lede">{t('awards.guests.lede')}</p>
      {mine.map((file) => (
        <OwnFile key={file.dossier.id} {...props} file={file} />
      ))}
      {others.map((file) => (
        <FileGuests key={file.dossier.id} {...props} file={file} />
      ))}
      {mine.length + others.length === 0 ? (
        <EmptyState title={t('awards.guests.emptyTitle')}>{t('awards.guests.emptyBody')}</EmptyState>
      ) : null}
    </div>
  );
}

type FileProps = GuestRoomProps & { file: CandidateFile };

function isBeforeCouncil({ data, file }: FileProps): boolean {
  return data.round.status === 'meeting' && file.dossier.status === 'verified';
}

function OwnFile(props: FileProps) {
  const { hoi, locale, data, file, actions } = props;
  const t = translator(locale);
  const { round } = data;
  const isOpen = isBeforeCouncil(props);
  return (
    <SummaryCard title={t('awards.guests.mine', { name: calledName(file.dossier, locale) })}>
      <Notice tone="info" title={t('awards.guests.youAreGuest')}>
        {t('awards.guests.youMay')}
      </Notice>
      <p>
        <a href={routes.office.awardDossier(hoi, round.slug, file.dossier.id)}>
          {t('awards.guests.openFile', { name: calledName(file.dossier, locale) })}
        </a>
        {' · '}
        <a href={routes.office.awardHands(hoi, round.slug)}>{t('awards.guests.hands')}</a>
      </p>
      {isOpen ? (
        <VoteForm
          {...{ action: actions.vote, locale, round: round.slug }}
          {...{ nominationId: file.dossier.id, name: calledName(file.dossier, locale), mine: file.myVote }}
        />
      ) : (
        <p>{t('awards.guests.over')}</p>
      )}
      <DescriptionList items={factsOf(props)} locale={locale} />
      {isOpen ? (
        <OwnRecusal locale={locale} data={{ round, file: file.dossier }} action={actions.aside} />
      ) : null}
    </SummaryCard>
  );
}

function FileGuests(props: FileProps) {
  const { locale, roles, file, actions } = props;
  const mayEnd = can(roles, 'awards.manageRound') && isBeforeCouncil(props);
  return (
    <SummaryCard title={calledName(file.dossier, locale)}>
      <DescriptionList items={factsOf(props)} locale={locale} />
      {mayEnd
        ? file.guests.map((guest) => (
            <EndForm
              key={guest.id}
              {...{ guest, locale, round: props.data.round.slug }}
              action={actions.end}
            />
          ))
        : null}
    </SummaryCard>
  );
}

function factsOf({ locale, data, file }: FileProps) {
  const t = translator(locale);
  const { dossier, tally, guests } = file;
  const said = (key: string, values: (guest: GuestSeat) => Record<string, string | number>) => ({
    term: t(`awards.guests.terms.${key}`),
    value: guests.map((guest) => t(`awards.guests.${key}`, values(guest))).join('; '),
  });
  const fact = (key: string, value: string) => ({ term: t(`awards.guests.terms.${key}`), value });
  const { yes, no, abstain, present, members } = tally;
  const isShown = data.round.status !== 'meeting' || file.myVote !== null;
  return [
    fact('category', t(`awards.categories.${dossier.category}`)),
    said('named', ({ name, bodyName }) => ({ name, body: bodyName })),
    said('whyLeft', ({ membersLeft }) => ({ count: membersLeft })),
    said('seatedBy', ({ seatedBy, seatedAt }) => ({ name: seatedBy, when: formatInstantVn(seatedAt) })),
    fact('able', t('awards.guests.able', { present, members })),
    fact(
      'votes',
      isShown
        ? t('awards.meeting.votesShown', { yes, no, abstain })
        : t('awards.meeting.votesHidden', { cast: file.cast, present }),
    ),
  ];
}

function EndForm({
  guest,
  locale,
  round,
  action,
}: {
  guest: GuestSeat;
  locale: Locale;
  round: string;
  action: FormAction;
}) {
  const t = translator(locale);
  return (
    <details>
      <summary>{t('awards.guests.endTitle', { name: guest.name })}</summary>
      <p>{t('awards.guests.endBody')}</p>
      <PlainForm
        {...{ action, locale, idPrefix: `end-${guest.id}`, submit: t('awards.guests.end') }}
        hidden={{ round, guestId: String(guest.id) }}
        fields={[
          {
            ...{ kind: 'radio', name: 'cause', label: t('awards.guests.cause') },
            options: seatEndCauses.map((value) => ({ value, label: t(`awards.guests.causes.${value}`) })),
          },
        ]}
      />
    </details>
  );
}
