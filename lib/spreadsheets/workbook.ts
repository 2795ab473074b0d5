/**
 * What stands around the sheets of a workbook: which sheets, shared texts, number formats, the calendar.
 * Owns the small parts; a sheet itself is read in sheet.ts.
 * Refuses to follow links out of the file, and never opens macros, drawings or embedded files.
 */

import { type NumberKind, numberKind } from './cell-number';
import { limits, refuse } from './limits';
import { type Attributes, readXml } from './xml';
import type { Package } from './zip';

export interface SheetPart {
  name: string;
  /** Name of its part in the package. */
  part: string;
}

export interface Workbook {
  sheets: SheetPart[];
  is1904: boolean;
  texts: string[];
  /** What each cell style makes of a number. */
  kinds: NumberKind[];
}

const MAIN_PART = 'xl/workbook.xml';
const isOn = (value: string | undefined) => value === '1' || value === 'true';

/** Reads everything that a sheet refers to. */
export async function readWorkbook(from: Package): Promise<Workbook> {
  const main = from.parts.get(MAIN_PART) ?? refuse('spreadsheets.notAList');
  const targets = await relations(from);
  const sheets: SheetPart[] = [];
  let is1904 = false;
  await readXml(from, main, {
    open: (name, attributes) => {
      if (name === 'workbookPr') is1904 = isOn(attributes.date1904);
      if (name !== 'sheet' || (attributes.state ?? 'visible') !== 'visible') return;
      const part = targets.get(idOf(attributes));
      if (part !== undefined && from.parts.has(part)) sheets.push({ name: attributes.name ?? '', part });
    },
  });
  return { sheets, is1904, texts: await sharedTexts(from), kinds: await cellKinds(from) };
}

/** The relation's id has the prefix the producer chose: r:id. */
function idOf(attributes: Attributes): string {
  return Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? '';
}

/** Relation id → part, for worksheets inside the package. A target that climbs out of its folder is no worksheet. */
async function relations(from: Package): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  const part = from.parts.get('xl/_rels/workbook.xml.rels');
  if (!part) return targets;
  await readXml(from, part, {
    open: (name, { Id, Type, Target, TargetMode }) => {
      if (name !== 'Relationship' || !Id || !Target || TargetMode === 'External') return;
      if (!Type?.endsWith('/worksheet') || Target.split('/').includes('..')) return;
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  return targets;
}

/** Texts that cells refer to by number; readings of East Asian letters (rPh) are left out. */
async function sharedTexts(from: Package): Promise<string[]> {
  const texts: string[] = [];
  const part = from.parts.get('xl/sharedStrings.xml');
  if (!part) return texts;
  let [total, isText, phonetic, current] = [0, false, 0, ''];
  await readXml(from, part, {
    open: (name) => {
      if (name === 'si') current = '';
      if (name === 'rPh') phonetic += 1;
      isText = name === 't' && phonetic === 0;
    },
    text: (text) => {
      if (!isText) return;
      current += text;
      total += text.length;
      if (total > limits.totalChars || texts.length > limits.rows * limits.columns)
        refuse('spreadsheets.tooMuchInside', { max: limits.totalChars });
    },
    close: (name) => {
      if (name === 't') isText = false;
      if (name === 'rPh') phonetic -= 1;
      if (name === 'si') texts.push(unescaped(current));
    },
  });
  return texts;
}

/** Signs that XML cannot hold are written _x000D_ by Excel. */
export function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;
}

/** Styles beyond any real workbook would only fill memory. */
const MOST_STYLES = 65_536;

async function cellKinds(from: Package): Promise<NumberKind[]> {
  const kinds: NumberKind[] = [];
  const part = from.parts.get('xl/styles.xml');
  if (!part) return kinds;
  const codes = new Map<number, string>();
  let isCellStyle = false;
  await readXml(from, part, {
    open: (name, attributes) => {
      if (name === 'numFmt')
        codes.set(Number(attributes.numFmtId), attributes.formatCode?.slice(0, 255) ?? '');
      if (name === 'cellXfs') isCellStyle = true;
      if (name !== 'xf' || !isCellStyle) return;
      const id = Number(attributes.numFmtId ?? 0);
      kinds.push(numberKind(id, codes.get(id)));
      if (kinds.length > MOST_STYLES || codes.size > MOST_STYLES) refuse('spreadsheets.strangeParts');
    },
    close: (name) => {
      if (name === 'cellXfs') isCellStyle = false;
    },
  });
  return kinds;
}
