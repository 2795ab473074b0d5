/** The letter of thanks says the association's words, and no letter leaves with a place that was not filled. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { letterPlaces, thankYouLetter, unknownPlace, usualLetter } from '@/lib/documents/thank-you-letter';
import { pageCount, readPaper } from './read-paper';
import * as donors from './story-donors';

describe('the words', () => {
  it('may name every place that is offered, with or without marks, in any case', () => {
    for (const place of letterPlaces) expect(unknownPlace(`Kính gửi [${place}]`)).toBeUndefined();
    expect(unknownPlace('[NGUOI UNG HO] [Số Tiền] [bang_chu]')).toBeUndefined();
    expect(unknownPlace(usualLetter)).toBeUndefined();
    expect(unknownPlace('Không có chỗ nào')).toBeUndefined();
  });

  it('are refused with an unknown place, an empty one or a bracket left open', () => {
    expect(unknownPlace('Cảm ơn [tên người]')).toBe('[tên người]');
    expect(unknownPlace('Cảm ơn []')).toBe('[]');
    expect(unknownPlace('Cảm ơn [người ủng hộ')).toBe('[');
    expect(unknownPlace('Cảm ơn người ủng hộ]')).toBe(']');
    expect(unknownPlace('[constructor]')).toBe('[constructor]');
    expect(() => thankYouLetter({ ...donors.letterInput, body: '[tên người]' })).toThrow();
  });

  it('a place stands on one line', () => {
    expect(unknownPlace('[\n\nngày] cảm ơn')).toBe('[');
    expect(unknownPlace('[ngày]\n\n[quỹ]')).toBeUndefined();
  });

  it('that are accepted never leave a bracket of their own on the paper', () => {
    const part = fc.constantFrom('[', ']', 'số tiền', 'ngày', ' ', 'cảm ơn', '[quỹ]', '\n\n');
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), (parts) => {
        const body = parts.join('');
        if (unknownPlace(body) !== undefined) return;
        const { paragraphs } = thankYouLetter({ ...donors.letterInput, body });
        expect(paragraphs.join('')).not.toMatch(/[[\]]/);
      }),
    );
  });

  it('are filled once: a name that looks like a place stays a name', () => {
    const letter = thankYouLetter({
      ...donors.letterInput,
      donor: '[số tiền]',
      body: 'Cảm ơn [người ủng hộ].',
    });
    expect(letter.paragraphs).toEqual(['Cảm ơn [số tiền].']);
  });
});

describe('the sheet', () => {
  it('is one for the usual words and the longest name, and says goods with their value', () => {
    const donor = 'Nguyễn Thị Thu Phượng Bích Ấỗửệặ '.repeat(4).trim();
    const letter = thankYouLetter({ ...donors.letterInput, donor, goods: '10 hợp đồng bảo hiểm' });
    expect(pageCount('thank-you-letter', letter)).toBe(1);
    expect(readPaper('thank-you-letter', letter)).toContain('10 hợp đồng bảo hiểm, trị giá 4.500.000 đồng');
  });

  it('keeps the signature whole when the words are long', () => {
    const body = Array.from({ length: 20 }, () =>
      'Chúng tôi xin cảm ơn tấm lòng của [người ủng hộ]. '.repeat(4),
    ).join('\n\n');
    const letter = thankYouLetter({
      ...donors.letterInput,
      body: body.slice(0, 4000).replace(/\[[^\]]*$/, ''),
    });
    expect(pageCount('thank-you-letter', letter)).toBeGreaterThan(1);
  });

  it('says that it was only looked at', () => {
    const letter = thankYouLetter({ ...donors.letterInput, isPreview: true });
    expect(readPaper('thank-you-letter', letter)).toContain('XEM TRƯỚC, CHƯA IN');
    expect(readPaper('thank-you-letter', donors.letter)).not.toContain('XEM TRƯỚC');
  });
});
