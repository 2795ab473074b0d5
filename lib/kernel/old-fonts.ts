/**
 * Letters of the fonts that Vietnam used before Unicode, as an old file or an old font keeps them.
 *
 * Owns: TCVN3 (the .VnTime family: one byte a letter) and VNI (a letter, then its mark), back to real letters.
 * Refuses: to decide which of them a text is written in (lib/spreadsheets/old-text.ts counts syllables), and to
 * invent what the font lost: TCVN3 has no capital with a tone, so "Ánh" comes back as "ánh".
 */

/** Codes in the order of their letters; TCVN3 is TCVN 5712:1993, third table. */
const TCVN3_BLOCKS: readonly (readonly [first: number, letters: string])[] = [
  [0xa1, 'ĂÂÊÔƠƯĐăâêôơưđ'],
  [0xb5, 'àảãáạ'],
  [0xbb, 'ằẳẵắ'],
  [0xc6, 'ặầẩẫấậè'],
  [0xce, 'ẻẽéẹềểễếệìỉ'],
  [0xdc, 'ĩíịò'],
  [0xe1, 'ỏõóọồổỗốộờởỡớợù'],
  [0xf1, 'ủũúụừửữứựỳỷỹýỵ'],
];

const tcvn3 = new Map(
  TCVN3_BLOCKS.flatMap(([first, letters]) =>
    [...letters].map((letter, at) => [String.fromCharCode(first + at), letter] as const),
  ),
);

/** Marks of VNI after a, e, o, u, y (and after ô for ơ, ö for ư), as Unicode combining marks. */
const [GRAVE, ACUTE, HOOK, TILDE, DOT] = ['\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];
const [CIRCUMFLEX, BREVE] = ['\u0302', '\u0306'];
const vniMarks: Readonly<Record<string, string>> = {
  ...{ ù: ACUTE, ø: GRAVE, û: HOOK, õ: TILDE, ï: DOT },
  ...{ â: CIRCUMFLEX, á: CIRCUMFLEX + ACUTE, à: CIRCUMFLEX + GRAVE, å: CIRCUMFLEX + HOOK },
  ...{ ã: CIRCUMFLEX + TILDE, ä: CIRCUMFLEX + DOT },
  ...{ ê: BREVE, é: BREVE + ACUTE, è: BREVE + GRAVE, ú: BREVE + HOOK, ü: BREVE + TILDE, ë: BREVE + DOT },
};
const vniLetters: Readonly<Record<string, string>> = {
  ...{ ñ: 'đ', ô: 'ơ', ö: 'ư', í: 'í', ì: 'ì', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ' },
};
const VNI_PAIR = /[aeouyôö][ùøûõïâáàåãäêéèúüë]|[ñôöíìæóòî]/gi;

/** Letters of a text typed with a .VnTime font. Characters of other kinds stay as they are. */
export function fromTcvn3(text: string): string {
  return text.replace(/[\u00A1-\u00FE]/g, (sign) => tcvn3.get(sign) ?? sign);
}

/** Letters of a text typed with a VNI font. Characters of other kinds stay as they are. */
export function fromVni(text: string): string {
  return text.replace(VNI_PAIR, (pair) => {
    const isCapital = pair !== pair.toLowerCase();
    const [base = '', mark = ''] = pair.toLowerCase();
    const letter = (vniLetters[base] ?? base) + (vniMarks[mark] ?? '');
    return (isCapital ? letter.toUpperCase() : letter).normalize('NFC');
  });
}

/** Runs of a line that belong together: what stands between the marks of a table. */
const RUN = /[^,;\t\r\n"]+/g;
const WRITTEN_LARGE = /[A-Z][^\s]*[A-Z]/;

/**
 * Capitals that a .VnTimeH font only showed: where a run of text has no small letter a–z and a word with two
 * capitals ("NGUYễN QUốC THắNG"), its toned letters were meant as capitals too.
 */
export function restoreCapitals(text: string): string {
  return text.replace(RUN, (run) =>
    !/[a-z]/.test(run) && WRITTEN_LARGE.test(run) ? run.toUpperCase() : run,
  );
}
