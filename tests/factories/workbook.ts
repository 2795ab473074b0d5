/**
 * Workbooks for tests, well made and badly made: a small writer of zips whose every field can be told to lie.
 * Owns the bytes; what a reader makes of them is the matter of the tests.
 */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  name: string;
  content: string | Uint8Array;
  /** Size that the directory claims instead of the true one. */
  claims?: number;
  isLocked?: boolean;
}

/** A zip with these parts, each deflated. */
export function makeZip(parts: readonly ZipPart[]): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const content = Buffer.from(part.content);
    const packed = deflateRawSync(content);
    const name = Buffer.from(part.name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x800 | (part.isLocked ? 1 : 0), 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(part.claims ?? content.length, 18);
    fields.writeUInt16LE(name.length, 22);
    files.push(Buffer.from('PK\x03\x04'), fields, name, packed);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), fields, place, name);
    offset += 30 + name.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, list, Buffer.from('PK\x05\x06'), end]);
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface WorkbookParts {
  /** Inner XML of sheetData, or the whole part when it begins with "<?xml". */
  sheet: string;
  sharedStrings?: string;
  styles?: string;
  workbookPr?: string;
  sheets?: string;
  relations?: string;
  more?: ZipPart[];
}

/** The parts of a workbook with one sheet "Danh sách". */
export function workbookParts(of: WorkbookParts): ZipPart[] {
  const part = (name: string, inner: string) => ({
    name,
    content: inner.startsWith('<?xml') ? inner : head + inner,
  });
  return [
    part(
      '[Content_Types].xml',
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    part('_rels/.rels', '<Relationships/>'),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${office}">${of.workbookPr ?? ''}<sheets>${
        of.sheets ?? '<sheet name="Danh sách" sheetId="1" r:id="rId1"/>'
      }</sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships>${
        of.relations ?? `<Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>`
      }</Relationships>`,
    ),
    part(
      'xl/worksheets/sheet1.xml',
      of.sheet.startsWith('<?xml')
        ? of.sheet
        : `<worksheet xmlns="${main}"><sheetData>${of.sheet}</sheetData></worksheet>`,
    ),
    ...(of.sharedStrings
      ? [part('xl/sharedStrings.xml', `<sst xmlns="${main}">${of.sharedStrings}</sst>`)]
      : []),
    ...(of.styles ? [part('xl/styles.xml', `<styleSheet xmlns="${main}">${of.styles}</styleSheet>`)] : []),
    ...(of.more ?? []),
  ];
}

/** The bytes of a workbook. */
export function makeWorkbook(of: WorkbookParts): Uint8Array {
  return makeZip(workbookParts(of));
}

/** Texts as sheet XML with inline strings. */
export function inlineRows(cells: readonly (readonly string[])[]): string {
  const escaped = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\r', '_x000D_');
  const row = (line: readonly string[]) =>
    line.map((cell) => `<c t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`).join('');
  return cells.map((line) => `<row>${row(line)}</row>`).join('');
}
