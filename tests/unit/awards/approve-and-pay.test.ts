/**
 * Many awards at once: all boxes of an approval are ticked by one link that says how many and how much, never before it
 * is pressed; and from the payments of a round one link leads to the order for what is unpaid.
 */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ApprovePart, type ApprovePartProps } from '@/components/awards/approve-part';
import { AwardPayments, type AwardPaymentsProps } from '@/components/transfers/award-payments';
import { MessagesProvider, type MessagesProviderProps } from '@/components/ui/messages-provider';

const texts = { locale: 'vi', modules: ['awards', 'errors'] } as unknown as MessagesProviderProps;
const inForms = (child: React.ReactNode) =>
  renderToStaticMarkup(createElement(MessagesProvider, texts, child));

function approval(count: number, isAllTicked: boolean): string {
  const awards = Array.from({ length: count }, (_, at) => ({
    ...{ id: at + 1, version: 1, name: `Người ${at + 1}`, amountVnd: 400_000n, status: 'proposed' },
    ...{ obstacle: null, hasMyApproval: false },
  }));
  const data = { round: { slug: 'tet' }, awards } as unknown as ApprovePartProps['data'];
  return inForms(
    createElement(ApprovePart, {
      locale: 'vi',
      hoi: 'xa',
      data,
      isAllTicked,
      action: async () => null as never,
    }),
  );
}
const ticked = (html: string) => html.match(/<input[^>]*type="checkbox"[^>]*checked=""/g)?.length ?? 0;

describe('the boxes of an approval', () => {
  it('stand empty, with a link that names their number and sum', () => {
    const html = approval(7, false);
    expect(ticked(html)).toBe(0);
    expect(html).toContain('href="/xa/quan-ly/dot-xet/tet/quyet-dinh?danh-dau=tat-ca#duyet"');
    expect(html).toContain('Đánh dấu cả 7 suất, cộng 2.800.000 đồng');
  });
  it('stand ticked once it was pressed, with a link back', () => {
    const html = approval(7, true);
    expect(ticked(html)).toBe(7);
    expect(html).toContain('href="/xa/quan-ly/dot-xet/tet/quyet-dinh#duyet"');
  });
  it('have no such link while a hand does it as fast', () => {
    expect(approval(3, false)).not.toContain('tat-ca');
  });
});

describe('the payments of a round', () => {
  const payments = (state: string, prepares: boolean, payable = 1) => {
    const row = { state, awardId: 1, name: 'Người 1', amountVnd: 400_000n, orderId: null, reference: null };
    const decision = { decisionId: 1, number: '01/QĐ-HKH', totalVnd: 400_000n, rows: [row] };
    const data = { round: { slug: 'tet' }, decisions: [decision], differences: [], payable };
    const props = { locale: 'vi', hoi: 'xa', data, today: '2026-11-28', back: null, prepares } as unknown;
    return inForms(createElement(AwardPayments, props as AwardPaymentsProps));
  };
  const link = '/xa/quan-ly/chi/moi?dot=tet';

  it('lead whoever prepares orders to what is unpaid, and nobody else', () => {
    for (const state of ['unpaid', 'transferReturned', 'cashReturned'])
      expect(payments(state, true)).toContain(link);
    expect(payments('unpaid', false)).not.toContain(link);
    for (const state of ['cashOrdered', 'cashHanded', 'stopped', 'revoked'])
      expect(payments(state, true, 0)).not.toContain(link);
  });

  it('say what is owed and cannot be ordered yet, without the link', () => {
    const html = payments('unpaid', true, 0);
    expect(html).not.toContain(link);
    expect(html).toContain('1 suất chưa lập lệnh chi được');
    expect(payments('unpaid', true)).not.toContain('chưa lập lệnh chi được');
  });
});
