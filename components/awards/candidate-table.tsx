/** The files of one page of the meeting with votes, recusals, questions and result. Refuses to show votes before one's own. */
import type { ReactNode } from 'react';
import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import type { CandidateFile } from '@/lib/awards/queries/meeting';
import type { MeetingData } from '@/lib/awards/queries/meeting-pages';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { calledName } from './called-name';
import { GuestNames } from './guest-names';
import { LaneTag } from './lane-tag';

export interface CandidateTableProps {
  hoi: string;
  locale: Locale;
  data: MeetingData;
  seesVotes: (file: CandidateFile) => boolean;
  /** The reader's own ballot for a file; without it nobody votes here. */
  ballot?: (file: CandidateFile, next: CandidateFile | undefined) => ReactNode;
}

/** The files of the page, each with its own mark in the address. */
export function CandidateTable({ hoi, locale, data, seesVotes, ballot }: CandidateTableProps) {
  const t = translator(locale);
  const text = (key: string) => t(`awards.meeting.${key}`);
  const rows = data.desk.files;
  const nextOf = (file: CandidateFile) => rows[rows.indexOf(file) + 1];
  return (
    <Table
      caption={text('filesTitle')}
      captionHidden
      rows={rows}
      rowKey={(file) => file.dossier.id}
      columns={[
        {
          key: 'name',
          header: text('name'),
          cell: (file) => <NameCell {...{ hoi, locale, data, file }} isVoting={ballot !== undefined} />,
        },
        {
          ...{ key: 'category', header: t('awards.dossiers.category') },
          cell: (file) => t(`awards.categories.${file.dossier.category}`),
        },
        {
          key: 'count',
          header: text('count'),
          align: 'end',
          cell: (file) => `${file.tally.present}/${file.tally.members}`,
        },
        { key: 'votes', header: text('votes'), cell: (file) => votesText(file, seesVotes(file), locale) },
        {
          key: 'result',
          header: text('result'),
          cell: (file) => <ResultCell {...{ file, locale }} isShown={seesVotes(file)} />,
        },
        ...(ballot
          ? [
              {
                key: 'ballot',
                header: text('ballot'),
                cell: (file: CandidateFile) => ballot(file, nextOf(file)),
              },
            ]
          : []),
      ]}
    />
  );
}

function votesText(file: CandidateFile, isShown: boolean, locale: Locale): string {
  const t = translator(locale);
  const { yes, no, abstain, present } = file.tally;
  if (!isShown) return t('awards.meeting.votesHidden', { cast: file.cast, present });
  return t('awards.meeting.votesShown', { yes, no, abstain });
}

function NameCell({
  hoi,
  locale,
  data,
  file,
  isVoting,
}: {
  hoi: string;
  locale: Locale;
  data: MeetingData;
  file: CandidateFile;
  /** The ballot beside it says how one voted. */
  isVoting: boolean;
}) {
  const t = translator(locale);
  const names = (people: { name: string; kind: string }[]) =>
    people
      .map((one) => t('awards.meeting.hint', { name: one.name, kind: t(`awards.recusalKinds.${one.kind}`) }))
      .join('; ');
  const isOpen = file.dossier.status === 'verified';
  return (
    <>
      <a
        id={`ho-so-${file.dossier.id}`}
        className="mark-of-file"
        href={routes.office.awardDossier(hoi, data.round.slug, file.dossier.id)}
      >
        {calledName(file.dossier, locale)}
      </a>
      {file.recused.length > 0 ? (
        <p className="muted">{t('awards.meeting.recused', { names: names(file.recused) })}</p>
      ) : null}
      <GuestNames guests={file.guests} locale={locale} />
      {isOpen && file.hints.length > 0 ? (
        <p>{t('awards.meeting.hints', { names: names(file.hints) })}</p>
      ) : null}
      {file.myVote && !isVoting ? (
        <p>{t('awards.meeting.myVote', { choice: t(`awards.choices.${file.myVote}`) })}</p>
      ) : null}
    </>
  );
}

function ResultCell({ file, locale, isShown }: { file: CandidateFile; locale: Locale; isShown: boolean }) {
  const t = translator(locale);
  if (file.dossier.status !== 'verified') return <LaneTag lane={file.dossier.lane} locale={locale} />;
  if (!file.tally.hasQuorum) return <StatusTag tone="warning">{t('awards.meeting.noQuorum')}</StatusTag>;
  if (!isShown) return null;
  return file.tally.isCarried ? (
    <StatusTag tone="success">{t('awards.meeting.carried')}</StatusTag>
  ) : (
    <StatusTag>{t('awards.meeting.notCarried')}</StatusTag>
  );
}
