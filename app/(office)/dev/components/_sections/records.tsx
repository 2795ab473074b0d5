/**
 * Tables, facts, cards, timelines and ways around, in every state.
 * Owns made-up samples only.
 * Refuses real records.
 */
import { Amount } from '@/components/ui/amount';
import { DateText } from '@/components/ui/date-text';
import { DescriptionList, Figure, SummaryCard } from '@/components/ui/description-list';
import { Breadcrumbs, LocaleSwitch, Pagination, Tabs } from '@/components/ui/navigation';
import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import { Timeline } from '@/components/ui/timeline';
import type { Locale } from '@/messages/catalogue';
import { Section } from './section';

const vouchers = [
  { number: 'PT 01/2019', day: '2019-01-10', who: 'Cơ quan A', amountVnd: 5_400_000n, isVoid: true },
  { number: 'PT 02/2019', day: '2019-01-10', who: 'Cơ quan A', amountVnd: 4_500_000n, isVoid: false },
  { number: 'BC 01/2019', day: '2019-01-15', who: 'Công ty B', amountVnd: 20_000_000n, isVoid: false },
  {
    number: 'PT 03/2019',
    day: '2019-01-18',
    who: 'Chi hội thôn Đồng Thịnh',
    amountVnd: 3_105_000n,
    isVoid: false,
  },
];

export function TableSection({ locale }: { locale: Locale }) {
  return (
    <Section id="tables" title="Table, cards on a phone">
      <Table
        caption="Phiếu thu tháng 1 năm 2019"
        rows={vouchers}
        rowKey={(row) => row.number}
        rowTone={(row) => (row.isVoid ? 'void' : undefined)}
        columns={[
          { key: 'number', header: 'Số phiếu', cell: (row) => <a href="#tables">{row.number}</a> },
          { key: 'day', header: 'Ngày', cell: (row) => <DateText date={row.day} /> },
          { key: 'who', header: 'Người ủng hộ', cell: (row) => row.who },
          {
            key: 'state',
            header: 'Tình trạng',
            cell: (row) =>
              row.isVoid ? (
                <StatusTag tone="danger">Huỷ</StatusTag>
              ) : (
                <StatusTag tone="success">Đã ghi sổ</StatusTag>
              ),
          },
          {
            key: 'amount',
            header: 'Số tiền (đồng)',
            align: 'end',
            cell: (row) => <Amount value={row.amountVnd} unit={false} />,
          },
        ]}
        footer={{ number: 'Cộng', amount: <Amount value={27_605_000n} unit={false} /> }}
      />
      <Pagination
        previousHref="#tables"
        nextHref="#tables"
        summary="50 dòng, đến ngày 18/01/2019"
        locale={locale}
      />
    </Section>
  );
}

export function RecordSection({ locale }: { locale: Locale }) {
  return (
    <Section id="records" title="One record">
      <Breadcrumbs
        locale={locale}
        items={[
          { label: 'Việc cần làm', href: '#records' },
          { label: 'Thu', href: '#records' },
          { label: 'PT 02/2019' },
        ]}
      />
      <Tabs
        locale={locale}
        items={[
          { label: 'Phiếu', href: '#tab-1', current: true },
          { label: 'Giấy tờ', href: '#tab-2', count: 2 },
          { label: 'Nhật ký', href: '#tab-3' },
        ]}
      />
      <div className="figures">
        <Figure label="Quỹ hiện có" value={<Amount value={77_867_500n} />} note="Tính đến 31/03/2019" />
        <Figure label="Đã trao năm nay" value={<Amount value={2_000_000n} />} note="4 suất" />
        <Figure label="Người được vinh danh" value="25" />
      </div>
      <p>
        <Amount value={3_105_000n} words large />
      </p>
      <p>
        <Amount value={-2_000_000n} /> · <Amount value={412_500n} signed /> ·{' '}
        <Amount value={5_400_000n} voided /> · <Amount value={4_500_000n} href="#records" /> ·{' '}
        <DateText date="2019-02-09" long locale={locale} />
      </p>
      <RecordCards locale={locale} />
      <LocaleSwitch locale={locale} href="#records" />
    </Section>
  );
}

function RecordCards({ locale }: { locale: Locale }) {
  return (
    <>
      <div className="cards">
        <SummaryCard title="Phiếu thu PT 02/2019" actions={<StatusTag tone="success">Đã ghi sổ</StatusTag>}>
          <DescriptionList
            locale={locale}
            items={[
              { term: 'Người ủng hộ', value: 'Cơ quan A', changeHref: '#records' },
              { term: 'Ngày', value: <DateText date="2019-01-10" /> },
              { term: 'Số tiền', value: <Amount value={4_500_000n} words /> },
            ]}
          />
        </SummaryCard>
        <SummaryCard title="Tình trạng">
          <p className="actions">
            <StatusTag>Nháp</StatusTag>
            <StatusTag tone="info">Đã nộp</StatusTag>
            <StatusTag tone="success">Đã ký nhận</StatusTag>
            <StatusTag tone="warning">Thiếu giấy tờ</StatusTag>
            <StatusTag tone="danger">Huỷ</StatusTag>
            <StatusTag tone="gold">Giải Nhất</StatusTag>
          </p>
        </SummaryCard>
      </div>
      <Timeline
        items={[
          {
            key: '2',
            time: '10:31 10/01/2019',
            tone: 'warning',
            sentence: (
              <>
                <strong>Đỗ Thị Hạnh</strong> huỷ phiếu <a href="#records">PT 01/2019</a> (5.400.000) và lập{' '}
                <a href="#records">PT 02/2019</a> (4.500.000)
              </>
            ),
            detail: 'Lý do: ghi nhầm số tiền · chênh lệch −900.000 đồng',
          },
          { key: '1', time: '10:05 10/01/2019', tone: 'done', sentence: 'Đỗ Thị Hạnh ghi PT 01/2019.' },
        ]}
      />
    </>
  );
}
