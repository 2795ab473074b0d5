/**
 * How one donor's name may be written in several ways. Pure.
 * Owns the forms that are compared: marks kept and moved to one place, folded, and short words of bodies written out.
 * Refuses to correct a name: these forms are compared and never shown or stored.
 */
import { foldText, normaliseText } from '@/lib/kernel/names';

/** Grave, tilde, hook above, acute, dot below: the tones, which two schools of spelling put on different vowels. */
const TONES = /[\u0300\u0303\u0309\u0301\u0323]/g;

/** Short words of bodies, folded, and what they stand for: as people write them on envelopes and transfers. */
const shortWords: Readonly<Record<string, string>> = {
  cty: 'cong ty',
  ctcp: 'cong ty co phan',
  cp: 'co phan',
  tnhh: 'trach nhiem huu han',
  mtv: 'mot thanh vien',
  dntn: 'doanh nghiep tu nhan',
  htx: 'hop tac xa',
  ubnd: 'uy ban nhan dan',
  hdnd: 'hoi dong nhan dan',
  mttq: 'mat tran to quoc',
  ubmttq: 'uy ban mat tran to quoc',
  ccb: 'cuu chien binh',
  lhpn: 'lien hiep phu nu',
  thcs: 'trung hoc co so',
  thpt: 'trung hoc pho thong',
  mn: 'mam non',
  gd: 'giao duc',
  dt: 'dao tao',
  gddt: 'giao duc dao tao',
  hkh: 'hoi khuyen hoc',
  kh: 'khuyen hoc',
};
const schoolBeforeLevel = /\btruong (?=trung hoc|tieu hoc|mam non)/g;

export interface Spelling {
  /** As written, in lower case and NFC. */
  exact: string;
  /** Tones moved to the end of each word; a final y after a consonant as i: Hoà = Hòa, Kỳ = Kì. */
  placed: string;
  /** Without marks and signs, y as i. */
  folded: string;
  /** Folded, with the short words of bodies written out; what is compared letter by letter. */
  words: string[];
  hasMarks: boolean;
  /** First letters of each folded word. */
  initials: string;
}

const plainWords = (text: string) =>
  text
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== '');
const yAsI = (word: string) => word.replace(/^(qu|[bcdđghklmnpqrstvx]+)y(?=[\u0300-\u0323]*$)/, '$1i');

/** The forms of one name; `isBody` writes out the short words that only bodies use. */
export function spellingOf(name: string, isBody: boolean): Spelling {
  const exact = plainWords(normaliseText(name).toLowerCase()).join(' ');
  const placed = exact.split(' ').map(withToneLast).join(' ');
  const typed = plainWords(foldText(exact));
  const foldedWords = typed.map(yAsI);
  const folded = foldedWords.join(' ');
  const words = isBody ? writtenOut(typed).map(yAsI) : foldedWords;
  return {
    ...{ exact, placed, folded, words, hasMarks: foldText(exact) !== exact },
    initials: foldedWords.map((word) => word[0]).join(''),
  };
}

function withToneLast(word: string): string {
  const apart = word.normalize('NFD');
  const tones = apart.match(TONES)?.join('') ?? '';
  return yAsI(apart.replace(TONES, '').normalize('NFC')) + tones;
}

function writtenOut(words: readonly string[]): string[] {
  const long = words
    .filter((word) => word !== 'va')
    .map((word) => shortWords[word] ?? word)
    .join(' ');
  return long.replace(schoolBeforeLevel, '').split(' ');
}

/** Digits of a telephone number in the form 0…; null when they are too few to tell people apart. */
export function phoneKey(phone: string | null): string | null {
  const digits = (phone ?? '').replace(/\D/g, '').replace(/^(00)?84(?=\d{9}$)/, '0');
  return digits.length >= 9 ? digits : null;
}
