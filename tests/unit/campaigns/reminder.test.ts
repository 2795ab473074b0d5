import { describe, expect, it } from 'vitest';
import type { PledgeView } from '@/lib/campaigns/queries/pledges';
import { reminderText } from '@/lib/campaigns/reminder';
import { payOldestFirst } from '@/lib/campaigns/rules';
import { translator } from '@/lib/web/messages';

function pledge(paidVnd: bigint, today: string): PledgeView {
  const instalments = [
    { dueOn: '2019-06-30', amountVnd: 10_000_000n },
    { dueOn: '2020-06-30', amountVnd: 10_000_000n },
  ];
  return {
    ...{ id: 1, donorId: 2, donorName: 'Công ty Mẫu', campaignId: 3, campaignName: 'Đề án mẫu' },
    ...{ totalVnd: 20_000_000n, paidVnd, promisedOn: '2019-01-01', isWithdrawn: false, payments: [] },
    instalments: payOldestFirst(instalments, paidVnd, today),
  };
}
const text = (one: PledgeView) => reminderText(translator('vi'), 'Hội Mẫu', one);

describe('reminderText', () => {
  it('names the oldest open instalment, thanks first and leaves no placeholder', () => {
    const late = text(pledge(4_000_000n, '2019-08-01'))!;
    expect(late).toContain('trân trọng cảm ơn Công ty Mẫu');
    expect(late).toContain('6.000.000 đồng');
    expect(late).toContain('30/06/2019');
    expect(late).not.toMatch(/[{}]/);
    expect(text(pledge(10_000_000n, '2019-08-01'))).toContain('30/06/2020');
  });

  it('threatens nobody', () => {
    for (const paid of [0n, 10_000_000n])
      expect(text(pledge(paid, '2019-08-01'))).not.toMatch(/phải|yêu cầu|vi phạm|bắt buộc|quá hạn/i);
  });

  it('says nothing to who has given everything or has withdrawn', () => {
    expect(text(pledge(20_000_000n, '2021-01-01'))).toBeNull();
    expect(text({ ...pledge(0n, '2021-01-01'), isWithdrawn: true })).toBeNull();
  });
});
