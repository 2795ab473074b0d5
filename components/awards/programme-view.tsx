/** One programme: its facts, its rounds by year, and the way to the next round from any of them. */
import { amountText } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button';
import { DescriptionList, SummaryCard } from '@/components/ui/description-list';
import { Table } from '@/components/ui/table';
import type { Programme } from '@/lib/awards/queries/programmes';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { RoundTag } from './lane-tag';

export interface ProgrammeViewProps {
  hoi: string;
  locale: Locale;
  programme: Programme;
  canOpen: boolean;
}

/** The page below its heading. */
export function ProgrammeView({ hoi, locale, programme, canOpen }: ProgrammeViewProps) {
  const t = translator(locale);
  const text = (key: string) => t(`awards.programmes.${key}`);
  const ct = String(programme.id);
  const last = programme.rounds[0];
  const items = [
    { term: text('kind'), value: text(`kinds.${programme.kind}`) },
    { term: text('fund'), value: programme.fundName },
    { term: text('decider'), value: programme.decider },
    { term: text('basis'), value: programme.basis || t('awards.file.notGiven') },
  ];
  return (
    <div className="stack">
      <SummaryCard title={text('facts')}>
        <DescriptionList items={items} locale={locale} />
      </SummaryCard>
      {canOpen ? (
        <div className="actions">
          {last ? (
            <ButtonLink variant="primary" href={routes.office.newAwardRound(hoi, { tu: last.slug, ct })}>
              {t('awards.programmes.nextFrom', { name: last.name })}
            </ButtonLink>
          ) : (
            <ButtonLink variant="primary" href={routes.office.newAwardRound(hoi, { ct })}>
              {text('firstRound')}
            </ButtonLink>
          )}
          <ButtonLink href={routes.office.awardProgrammes(hoi)}>{text('title')}</ButtonLink>
        </div>
      ) : null}
      <section>
        <h2>{text('roundsTitle')}</h2>
        {programme.rounds.length === 0 ? (
          <p>{text('noRounds')}</p>
        ) : (
          <Rounds {...{ hoi, locale, programme }} />
        )}
      </section>
    </div>
  );
}

function Rounds({ hoi, locale, programme }: Omit<ProgrammeViewProps, 'canOpen'>) {
  const t = translator(locale);
  const text = (key: string) => t(`awards.list.${key}`);
  return (
    <Table
      caption={t('awards.programmes.roundsTitle')}
      captionHidden
      rows={programme.rounds}
      rowKey={(round) => round.id}
      columns={[
        {
          ...{ key: 'name', header: text('name') },
          cell: (round) => <a href={routes.office.awardRound(hoi, round.slug)}>{round.name}</a>,
        },
        {
          ...{ key: 'year', header: t('awards.programmes.year'), align: 'end' as const },
          cell: (round) => round.fiscalYear,
        },
        {
          ...{ key: 'status', header: text('status') },
          cell: (round) => <RoundTag status={round.status} locale={locale} />,
        },
        { ...{ key: 'files', header: text('files'), align: 'end' as const }, cell: (round) => round.files },
        {
          ...{ key: 'decided', header: text('decided'), align: 'end' as const },
          cell: (round) => amountText(round.decidedVnd, { unit: false }),
        },
      ]}
    />
  );
}
