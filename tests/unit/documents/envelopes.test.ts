/** The plan of notes and the labels of envelopes, as they stand on the sheet. */
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { envelopeLabels } from '@/lib/documents/envelope-labels';
import { notePlanPaper } from '@/lib/documents/note-plan';
import { renderPng } from '@/lib/documents/render';
import { notePlan } from '@/lib/payments/note-plan';
import { pageCount, readPages } from './read-paper';
import * as story from './story';

const row = (name: string, at = 0) => ({
  ...{ name, unit: 'Trường THCS Lam Sơn', award: 'Học bổng khuyến học' },
  amountVnd: 500_000n + BigInt(at) * 1_000n,
});

it('the plan of notes says what is fetched, what lies in an envelope, and the sum in words', () => {
  const data = notePlanPaper({
    ...{ issuer: story.issuer, subject: 'Học bổng', reference: 'Lệnh chi số 3', plannedOn: '2019-01-28' },
    ...{ plan: notePlan([500_000n, 700_500n, 700_500n]), signers: {} },
  });
  const [page] = readPages('note-plan', data);
  expect(page).toContain('500.000 3 1.500.000 200.000 2 400.000 Tiền lẻ 1.000 Cộng 5 1.901.000 đồng');
  expect(page).toContain('700.500 2 1 tờ 500.000 + 1 tờ 200.000 + 500 đồng lẻ 1.401.000');
  expect(page).toContain('Một triệu chín trăm linh một nghìn đồng');
});

it('with notes at hand it says first what is changed at the bank', () => {
  const facts = { issuer: story.issuer, subject: 'Học bổng', reference: 'Lệnh chi số 3', signers: {} };
  const change = {
    give: [{ noteVnd: 500_000n, count: 2 }],
    ...{ receive: [{ noteVnd: 200_000n, count: 5 }], withdrawVnd: 0n },
  };
  const paper = (with_: typeof change | null) =>
    readPages(
      'note-plan',
      notePlanPaper({ ...facts, plannedOn: '2019-01-28', plan: notePlan([200_000n]), change: with_ }),
    )[0];
  expect(paper(change)).toContain('Đưa ngân hàng: 2 tờ 500.000.');
  expect(paper(change)).toContain('Nhận về: 5 tờ 200.000.');
  expect(paper(null)).toContain('không phải đổi');
});

describe('labels of envelopes', () => {
  it('are twenty-four on a sheet, numbered as the sign sheet', () => {
    const data = envelopeLabels(Array.from({ length: 25 }, (_, at) => row('Vũ Nguyễn Hải An', at)));
    const pages = readPages('envelope-labels', data);
    expect(pages).toHaveLength(2);
    expect(pages[0]).toContain('Số 24');
    expect(pages[1]).toContain('Số 25');
    expect(pages[1]).toContain('524.000 đồng');
    expect(
      pageCount('envelope-labels', envelopeLabels(data.labels.slice(0, 24).map((one) => row(one.name)))),
    ).toBe(1);
  });

  it('keep long names with stacked marks inside their edges', async () => {
    const name = 'NGUYỄN ẤỖỬẪỄ THỊ THUỲ DƯƠNG BÍCH NGỌC KHUÊ PHƯỢNG '.repeat(4).trim();
    const long = { ...row(name), unit: 'Trường Trung học cơ sở và Trung học phổ thông Ngọc Lặc '.repeat(3) };
    const data = envelopeLabels(Array.from({ length: 24 }, () => ({ ...long, receiver: `${name} (mẹ)` })));
    // Ten pixels are a millimetre; the label sheets begin half a millimetre below the edge.
    const picture = await renderPng('envelope-labels', data, 2100);
    const { data: pixels, info } = await sharp(picture)
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const inked = (x: number, y: number) => pixels[y * info.width + x]! < 110;
    let written = 0;
    const outside: string[] = [];
    for (let y = 0; y < info.height; y += 1) {
      for (let x = 0; x < info.width; x += 1) {
        if (!inked(x, y)) continue;
        written += 1;
        const [inX, inY] = [x % 700, (y - 5) % 370];
        if (inX <= 20 || inX >= 680 || inY <= 15 || inY >= 355) outside.push(`${x},${y}`);
      }
    }
    expect(outside).toEqual([]);
    expect(written).toBeGreaterThan(10_000);
  });
});
