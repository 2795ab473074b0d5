/** One person: facts, every nomination and award over the years, consent to be named. Never circumstances. */
import { HistoryLink } from '@/components/audit/history-link';
import { amountText } from '@/components/ui/amount';
import { DescriptionList, SummaryCard } from '@/components/ui/description-list';
import { Table } from '@/components/ui/table';
import { decisionReference } from '@/lib/documents/award-papers';
import { formatDateVn, formatInstantVn } from '@/lib/kernel/dates';
import type { RecipientAward, RecipientProfile } from '@/lib/recipients/queries';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { LaneTag } from './lane-tag';

export interface RecipientViewProps {
  hoi: string;
  locale: Locale;
  person: RecipientProfile;
}

/** The page below the heading. */
export function RecipientView({ hoi, locale, person }: RecipientViewProps) {
  const t = translator(locale);
  const given = (value: string | number | null) =>
    value === '' || value === null ? t('awards.file.notGiven') : String(value);
  return (
    <div className="stack">
      <SummaryCard title={t('awards.recipients.factsTitle')}>
        <DescriptionList
          items={[
            { term: t('awards.file.birthYear'), value: given(person.birthYear) },
            { term: t('awards.file.guardian'), value: given(person.guardianName) },
            { term: t('awards.file.unit'), value: given(person.unitName) },
            { term: t('awards.file.school'), value: given(person.school) },
          ]}
        />
      </SummaryCard>
      <PersonHistory {...{ hoi, locale, person }} />
      <PersonConsents {...{ hoi, locale, person }} />
      <p>
        <HistoryLink hoi={hoi} type="party" id={person.id} locale={locale} of={person.name} />
      </p>
    </div>
  );
}

function PersonHistory({ hoi, locale, person }: RecipientViewProps) {
  const t = translator(locale);
  const text = (key: string) => t(`awards.recipients.${key}`);
  const decision = (row: RecipientAward) =>
    row.decisionNumber === null
      ? ''
      : `${decisionReference(row.decisionNumber, row.symbol)} (${row.decisionYear})`;
  return (
    <section>
      <h2>{text('historyTitle')}</h2>
      <Table
        caption={text('historyCaption')}
        captionHidden
        rows={person.history}
        rowKey={(row) => row.nominationId}
        columns={[
          {
            ...{ key: 'round', header: text('round') },
            cell: (row) => (
              <a href={routes.office.awardDossier(hoi, row.roundSlug, row.nominationId)}>{row.roundName}</a>
            ),
          },
          {
            key: 'category',
            header: text('category'),
            cell: (row) => t(`awards.categories.${row.category}`),
          },
          {
            key: 'status',
            header: text('status'),
            cell: (row) => <LaneTag lane={row.lane} locale={locale} />,
          },
          {
            ...{ key: 'amount', header: text('amount'), align: 'end' },
            cell: (row) =>
              row.amountVnd === null || row.amountVnd === 0n
                ? '–'
                : amountText(row.amountVnd, { unit: false }),
          },
          { key: 'decision', header: text('decision'), cell: decision },
          {
            ...{ key: 'handed', header: text('handed') },
            cell: (row) =>
              row.handedOn
                ? t('awards.recipients.handedOn', { date: formatDateVn(row.handedOn) })
                : text('notHanded'),
          },
        ]}
      />
    </section>
  );
}

function PersonConsents({ locale, person }: RecipientViewProps) {
  const t = translator(locale);
  const text = (key: string) => t(`awards.recipients.${key}`);
  return (
    <section>
      <h2>{text('consentTitle')}</h2>
      {person.consents.length === 0 ? (
        <p>{text('consentNone')}</p>
      ) : (
        <Table
          caption={text('consentCaption')}
          captionHidden
          rows={person.consents}
          rowKey={(row) => row.id}
          rowTone={(row) => (row.withdrawnAt ? 'void' : undefined)}
          columns={[
            { key: 'field', header: text('field'), cell: (row) => t(`awards.consentFields.${row.field}`) },
            {
              key: 'purpose',
              header: text('purpose'),
              cell: (row) => t(`awards.consentPurposes.${row.purpose}`),
            },
            { key: 'giver', header: text('giver'), cell: (row) => t(`awards.consentGivers.${row.giver}`) },
            { key: 'given', header: text('given'), cell: (row) => formatDateVn(row.givenOn) },
            {
              ...{ key: 'withdrawn', header: text('withdrawn') },
              cell: (row) => (row.withdrawnAt ? formatInstantVn(row.withdrawnAt) : '–'),
            },
          ]}
        />
      )}
    </section>
  );
}
