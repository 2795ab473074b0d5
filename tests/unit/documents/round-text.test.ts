/** Words of a paper: how articles are typed and read, the one written form, the beginning of a fingerprint. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { roundDecision } from '@/lib/documents/award-papers';
import {
  type RoundText,
  readArticles,
  readWrittenForm,
  shortFingerprint,
  typedArticles,
  writtenForm,
} from '@/lib/documents/round-text';
import { readPages } from './read-paper';
import * as story from './story';

it('articles are read as they are typed, with what stands below them', () => {
  expect(readArticles('Điều 1. Trao thưởng.\nDanh sách kèm theo.\n\nĐiều 2: Kinh phí.')).toEqual([
    'Trao thưởng.\nDanh sách kèm theo.',
    'Kinh phí.',
  ]);
  expect(readArticles('điều 1. a\nTheo Điều 1. của Điều lệ')).toEqual(['a\nTheo Điều 1. của Điều lệ']);
});

it('articles without a number, out of order or empty are refused', () => {
  for (const typed of ['Trao', 'Điều 2. a', 'Điều 1. a\nĐiều 1. b', 'Điều 1.\nĐiều 2. b', 'x\nĐiều 1. a']) {
    expect(readArticles(typed)).toBeNull();
  }
});

it('what is shown in the box is read back as the same articles', () => {
  const line = fc.stringMatching(/^[a-zà-ɏạ-ỹ]{1,9}( [a-zà-ɏạ-ỹ]{1,9}){0,4}$/);
  const article = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(fc.array(article, { minLength: 1, maxLength: 8 }), (articles) => {
      expect(readArticles(typedArticles(articles))).toEqual(articles);
    }),
  );
});

const text: RoundText = {
  subject: 'Về việc trao thưởng',
  authority: 'Ban Thường vụ Hội Khuyến học xã Thử',
  grounds: ['Căn cứ Điều lệ', 'Theo đề nghị của Thường trực'],
  body: ['Trao thưởng.\nCó danh sách kèm theo.', 'Quyết định có hiệu lực từ ngày ký.'],
  closing: '',
  distribution: ['Như Điều 2', 'Lưu: VT'],
  signAuthority: '',
  signOffice: '',
};

it('the written form does not depend on the order in which the parts came', () => {
  const turned = Object.fromEntries(Object.entries(text).reverse()) as unknown as RoundText;
  expect(writtenForm(turned)).toBe(writtenForm(text));
  expect(readWrittenForm(writtenForm(text))).toEqual(text);
});

it('the paper carries the beginning of the fingerprint on every sheet, and the signature block as it was written', () => {
  const facts = {
    ...{ issuer: story.issuer, symbol: 'HKH', occasion: 'Tết', fundName: 'Quỹ chung', meetingOn: null },
    ...{ secretary: '', number: 7, decidedOn: '2019-01-05', title: '', basis: '', signedBy: 'Lê Thử' },
    awards: [{ name: 'A', unit: 'B', award: 'C', amountVnd: 1000n, category: 'contestWinner' }],
    ...{ signerIsChair: false, code: 'ABCD', fingerprint: 'a1b2c3d4e5f60718'.padEnd(64, '0') },
  };
  const pages = readPages('decision', roundDecision(facts, text));
  expect(pages).toHaveLength(2);
  for (const page of pages)
    expect(page).toContain('Mã tra cứu ABCD. Dấu đối chiếu văn bản: a1b2 c3d4 e5f6 0718');
  expect(pages[0]).toContain('Điều 1. Trao thưởng. Có danh sách kèm theo.');
  expect(pages[0]).toContain('KT. CHỦ TỊCH PHÓ CHỦ TỊCH');
  const written = { ...text, signAuthority: 'TM. HỘI ĐỒNG QUẢN LÝ', signOffice: 'PHÓ TRƯỞNG BAN' };
  expect(readPages('decision', roundDecision(facts, written))[0]).toContain(
    'TM. HỘI ĐỒNG QUẢN LÝ PHÓ TRƯỞNG BAN',
  );
  const draft = readPages('decision', roundDecision({ ...facts, number: null }, text));
  expect(draft[0]).toContain('DỰ THẢO, CHƯA KÝ');
  expect(draft[0]).toContain('……/QĐ-HKH');
  expect(shortFingerprint('a1b2c3d4e5f60718ffff')).toBe('a1b2 c3d4 e5f6 0718');
});
