/**
 * Writers of the letters from before Unicode, for tests alone: the way an old program would have kept a text.
 * They are tables of their own, letter by letter, so that a slip in the reader's tables shows.
 */
const tcvn3Small =
  'à=b5 ả=b6 ã=b7 á=b8 ạ=b9 ằ=bb ẳ=bc ẵ=bd ắ=be ặ=c6 ầ=c7 ẩ=c8 ẫ=c9 ấ=ca ậ=cb è=cc ẻ=ce ẽ=cf é=d0 ẹ=d1 ề=d2 ể=d3 ' +
  'ễ=d4 ế=d5 ệ=d6 ì=d7 ỉ=d8 ĩ=dc í=dd ị=de ò=df ỏ=e1 õ=e2 ó=e3 ọ=e4 ồ=e5 ổ=e6 ỗ=e7 ố=e8 ộ=e9 ờ=ea ở=eb ỡ=ec ớ=ed ' +
  'ợ=ee ù=ef ủ=f1 ũ=f2 ú=f3 ụ=f4 ừ=f5 ử=f6 ữ=f7 ứ=f8 ự=f9 ỳ=fa ỷ=fb ỹ=fc ý=fd ỵ=fe ' +
  'ă=a8 â=a9 ê=aa ô=ab ơ=ac ư=ad đ=ae Ă=a1 Â=a2 Ê=a3 Ô=a4 Ơ=a5 Ư=a6 Đ=a7';
const tcvn3 = new Map(
  tcvn3Small.split(' ').map((pair) => [pair.slice(0, 1), Number.parseInt(pair.slice(2), 16)] as const),
);

/** Text → bytes as .VnTime keeps it. Capitals with a tone become small: the font has none. */
export function asTcvn3(text: string): Uint8Array {
  const bytes = [...text.normalize('NFC').replaceAll('Ð', 'Đ')].map(
    (letter) => tcvn3.get(letter) ?? tcvn3.get(letter.toLowerCase()) ?? letter.charCodeAt(0),
  );
  return Uint8Array.from(bytes);
}

const vniAfterAeouy: Readonly<Record<string, number>> = {
  ...{ '\u0301': 0xf9, '\u0300': 0xf8, '\u0309': 0xfb, '\u0303': 0xf5, '\u0323': 0xef },
  ...{ '\u0302': 0xe2, '\u0302\u0301': 0xe1, '\u0302\u0300': 0xe0, '\u0302\u0309': 0xe5 },
  ...{ '\u0302\u0303': 0xe3, '\u0302\u0323': 0xe4 },
  ...{ '\u0306': 0xea, '\u0306\u0301': 0xe9, '\u0306\u0300': 0xe8, '\u0306\u0309': 0xfa },
  ...{ '\u0306\u0303': 0xfc, '\u0306\u0323': 0xeb },
};
const vniAlone: Readonly<Record<string, number>> = {
  ...{ đ: 0xf1, í: 0xed, ì: 0xec, ỉ: 0xe6, ĩ: 0xf3, ị: 0xf2, ỵ: 0xee },
};
/** Capital letters stand 32 codes before the small ones. */
const sized = (code: number, isCapital: boolean) => (isCapital ? code - 32 : code);

/** Text → bytes as VNI-Times keeps it. */
export function asVni(text: string): Uint8Array {
  const bytes = [...text.normalize('NFC').replaceAll('Ð', 'Đ')].flatMap((letter) => {
    const small = letter.toLowerCase();
    const isCapital = letter !== small;
    if (letter.charCodeAt(0) < 128) return [letter.charCodeAt(0)];
    if (vniAlone[small]) return [sized(vniAlone[small], isCapital)];
    const horned = small.normalize('NFD').replace('\u031B', '');
    const base = small.normalize('NFD').includes('\u031B')
      ? { o: 0xf4, u: 0xf6 }[horned[0]!]!
      : horned.charCodeAt(0);
    const marks = horned.slice(1).replace(/^(\u0323)([\u0302\u0306])/, '$2$1');
    const first = sized(base, isCapital);
    return marks === '' ? [first] : [first, sized(vniAfterAeouy[marks]!, isCapital)];
  });
  return Uint8Array.from(bytes);
}

/** The same as the text an old font leaves in a Unicode program: each byte one letter of Latin-1. */
export function asLatinText(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
