/** Papers of a contribution: a second print says so, a voided one says why, the root of the log leaves on the receipt. */

import postgres from 'postgres';
import { describe, expect, it } from 'vitest';
import { voidContribution } from '@/lib/contributions/commands';
import { receiptPaper, voucherPaper } from '@/lib/contributions/paper-request';
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

const print = (who: Colleague, so: string) => who.act((tx, actor) => voucherPaper(tx, actor, so, site));
const thank = (who: Colleague, so: string, isPicture = false) =>
  who.act((tx, actor) => receiptPaper(tx, actor, so, site, isPicture));

async function gift(amountVnd: bigint, extra = {}) {
  const given = await give(room.books.cashier, room.books, { amountVnd, attachmentCount: 1, ...extra });
  return { ...given, so: voucherSlug(given.voucher!) };
}

describe('the voucher', () => {
  it('carries number, accounts, sum in words, papers, signatories, the check code and the word "mẫu"', async () => {
    const { so, voucher } = await gift(3_105_000n, {
      ...{ donor: { name: 'Chi hội thôn', kind: 'chapter' }, shares: families() },
    });
    const paper = await print(room.books.cashier, so);
    const text = JSON.stringify(paper?.data);
    for (const part of [
      'PHIẾU THU',
      voucher!.reference,
      '5114 – Quỹ chung',
      '3.105.000 đồng',
      'danh sách 37 gia đình',
    ])
      expect(text).toContain(part);
    expect(text).toContain('Ba triệu một trăm linh năm nghìn đồng');
    expect(paper?.data.check?.code).toBe(formatPaperCode(voucher!.code));
    const thanks = await thank(room.books.cashier, so);
    expect(thanks?.data.checkHelp).toContain(`${site}/kt/${voucher!.code}`);
    expect(text).toContain('Dữ liệu mẫu');
    expect(paper?.data.signatures.map((box) => box.name)).toEqual([
      'chair',
      'accountant',
      undefined,
      'cashier',
      'cashier',
    ]);
    expect(Buffer.from(renderPdf('receipt-voucher', paper!.data)).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('the second print is a copy; prints by people who only read are copies and are not counted', async () => {
    const { so } = await gift(10_000n);
    expect((await print(room.books.inspector, so))?.data.reprint).toBe('BẢN SAO LẦN 2');
    expect((await print(room.books.cashier, so))?.data.reprint).toBeUndefined();
    expect((await print(room.books.accountant, so))?.data.reprint).toBe('BẢN SAO LẦN 2');
    expect((await print(room.books.inspector, so))?.data.reprint).toBe('BẢN SAO LẦN 3');
    expect((await print(room.books.chair, so))?.data.reprint).toBe('BẢN SAO LẦN 3');
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

  it('ten prints at the same moment are ten different copies', async () => {
    const { so } = await gift(11_000n);
    const marks = await Promise.all(
      Array.from(
        { length: 10 },
        async () => (await print(room.books.cashier, so))?.data.reprint ?? 'BẢN CHÍNH',
      ),
    );
    expect(new Set(marks).size).toBe(10);
  });

  it('a voided voucher says when, by what and why, and its reversal has a paper of its own', async () => {
    const { so, contributionId } = await gift(5_400_000n);
    const reversal = await room.books.cashier.act((tx, actor) =>
      voidContribution(tx, actor, { contributionId, occurredOn: '2019-01-11', reason: 'ghi nhầm số tiền' }),
    );
    const voided = (await print(room.books.cashier, so))?.data.voided;
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
    expect(await print(room.books.cashier, `cho-${waiting.contributionId}`)).toBeNull();
    expect(await print(room.books.cashier, 'PT-2019-999')).toBeNull();
    expect(await print(room.books.cashier, 'PKT-2019-1')).toBeNull();
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
    const paper = await print(room.books.accountant, voucherSlug(given.voucher!));
    expect(paper?.data.lines?.[0]).toEqual(['1', '3 bộ sách', 'lô', '1', '1.000.000', '1.000.000']);
  });
});

describe("the donor's paper", () => {
  it('shows the name as the donor wants it, and the root of the log once something is sealed', async () => {
    const { so } = await gift(200_000n, {
      ...{
        donor: { name: 'Ông Lê Văn Mẫu', kind: 'individual' },
        publicNameChoice: 'other',
        publicName: 'Một người con xa quê',
      },
    });
    expect((await thank(room.books.cashier, so))?.data).toMatchObject({
      donor: 'Một người con xa quê',
      fingerprint: undefined,
    });
    const sealer = postgres(room.database.urls.sealer, { max: 1 });
    await sealer`SELECT audit.seal_pending()`;
    await sealer.end();
    const again = await thank(room.books.cashier, so);
    expect(again?.data.reprint).toBe('BẢN SAO LẦN 2');
    expect(again?.data.fingerprint).toMatch(/^Dấu của nhật ký khi in \(đến mục \d+\): ([0-9a-f]{4} ?){6}$/);
  });

  it('a picture for sending is not a copy of the paper', async () => {
    const { so } = await gift(20_000n);
    await thank(room.books.cashier, so, true);
    expect((await thank(room.books.cashier, so, true))?.data.reprint).toBeUndefined();
    expect((await thank(room.books.cashier, so))?.data.reprint).toBeUndefined();
  });
});
