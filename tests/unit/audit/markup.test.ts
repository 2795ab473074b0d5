/** What the pages of the log promise in their markup. */
import { createElement as h } from 'react';
import { renderToStaticMarkup as draw } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ChainBadge } from '@/components/audit/chain-badge';
import { EntryTimeline } from '@/components/audit/entry-timeline';
import { HistoryLink } from '@/components/audit/history-link';
import { LogFilter } from '@/components/audit/log-filter';
import { LogPaging } from '@/components/audit/log-paging';
import { RecordHistory } from '@/components/audit/record-history';
import { readLogQuery } from '@/lib/audit/schema';
import type { EntryView } from '@/lib/audit/views';

const entry: EntryView = {
  id: 9,
  time: '09:12 02/07/2019',
  dateTime: '2019-07-02T02:12:00.000000Z',
  sentence: 'Thủ quỹ ghi sổ phiếu PT 03/2019, 2.000.000 đồng',
  reason: 'Ghi nhầm <b>số</b>',
  documentDate: '01/07/2019',
  isVoid: false,
  record: { type: 'voucher', id: '3' },
};
const status = {
  sealNumber: 18_244,
  rootStart: '9f3a60b1aa00',
  sealedAt: '2019-07-02T02:12:01.000000Z',
  lagSeconds: 0,
  leftAt: null,
  leftNumber: null,
  exposedEntries: 12,
};

describe.each(['vi', 'en'] as const)('in %s', (locale) => {
  it('the badge says how far the chain reaches, and a late seal is not hidden', () => {
    expect(draw(h(ChainBadge, { status, locale }))).toContain('#18.244');
    const late = draw(h(ChainBadge, { status: { ...status, lagSeconds: 30 }, locale }));
    expect(late).toContain('notice-warning');
    expect(
      draw(h(ChainBadge, { status: { ...status, sealNumber: 0, sealedAt: null }, locale })),
    ).not.toContain('#0');
  });

  it('an entry shows the day on the paper and the recorded time apart, escapes its reason, and leads to its history', () => {
    const markup = draw(h(EntryTimeline, { entries: [entry], hoi: 'phu-hoa', locale }));
    expect(markup).toContain('01/07/2019');
    expect(markup).toContain('09:12 02/07/2019');
    expect(markup).toContain('&lt;b&gt;');
    expect(markup).toContain('href="/phu-hoa/quan-ly/nhat-ky/phieu/3"');
  });

  it('a changed amount carries its sign, before and after', () => {
    const change = {
      id: 1,
      title: 'Sửa suất thưởng',
      operation: 'UPDATE' as const,
      differences: [
        {
          column: 'amount_vnd',
          name: 'số tiền',
          before: '2.000.000 đồng',
          after: '500.000 đồng',
          changeVnd: -1_500_000n,
        },
      ],
    };
    const history = {
      title: 'suất thưởng số 5',
      hasMore: false,
      pairs: [{ text: 'reversedBy' as const, voucherId: '4', ref: 'PKT 02/2019' }],
      acts: [{ id: '1 1', entries: [entry], changes: [change] }],
    };
    const markup = draw(h(RecordHistory, { history, hoi: 'phu-hoa', locale }));
    expect(markup).toContain('−1.500.000 đồng');
    expect(markup).toContain('PKT 02/2019');
    expect(markup).not.toMatch(/\baudit\.[a-z]/);
  });

  it('the filter works without script, keeps what was typed, and tells what it could not read', () => {
    const query = readLogQuery({ so: 'PT 99/2019', tu: '31/2/2019', viec: 'money' }, '2026-01-15');
    const people = [{ id: 3, name: 'Lê Thị Sen' }];
    const markup = draw(h(LogFilter, { hoi: 'phu-hoa', locale, query, people, isUnknownRecord: true }));
    expect(markup).toContain('method="get"');
    expect(markup).toContain('value="PT 99/2019"');
    expect(markup.match(/role="alert"/g)).toHaveLength(2);
    expect(markup).not.toMatch(/\baudit\.[a-z]/);
  });

  it('paging keeps the filter', () => {
    const asked = { viec: 'money', nguoi: '3', truoc: '80' };
    const markup = draw(
      h(LogPaging, { hoi: 'phu-hoa', locale, asked, count: 50, newerThan: 79, olderThan: 30 }),
    );
    expect(markup).toContain('nguoi=3&amp;viec=money&amp;sau=79');
    expect(markup).toContain('nguoi=3&amp;viec=money&amp;truoc=30');
  });

  it('a link to a history names its record for those who hear it', () => {
    const markup = draw(
      h(HistoryLink, { hoi: 'phu-hoa', type: 'period', id: '2019-7', locale, of: '07/2019' }),
    );
    expect(markup).toContain('href="/phu-hoa/quan-ly/nhat-ky/ky/2019-7"');
    expect(markup).toContain('07/2019');
  });
});
