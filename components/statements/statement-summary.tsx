'use client';
/**
 * What a file says, before anything is stored: how many lines, which days, whether it adds up, and a few lines of it.
 * Refuses script of its own: plain figures and a table.
 */
import { useTranslations } from 'next-intl';
import { Amount } from '@/components/ui/amount';
import { DescriptionList, SummaryCard } from '@/components/ui/description-list';
import { Table } from '@/components/ui/table';
import { formatDateVn } from '@/lib/kernel/dates';
import type { StatementPreview } from '@/lib/statements/commands/import-file';

/** Figures and sample lines of a preview. */
export function StatementSummary({ preview }: { preview: StatementPreview }) {
  const t = useTranslations('statements.import');
  const amount = (text: string | null) => (text === null ? t('notPrinted') : <Amount value={BigInt(text)} />);
  const doesAddUp = preview.openingVnd !== null && preview.closingVnd !== null;
  return (
    <>
      <SummaryCard title={t('summary')}>
        <DescriptionList
          items={[
            { term: t('layoutLabel'), value: t(`layout.${preview.layout}` as never) },
            ...(preview.accountNo ? [{ term: t('accountNo'), value: preview.accountNo }] : []),
            { term: t('count'), value: String(preview.count) },
            { term: t('span'), value: `${formatDateVn(preview.firstOn)} – ${formatDateVn(preview.lastOn)}` },
            { term: t('opening'), value: amount(preview.openingVnd) },
            { term: t('credit'), value: amount(preview.creditVnd) },
            { term: t('debit'), value: amount(preview.debitVnd) },
            { term: t('closing'), value: amount(preview.closingVnd) },
            ...(doesAddUp && preview.findings.every((finding) => finding.level !== 'error')
              ? [{ term: t('sum'), value: t('sumOk') }]
              : []),
            { term: t('styleLabel'), value: t(`style.${preview.balanceStyle}` as never) },
            { term: t('fresh'), value: String(preview.newCount) },
            { term: t('known'), value: String(preview.knownCount) },
          ]}
        />
      </SummaryCard>
      <Table
        caption={t('sample')}
        rows={preview.sample}
        rowKey={(row) => row.row}
        columns={[
          { key: 'row', header: t('row'), cell: (row) => String(row.row) },
          { key: 'day', header: t('day'), cell: (row) => formatDateVn(row.occurredOn) },
          { key: 'memo', header: t('memo'), cell: (row) => row.memo },
          {
            key: 'amount',
            header: t('amount'),
            align: 'end',
            cell: (row) => <Amount value={BigInt(row.amountVnd)} unit={false} signed />,
          },
        ]}
      />
    </>
  );
}
