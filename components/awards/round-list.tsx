/** All rounds, the newest on top; the whole first cell is the link. Refuses sorting by script: the list is short. */
import type { ReactNode } from 'react';
import { amountText } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button';
import { DateText } from '@/components/ui/date-text';
import { EmptyState } from '@/components/ui/state-of-page';
import { Table } from '@/components/ui/table';
import type { RoundLine } from '@/lib/awards/queries/rounds';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { RoundTag } from './lane-tag';

export interface RoundListProps {
  hoi: string;
  locale: Locale;
  rounds: RoundLine[];
  canOpen: boolean;
  canSeeRules: boolean;
}

/** The list, or why it is empty and what to do. */
export function RoundList({ hoi, locale, rounds, canOpen, canSeeRules }: RoundListProps) {
  const t = translator(locale);
  const open = canOpen ? (
    <ButtonLink variant="primary" href={routes.office.newAwardRound(hoi)}>
      {t('awards.list.open')}
    </ButtonLink>
  ) : null;
  if (rounds.length === 0) {
    return (
      <EmptyState title={t('awards.list.emptyTitle')} actions={open}>
        {t('awards.list.emptyBody')}
      </EmptyState>
    );
  }
  const text = (key: string) => t(`awards.list.${key}`);
  return (
    <>
      <OtherLists {...{ hoi, locale, canSeeRules }}>{open}</OtherLists>
      <Table
        caption={text('caption')}
        captionHidden
        rows={rounds}
        rowKey={(round) => round.id}
        columns={[
          {
            key: 'name',
            header: text('name'),
            cell: (round) => <a href={routes.office.awardRound(hoi, round.slug)}>{round.name}</a>,
          },
          { key: 'schoolYear', header: text('schoolYear'), cell: (round) => round.schoolYear },
          {
            key: 'status',
            header: text('status'),
            cell: (round) => <RoundTag status={round.status} locale={locale} />,
          },
          {
            key: 'deadline',
            header: text('deadline'),
            cell: (round) => <DateText date={round.deadlineOn} />,
          },
          { key: 'files', header: text('files'), cell: (round) => round.files, align: 'end' },
          {
            key: 'decided',
            header: text('decided'),
            cell: (round) => amountText(round.decidedVnd, { unit: false }),
            align: 'end',
          },
        ]}
      />
    </>
  );
}

/** What stands beside the list: the people, and for offices that see them the programmes and the rules. */
function OtherLists({
  hoi,
  locale,
  canSeeRules,
  children,
}: Pick<RoundListProps, 'hoi' | 'locale' | 'canSeeRules'> & { children: ReactNode }) {
  const text = (key: string) => translator(locale)(`awards.list.${key}`);
  return (
    <div className="actions">
      {children}
      <ButtonLink href={routes.office.recipients(hoi)}>{text('recipients')}</ButtonLink>
      {canSeeRules ? (
        <>
          <ButtonLink href={routes.office.awardProgrammes(hoi)}>{text('programmes')}</ButtonLink>
          <ButtonLink href={routes.office.awardRules(hoi)}>{text('ruleBook')}</ButtonLink>
          <ButtonLink href={routes.office.legalDocuments(hoi)}>{text('documents')}</ButtonLink>
        </>
      ) : null}
    </div>
  );
}
