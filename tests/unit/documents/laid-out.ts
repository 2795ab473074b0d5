/**
 * Reads a finished PDF as a printer does: where each letter stands, and whether a letter has no shape in its face.
 * Owns the way into PDFium's own calls, which its package types as private. Text that is extracted cannot tell: a letter
 * without a shape is drawn as an empty box and still copied as the letter that was meant.
 */
import { inflateSync } from 'node:zlib';
import type { PDFiumLibrary } from '@hyzyla/pdfium';

/** Edges in millimetres from the top left corner of the sheet. */
export interface Letter {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface Sheet {
  wide: number;
  high: number;
  letters: Letter[];
}

interface TextCalls {
  wasmExports: { malloc: (bytes: number) => number; free: (at: number) => void };
  HEAPU8: Uint8Array;
  _FPDFText_LoadPage: (page: number) => number;
  _FPDFText_CountChars: (text: number) => number;
  _FPDFText_GetUnicode: (text: number, at: number) => number;
  _FPDFText_GetCharBox: (
    text: number,
    at: number,
    left: number,
    right: number,
    bottom: number,
    top: number,
  ) => number;
  _FPDFText_ClosePage: (text: number) => void;
}

const MM = 25.4 / 72;

/** Every letter with ink of every sheet. */
export async function laidOut(library: PDFiumLibrary, pdf: Uint8Array): Promise<Sheet[]> {
  const calls = Reflect.get(library, 'module') as TextCalls;
  const document = await library.loadDocument(pdf);
  const edges = calls.wasmExports.malloc(32);
  try {
    return [...document.pages()].map((page) => {
      const { originalWidth, originalHeight } = page.getOriginalSize();
      const text = calls._FPDFText_LoadPage(Reflect.get(page, 'pageIdx') as number);
      const letters: Letter[] = [];
      for (let at = 0; at < calls._FPDFText_CountChars(text); at += 1) {
        const [left, right, bottom, top] = [0, 8, 16, 24].map((gap) => edges + gap) as [
          number,
          number,
          number,
          number,
        ];
        calls._FPDFText_GetCharBox(text, at, left, right, bottom, top);
        const read = (place: number) => new DataView(calls.HEAPU8.buffer).getFloat64(place, true) * MM;
        const letter = String.fromCodePoint(calls._FPDFText_GetUnicode(text, at));
        if (letter.trim() === '' || read(left) === read(right)) continue;
        const high = originalHeight * MM;
        letters.push({
          text: letter,
          left: read(left),
          right: read(right),
          top: high - read(top),
          bottom: high - read(bottom),
        });
      }
      calls._FPDFText_ClosePage(text);
      return { wide: originalWidth * MM, high: originalHeight * MM, letters };
    });
  } finally {
    calls.wasmExports.free(edges);
    document.destroy();
  }
}

const escapes: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** Bytes of each string of a text; brackets inside a string may stand without a backslash when they are paired (ISO 32000-2, 7.3.4). */
function stringsOf(part: string): number[][] {
  const strings: number[][] = [];
  let [open, bytes]: [number, number[]] = [0, []];
  for (const token of part.matchAll(/\\([0-7]{1,3})|\\([\s\S])|<([0-9A-Fa-f]+)>|([\s\S])/g)) {
    const [whole, octal, mark, hex, plain] = token;
    if (open === 0 && hex !== undefined) strings.push([...Buffer.from(hex, 'hex')]);
    if (plain === '(') open += 1;
    if (plain === ')') open -= 1;
    if (open === 0 && plain === ')') {
      strings.push(bytes.slice(1));
      bytes = [];
    } else if (open > 0) {
      if (octal !== undefined) bytes.push(Number.parseInt(octal, 8));
      else if (mark !== undefined) bytes.push(escapes[mark] ?? mark.charCodeAt(0));
      else bytes.push(...Buffer.from(whole, 'latin1'));
    }
  }
  return strings;
}

/** Texts of the file as it was compressed: everything that shows letters stands between BT and ET. */
function textParts(pdf: Uint8Array): string[] {
  const file = Buffer.from(pdf);
  const plain = file.toString('latin1');
  const parts: string[] = [];
  for (const object of plain.matchAll(/\d+ \d+ obj\s*<<((?:(?!endobj|stream)[\s\S])*)>>\s*stream\r?\n/g)) {
    const length = /\/Length (\d+)/.exec(object[1]!)?.[1];
    if (length === undefined || !object[1]!.includes('/FlateDecode')) continue;
    const from = object.index + object[0].length;
    const content = inflateSync(file.subarray(from, from + Number(length))).toString('latin1');
    for (const found of content.matchAll(/\bBT\b([\s\S]*?)\bET\b/g)) parts.push(found[1]!);
  }
  return parts;
}

/** How many shapes the file draws, and how many of them are the empty box of a letter that its face does not have. */
export function drawnShapes(pdf: Uint8Array): { all: number; missing: number } {
  const count = { all: 0, missing: 0 };
  for (const bytes of textParts(pdf).flatMap(stringsOf)) {
    for (let at = 0; at + 1 < bytes.length; at += 2) {
      count.all += 1;
      if (bytes[at] === 0 && bytes[at + 1] === 0) count.missing += 1;
    }
  }
  return count;
}
