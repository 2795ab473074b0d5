import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { donorReceipt } from '@/lib/documents/donor-receipt';
import { receiptVoucher } from '@/lib/documents/receipt-voucher';
import { renderPdf, renderPdfBatch, renderPng } from '@/lib/documents/render';
import { signSheet } from '@/lib/documents/sign-sheet';
import { readPaper, readRuns } from './read-paper';
import * as story from './story';
import * as awarded from './story-awards';

// Markup of the template language, of the web and of shells; what people paste by accident or on purpose.
const HOSTILE = [
  '#pagebreak()',
  '#import "base.typ": *',
  '#read("../render.ts")',
  '*đậm* _nghiêng_ `mã` $x^2$ <nhãn> @nguồn',
  '= Tiêu đề',
  '- mục / + mục // ghi chú /* ghi chú */',
  '[ngoặc] {ngoặc} (ngoặc) \\ \\u{41} ~ -- ---',
  '"nháy" \'nháy\' ""',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '=SUM(A1:A9)',
  "'; DROP TABLE x; --",
  '$(7*7) {{7*7}} %s %n',
  '1#INF',
  'Nguyễn Thị Ấỗửệặ',
];

const receiptOf = (name: string) =>
  receiptVoucher({
    kind: 'PT',
    issuer: story.issuer,
    number: 'PT 01/2026',
    voucherBook: '01/2026',
    occurredOn: '2026-01-02',
    debit: '111',
    credit: '338',
    payer: { name },
    reason: name,
    amountVnd: 1_000n,
    signers: { payer: name },
  });

const sheetOf = (name: string) =>
  signSheet({
    issuer: story.issuer,
    subject: name,
    reference: name,
    signedOn: '2026-01-02',
    rows: [{ name, unit: name, award: name, amountVnd: 1_000n, receiver: name, note: name }],
    signers: {},
  });

describe('names are text, whatever they contain', () => {
  it.each(HOSTILE)('%s is printed as it was typed', (name) => {
    const shown = name.replace(/\s+/g, ' ');
    expect(readPaper('receipt-voucher', receiptOf(name))).toContain(`Họ và tên người nộp tiền: ${shown}`);
    // In a narrow column the same name may be cut over lines, so spaces are left out of the comparison.
    expect(readPaper('sign-sheet', sheetOf(name)).replaceAll(' ', '')).toContain(shown.replaceAll(' ', ''));
  });

  it('a word of hundreds of letters breaks over lines instead of running off the sheet', () => {
    const runs = readRuns('sign-sheet', sheetOf('Ấ'.repeat(300))).flat();
    expect(runs.join('').match(/Ấ/g)?.length).toBeGreaterThanOrEqual(300);
    // The paper is 265 mm wide and a letter of 11 points is wider than 2 mm.
    for (const run of runs.filter((text) => text.includes('Ấ'))) expect(run.length).toBeLessThan(130);
    expect(() => renderPdf('receipt-voucher', receiptOf('W'.repeat(2_000)))).not.toThrow();
  });

  it('control characters, emoji and right-to-left text do not stop the printer', () => {
    for (const name of ['\u0000\u0007\u001b[31m', '😍👩‍👩‍👧', 'ثم نفس سقطت', '\u202Eتسجيل', 'Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮', '']) {
      expect(renderPdf('receipt-voucher', receiptOf(name)).length).toBeGreaterThan(1_000);
    }
  });
});

describe('bytes', () => {
  it('are the same for the same data, also a second later from a fresh compiler', async () => {
    const once = Buffer.from(renderPdf('decision', awarded.awardDecision));
    // Longer than the second that a time stamp inside the file would count.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    vi.resetModules();
    const fresh = await import('@/lib/documents/render');
    const again = Buffer.from(fresh.renderPdf('decision', awarded.awardDecision));
    expect(once.subarray(0, 5).toString()).toBe('%PDF-');
    expect(once.equals(again)).toBe(true);
  });

  it('differ when one đồng differs', () => {
    const dear = Buffer.from(renderPdf('receipt-voucher', story.gift));
    expect(dear.equals(Buffer.from(renderPdf('receipt-voucher', story.voidedGift)))).toBe(false);
  });

  it('of fifty papers come as one print job', () => {
    const one = renderPdf('donor-receipt', story.thanks).length;
    const job = renderPdfBatch(
      'donor-receipt',
      Array.from({ length: 50 }, () => story.thanks),
    );
    expect(
      Buffer.from(job)
        .toString('latin1')
        .match(/\/Type\s*\/Page\b/g),
    ).toHaveLength(50);
    expect(job.length).toBeLessThan(one * 50);
  });
});

describe('the donor receipt', () => {
  it('thanks, names the voucher, and can be checked by code and by the fingerprint of the log', () => {
    const text = readPaper('donor-receipt', story.thanks);
    for (const words of [
      'GIẤY GHI NHẬN ỦNG HỘ',
      'Theo phiếu số PT 02/2019',
      'Quỹ của cán bộ Cơ quan A',
      '4.500.000 đồng',
      '(Bốn triệu năm trăm nghìn đồng)',
      story.check.code,
      '(đến mục 18): 9f3a 22c1',
      'Dữ liệu mẫu',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('HUỶ');
  });

  it('of a voided gift is marked and stays checkable', () => {
    const text = readPaper('donor-receipt', {
      ...story.thanks,
      voided: 'ĐÃ HUỶ ngày 10/01/2019 bằng phiếu PKT 02/2019. Lý do: ghi nhầm',
    });
    expect(text).toContain('HUỶ');
    expect(text).toContain(story.check.code);
  });

  it('as a picture is one A5 sheet in portrait, small enough to send', async () => {
    const png = await renderPng('donor-receipt', story.thanks);
    const { width, height, format } = await sharp(png).metadata();
    expect(format).toBe('png');
    expect(width).toBe(1240);
    expect((height ?? 0) / (width ?? 1)).toBeCloseTo(210 / 148, 1);
    expect(png.length).toBeLessThan(300_000);
  });

  it('as a picture of a paper with more pages shows the first alone', async () => {
    const { width, height } = await sharp(await renderPng('receipt-voucher', story.gift)).metadata();
    expect((height ?? 0) / (width ?? 1)).toBeCloseTo(148 / 210, 1);
  });

  it('is not made for a gift of nothing', () => {
    const input = {
      issuer: story.issuer,
      voucherNumber: 'PT 01/2026',
      donor: 'A',
      addressAs: 'person' as const,
      method: 'Tiền mặt',
      isInKind: false,
      purpose: 'Quỹ chung',
      receivedOn: '2026-01-02',
      issuedOn: '2026-01-02',
      chairName: 'B',
      check: story.check,
    };
    expect(() => donorReceipt({ ...input, amountVnd: 0n })).toThrow();
    expect(donorReceipt({ ...input, amountVnd: 1n }).words).toBe('Một đồng');
  });
});
