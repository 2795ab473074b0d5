/** The history pages of campaigns, promises and bank statements: everything that happened, in sentences of both languages. */
import { describe, expect, it } from 'vitest';
import { recordTypeOf } from '@/lib/audit/record-types';
import { historyView } from '@/lib/audit/views';
import { closeCampaign, setTargets } from '@/lib/campaigns/commands/campaign';
import { moveGift } from '@/lib/campaigns/commands/move-gift';
import { changePledge } from '@/lib/campaigns/commands/pledge';
import { publishCampaign, withdrawCampaign } from '@/lib/campaigns/commands/public-page';
import { makePledgeCode } from '@/lib/giving/commands/target-codes';
import { holdLine, matchCertain } from '@/lib/statements/commands/explain';
import { statementPage } from '@/lib/statements/reconciliation';
import { readLineView } from '@/lib/statements/schema/view';
import { translator } from '@/lib/web/messages';
import type { Colleague } from '@/tests/factories/association';
import { aCampaign, aGift, aPledge } from '../campaigns/set-up';
import { withBooks } from '../contributions/set-up';
import { give } from '../contributions/story';
import { csv, desk, header } from '../statements/desk';

const room = withBooks('hoi-lich-su');
const { stored } = desk(room);
const as: Colleague['act'] = (work) => room.books.accountant.act(work);
const lead: Colleague['act'] = (work) => room.books.secretary.act(work);

/** Sentences of a history, oldest first; null when the reader sees no such record. */
async function told(who: Colleague, word: string, id: number, lang: 'vi' | 'en' = 'vi') {
  const type = recordTypeOf(word)!;
  const view = await who.act((tx, actor) => historyView(tx, actor.roles, type, String(id), translator(lang)));
  return (
    view && {
      title: view.title,
      acts: view.acts,
      all: view.acts.flatMap(({ entries }) => entries.map((one) => one.sentence)),
    }
  );
}

describe('history pages', () => {
  it('a campaign: opened, targets, a gift in and out, published, withdrawn, closed', async () => {
    const campaignId = await aCampaign(room.books, { name: 'Đợt có lịch sử' });
    const { contributionId } = await aGift(room.books, 400_000n);
    await lead((tx, actor) =>
      setTargets(tx, actor, { campaignId, targets: [{ year: 2019, unitId: null, amountVnd: 9_000_000n }] }),
    );
    for (const to of [`c${campaignId}`, ''])
      await as((tx, actor) => moveGift(tx, actor, { contributionId, to, reason: 'ghi nhầm đợt' }));
    await lead((tx, actor) => publishCampaign(tx, actor, { campaignId, usedFor: '' }));
    await lead((tx, actor) => withdrawCampaign(tx, actor, { campaignId, reason: 'rút để sửa' }));
    await lead((tx, actor) => closeCampaign(tx, actor, { campaignId, reason: 'đã đủ' }));
    const vi = (await told(room.books.inspector, 'dot-van-dong', campaignId))!;
    expect(vi.title).toBe('đợt vận động Đợt có lịch sử');
    const order = [
      'mở đợt',
      'giao 1 chỉ tiêu',
      'đổi đợt',
      'đổi đợt',
      'công khai số liệu',
      'thôi công khai',
      'kết thúc',
    ];
    expect(vi.all).toHaveLength(order.length);
    order.forEach((words, at) => {
      expect(vi.all[at]).toContain(words);
    });
    const en = (await told(room.books.inspector, 'dot-van-dong', campaignId, 'en'))!;
    expect(en.all).toHaveLength(order.length);
    for (const sentence of en.all) expect(sentence).not.toMatch(/audit\.|[{}]/);
    const gift = (await told(room.books.inspector, 'khoan-thu', contributionId))!;
    expect(gift.all.filter((sentence) => sentence.includes('đổi đợt vận động'))).toHaveLength(2);
  });

  it('a promise: recorded, its code, paid, changed with both sets of instalments', async () => {
    const campaignId = await aCampaign(room.books);
    const { contributionId, donorId } = await aGift(room.books, 600_000n);
    const pledgeId = await aPledge(room.books.accountant, donorId, 1_000_000n, { campaignId });
    await as((tx, actor) => makePledgeCode(tx, actor, { pledgeId }));
    await as((tx, actor) =>
      moveGift(tx, actor, { contributionId, to: `p${pledgeId}`, reason: 'theo lời hứa' }),
    );
    const instalments = [{ dueOn: '2019-12-31', amountVnd: 3_000_000n }];
    await as((tx, actor) => changePledge(tx, actor, { pledgeId, instalments, reason: 'hứa thêm' }));
    const vi = (await told(room.books.inspector, 'loi-hua', pledgeId))!;
    expect(vi.title).toContain('lời hứa ủng hộ');
    expect(vi.all.map((sentence) => /ghi lời hứa|lập mã|600\.000|sửa lời hứa/.exec(sentence)?.[0])).toEqual([
      ...['ghi lời hứa', 'lập mã', '600.000', 'sửa lời hứa'],
    ]);
    expect((await told(room.books.inspector, 'loi-hua', pledgeId, 'en'))!.all).toHaveLength(4);
    expect(await told(room.books.inspector, 'loi-hua', 999_999)).toBeNull();
  });

  it('a statement: brought in, matched in one press, a line held; many matches are one sentence', async () => {
    const id = await stored(
      csv([
        header,
        ['15/02/2019', '', '410.000', '', 'CONG TY MINH AN chuyen tien'],
        ['16/02/2019', '', '430.000', '', 'khong ro'],
      ]),
    );
    await give(room.books.accountant, room.books, {
      ...{ method: 'transfer', amountVnd: 410_000n, occurredOn: '2019-02-15' },
      donor: { name: 'Công ty Minh An', kind: 'agency' },
    });
    const page = (await as((tx) => statementPage(tx, String(id), readLineView({}))))!;
    const pairs = page.certain.map((one) => `${one.lineId}:${one.voucher.voucherId}:${one.reason}`);
    await as((tx, actor) => matchCertain(tx, actor, { statementId: id, pairs }));
    await as((tx, actor) => holdLine(tx, actor, { lineId: page.lines[1]!.lineId, note: 'hỏi ngân hàng' }));
    const vi = (await told(room.books.inspector, 'sao-ke', id))!;
    expect(vi.title).toContain('15/02/2019–16/02/2019');
    expect(vi.all).toHaveLength(3);
    expect(vi.all[1]).toContain('khớp 1 dòng sao kê, tổng 410.000 đồng');
    expect(vi.acts[1]!.changes).toEqual([]);
    expect(vi.acts[2]!.changes.length).toBeGreaterThan(0);
    expect(await told(room.books.secretary, 'sao-ke', id)).toBeNull();
  });
});
