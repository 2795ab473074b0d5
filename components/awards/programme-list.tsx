/** Programmes of awards with their last round, and the form that keeps a new one. */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { EmptyState } from '@/components/ui/state-of-page';
import { Table } from '@/components/ui/table';
import type { Programme } from '@/lib/awards/queries/programmes';
import type { FundChoice } from '@/lib/awards/queries/rounds';
import { programmeKinds } from '@/lib/awards/schema/programme-forms';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export interface ProgrammeListProps {
  hoi: string;
  locale: Locale;
  programmes: Programme[];
  funds: FundChoice[];
  /** Left out for who only reads. */
  action?: FormAction;
}

/** The list, and below it a new programme. */
export function ProgrammeList({ hoi, locale, programmes, funds, action }: ProgrammeListProps) {
  const t = translator(locale);
  const text = (key: string) => t(`awards.programmes.${key}`);
  return (
    <MessagesProvider locale={locale} modules={['awards', 'errors', 'common']}>
      <p className="lede">{text('lede')}</p>
      {programmes.length === 0 ? (
        <EmptyState title={text('emptyTitle')}>{text('emptyBody')}</EmptyState>
      ) : null}
      {programmes.length > 0 ? <ProgrammeTable {...{ hoi, locale, programmes }} /> : null}
      {action ? <NewProgramme {...{ locale, funds, action }} isOpen={programmes.length === 0} /> : null}
    </MessagesProvider>
  );
}

function ProgrammeTable({
  hoi,
  locale,
  programmes,
}: Pick<ProgrammeListProps, 'hoi' | 'locale' | 'programmes'>) {
  const t = translator(locale);
  const text = (key: string) => t(`awards.programmes.${key}`);
  return (
    <Table
      caption={text('title')}
      captionHidden
      rows={programmes}
      rowKey={(row) => row.id}
      columns={[
        {
          ...{ key: 'name', header: text('name') },
          cell: (row) => <a href={routes.office.awardProgramme(hoi, row.id)}>{row.name}</a>,
        },
        { ...{ key: 'kind', header: text('kind') }, cell: (row) => text(`kinds.${row.kind}`) },
        { ...{ key: 'fund', header: text('fund') }, cell: (row) => row.fundName },
        { ...{ key: 'decider', header: text('decider') }, cell: (row) => row.decider },
        {
          ...{ key: 'rounds', header: text('rounds'), align: 'end' as const },
          cell: (row) => row.rounds.length,
        },
      ]}
    />
  );
}

function NewProgramme({
  locale,
  funds,
  action,
  isOpen,
}: {
  locale: Locale;
  funds: FundChoice[];
  action: FormAction;
  isOpen: boolean;
}) {
  const t = translator(locale);
  const text = (key: string) => t(`awards.programmes.${key}`);
  if (funds.length === 0) return <p>{t('awards.round.noFund')}</p>;
  return (
    <details open={isOpen}>
      <summary>{text('new')}</summary>
      <PlainForm
        {...{ action, locale, submit: text('submit') }}
        fields={[
          { kind: 'text', name: 'name', label: text('name'), hint: text('nameHint') },
          {
            ...{ kind: 'select', name: 'kind', label: text('kind') },
            options: programmeKinds.map((value) => ({ value, label: text(`kinds.${value}`) })),
          },
          {
            ...{ kind: 'select', name: 'fundId', label: text('fund') },
            options: funds.map(({ id, name }) => ({ value: String(id), label: name })),
          },
          { kind: 'text', name: 'decider', label: text('decider'), hint: text('deciderHint') },
          { kind: 'text', name: 'basis', label: text('basis'), hint: text('basisHint'), optional: true },
        ]}
      />
    </details>
  );
}
