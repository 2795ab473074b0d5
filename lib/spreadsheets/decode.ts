/**
 * From the bytes of a text file to its text, in whatever way old and new programs wrote Vietnamese.
 * Owns: byte order marks, UTF-8, UTF-16, and the bytes of before Unicode (judged in old-text.ts).
 * Refuses: bytes that are no text, and letters it cannot tell: a wrong name in the books is worse than a question.
 */
import { withRealD } from '@/lib/kernel/names';
import { caught, limits, type Refused, refuse } from './limits';
import { type OldFont, readSingleBytes } from './old-text';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258' | OldFont;

export interface DecodedText {
  kind: 'text';
  /** Composed (NFC), with a real Đ, without byte order mark. */
  text: string;
  encoding: Encoding;
  /** True when letters and their marks were written apart ("Unicode tổ hợp") and were put together. */
  wasDecomposed: boolean;
}

/** Signs no list holds: a file with them is a picture, a program or a workbook. */
const NO_TEXT = /(?![\t-\r\u007F-\u009F])\p{Cc}/u;

/**
 * Reads the bytes of a list.
 * @returns the text and how it was written, or the code of a refusal; never throws
 */
export function decodeBytes(bytes: Uint8Array): DecodedText | Refused {
  try {
    if (bytes.length === 0) refuse('spreadsheets.empty');
    if (bytes.length > limits.fileBytes) refuse('spreadsheets.tooLarge', { max: limits.fileBytes });
    const { text, encoding } = decode(bytes);
    if (NO_TEXT.test(text)) refuse('spreadsheets.notAList');
    const composed = text.normalize('NFC');
    return {
      kind: 'text',
      text: withRealD(composed),
      encoding,
      wasDecomposed: encoding !== 'windows-1258' && composed !== text,
    };
  } catch (error) {
    return caught(error);
  }
}

function decode(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const wide = wideEncoding(bytes);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: wide };
  const text = asUtf8(bytes);
  if (text !== undefined) return { text, encoding: 'utf-8' };
  const latin = new TextDecoder('windows-1252').decode(bytes);
  const codePage = new TextDecoder('windows-1258').decode(bytes).normalize('NFC');
  if (NO_TEXT.test(latin)) refuse('spreadsheets.notAList');
  return readSingleBytes(latin, codePage) ?? refuse('spreadsheets.unknownLetters');
}

/** UTF-16 by its mark; without one, by the zeros that every second byte of plain letters then is. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, 4_096);
  const zeros = [0, 0];
  for (const [at, byte] of start.entries()) if (byte === 0) zeros[at % 2]! += 1;
  const most = start.length / 4;
  if (zeros[1]! > most && zeros[0]! < most / 8) return 'utf-16le';
  return zeros[0]! > most && zeros[1]! < most / 8 ? 'utf-16be' : undefined;
}

function asUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
