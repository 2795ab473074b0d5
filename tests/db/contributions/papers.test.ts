/** Papers of a contribution: a second print says so, a voided one says why, the root of the log leaves on the receipt. */

import postgres from 'postgres';
import { describe, expect, it } from 'vitest';
import { voidContribution } from '@/lib/contributions/commands';
import { receiptPicture, receiptPreview, voucherPreview } from '@/lib/contributions/paper-request';
import { renderPdf } from '@/lib/documents/render';
import { formatPaperCode } from '@/lib/kernel/codes';
import { countPrint } from '@/lib/ledger/commands/count-print';
import { paperFacts } from '@/lib/ledger/paper-facts';
import { journalVoucherOf } from '@/lib/ledger/papers';
import { voucherByRef } from '@/lib/ledger/queries';
import { voucherSlug } from '@/lib/web/voucher-slug';
import type { Colleague } from '@/tests/factories/association';
import { withBooks } from './set-up';
import { families, give } from './story';

const room = withBooks('hoi-in-giay', { isDemo: true, address: 'Thôn Một' });
const site = 'https://densach.example';

const look = (who: Colleague, so: string) => who.act((tx) => voucherPreview(tx, so, site));
const lookAtThanks = (who: Colleague, so: string) => who.act((tx) => receiptPreview(tx, so, site));
const picture = (who: Colleague, so: string) => who.act((tx, actor) => receiptPicture(tx, actor, so, site));

async function gift(amountVnd: bigint, extra = {}) {
  const given = await give(room.books.cashier, room.books, { amountVnd, attachmentCount: 1, ...extra });
  return { ...given, so: voucherSlug(given.voucher!) };
}

describe('the voucher', () => {
  it('carries number, accounts, sum in words, papers, signatories, the check code and the word "mẫu"', async () => {
    const { so, voucher } = await gift(3_105_000n, {
      ...{ donor: { name: 'Chi hội thôn', kind: 'chapter' }, shares: families() },
    });
    const paper = await look(room.books.cashier, so);
    const text = JSON.stringify(paper);
    for (const part of [
      'PHIẾU THU',
      voucher!.reference,
      '5114 – Quỹ chung',
      '3.105.000 đồng',
      'danh sách 37 gia đình',
    ])
      expect(text).toContain(part);
    expect(text).toContain('Ba triệu một trăm linh năm nghìn đồng');
    expect(paper?.check?.code).toBe(formatPaperCode(voucher!.code));
    const thanks = await lookAtThanks(room.books.cashier, so);
    expect(thanks?.checkHelp).toContain(`${site}/kt/${voucher!.code}`);
    expect(text).toContain('Dữ liệu mẫu');
    expect(paper?.signatures.map((box) => box.name)).toEqual([
      'chair',
      'accountant',
      undefined,
      'cashier',
      'cashier',
    ]);
    expect(Buffer.from(renderPdf('receipt-voucher', paper!)).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('every paper and every subject is counted by itself', async () => {
    const print = (paper: string, subjectId: number) =>
      room.books.cashier.act((tx, actor) =>
        countPrint(tx, actor, { paper, subjectType: 'sample', subjectId }),
      );
    expect([await print('a', 1), await print('a', 1), await print('b', 1), await print('a', 2)]).toEqual([
      1, 2, 1, 1,
    ]);
  });

  it('a voided voucher says when, by what and why, and its reversal has a paper of its own', async () => {
    const { so, contributionId } = await gift(5_400_000n);
    const reversal = await room.books.cashier.act((tx, actor) =>
      voidContribution(tx, actor, { contributionId, occurredOn: '2019-01-11', reason: 'ghi nhầm số tiền' }),
    );
    const voided = (await look(room.books.cashier, so))?.voided;
    expect(voided).toBe(`ĐÃ HUỶ ngày 11/01/2019 bằng phiếu ${reversal.reference}. Lý do: ghi nhầm số tiền`);
    const data = await room.books.chair.act(async (tx) => {
      const facts = await paperFacts(tx, '2019-01-11');
      return journalVoucherOf((await voucherByRef(tx, reversal))!, facts, { printNo: 1, siteOrigin: site });
    });
    expect(JSON.stringify(data.fields)).toContain('Huỷ phiếu PT');
    expect(data.lines?.[0]).toContain('5.400.000');
  });

  it('cash that still waits has no paper; neither has a number nobody used', async () => {
    const waiting = await give(room.books.accountant, room.books, { amountVnd: 1_000n });
    expect(await look(room.books.cashier, `cho-${waiting.contributionId}`)).toBeNull();
    expect(await look(room.books.cashier, 'PT-2019-999')).toBeNull();
    expect(await look(room.books.cashier, 'PKT-2019-1')).toBeNull();
  });

  it('goods whose value does not divide are one lot, so that the table adds up', async () => {
    const given = await give(room.books.accountant, room.books, {
      ...{
        method: 'inKind',
        amountVnd: 1_000_000n,
        quantity: 3,
        goodsLabel: 'bộ sách',
        valuationBasis: 'giá bìa',
      },
    });
    const paper = await look(room.books.accountant, voucherSlug(given.voucher!));
    expect(paper?.lines?.[0]).toEqual(['1', '3 bộ sách', 'lô', '1', '1.000.000', '1.000.000']);
  });
});

describe("the donor's paper", () => {
  it('shows the name as the donor wants it; only looked at, it says so and carries no root of the log', async () => {
    const { so } = await gift(200_000n, {
      ...{
        donor: { name: 'Ông Lê Văn Mẫu', kind: 'individual' },
        publicNameChoice: 'other',
        publicName: 'Một người con xa quê',
      },
    });
    expect(await lookAtThanks(room.books.inspector, so)).toMatchObject({
      ...{ donor: 'Một người con xa quê', reprint: 'XEM TRƯỚC, CHƯA IN' },
      fingerprint: undefined,
    });
  });

  it('looking, and sending the picture, count no print; the picture carries no mark', async () => {
    const { so, voucher } = await gift(20_000n);
    await look(room.books.cashier, so);
    await lookAtThanks(room.books.cashier, so);
    await picture(room.books.cashier, so);
    expect((await picture(room.books.cashier, so))?.reprint).toBeUndefined();
    const admin = postgres(room.database.superuserUrl, { max: 1 });
    const counted = await admin`SELECT p.paper, count(*)::int AS prints FROM app.paper_print p
      WHERE p.subject_type = 'voucher' AND p.subject_id = ${voucher!.voucherId} GROUP BY p.paper`;
    await admin.end();
    expect([...counted]).toEqual([{ paper: 'donor-receipt-picture', prints: 2 }]);
  });
});
