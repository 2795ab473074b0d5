/**
 * The files of the torture: good lists with something changed, and bombs made with care.
 * Owns the kinds of damage. Every file follows from the seed.
 */
import { readFileSync } from 'node:fs';
import {
  inlineRows,
  makeWorkbook,
  makeZip,
  type WorkbookParts,
  workbookParts,
} from '@/tests/factories/workbook';
import type { Random } from './random';

export interface HostileFile {
  what: string;
  bytes: Uint8Array;
}

const list = (name: string) =>
  readFileSync(new URL(`../../tests/fixtures/lists/${name}.csv`, import.meta.url));

const tokens = [
  ...[
    '"',
    '""',
    '\r',
    '\n',
    '\t',
    ';',
    ',',
    '\0',
    '\uFEFF',
    'PK\x03\x04',
    '<!DOCTYPE x>',
    '<![CDATA[',
    ']]>',
  ],
  ...[
    '&lol;',
    '&#0;',
    '&#x10FFFF;',
    '<',
    '>',
    '</row>',
    '<row r="-1">',
    '<c r="ZZZ9999999">',
    '<c t="s"><v>-1</v></c>',
  ],
  ...[
    '<v>1e999</v>',
    '<v>NaN</v>',
    '_xD800_',
    ' r="A1"',
    ' s="999999"',
    '../',
    '=cmd|x!A1',
    '\u202E',
    'Ð',
    '\u0301'.repeat(50),
  ],
].map((token) => Buffer.from(token));

/** Signs that leave XML well formed where they replace another. */
const tokenSigns = '0123456789ABCrstv-. ';

/** One to six places changed: bits, cuts, repeats, foreign bytes, tokens that mean something. */
function damaged(good: Uint8Array, random: Random): Buffer {
  let bytes: Buffer = Buffer.from(good);
  for (let times = 1 + random(6); times > 0; times -= 1) {
    const at = random(bytes.length + 1);
    const length = random(40);
    const [head, tail] = [bytes.subarray(0, at), bytes.subarray(at)];
    const kind = random(9);
    if (kind === 0 && tail.length > 0) bytes[at]! ^= 1 << random(8);
    else if (kind === 1) bytes = Buffer.concat([head, tail.subarray(length)]);
    else if (kind === 2) bytes = Buffer.concat([head, head.subarray(-length), tail]);
    else if (kind === 3)
      bytes = Buffer.concat([head, Buffer.from(Array.from({ length }, () => random(256))), tail]);
    else if (kind >= 7 && tail.length > 0) bytes[at] = tokenSigns.charCodeAt(random(tokenSigns.length));
    else if (kind === 4 && random(8) === 0) bytes = Buffer.from(head);
    else bytes = Buffer.concat([head, tokens[random(tokens.length)]!, tail]);
  }
  return bytes;
}

const workbook: WorkbookParts = {
  sheet: `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" s="1"><v>43648</v></c></row>
    ${inlineRows([
      ['1', 'Nguyễn Văn An', '500.000'],
      ['2', 'Lê Thị Bình', '1,5 triệu'],
    ])}
    <row r="9"><c r="A9"><f>SUM(A1:A8)</f><v>0.30000000000000004</v></c><c r="B9" t="b"><v>1</v></c></row>`,
  sharedStrings: '<si><t>Họ tên</t></si><si><r><t>Số </t></r><r><t>tiền</t></r></si>',
  styles:
    '<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>',
};

/** Files with damage: texts in all encodings, zips as bytes, and well-made zips with damaged XML inside. */
export function* hostileFiles(count: number, random: Random): Generator<HostileFile> {
  const texts = ['honours-utf8', 'honours-cp1258', 'honours-nfd', 'honours-utf8-bom'].map(list);
  texts.push(Buffer.from(texts[0]!.toString('utf8').slice(0, 4_000), 'utf16le'));
  const zipped = makeWorkbook(workbook);
  for (let at = 0; at < count; at += 1) {
    const kind = at % 4;
    if (kind === 0) yield { what: `text ${at}`, bytes: damaged(texts[random(texts.length)]!, random) };
    else if (kind === 1) yield { what: `zip ${at}`, bytes: damaged(zipped, random) };
    else {
      const parts = workbookParts(workbook);
      const chosen = parts[random(parts.length)]!;
      chosen.content = damaged(Buffer.from(chosen.content), random);
      yield { what: `${chosen.name} ${at}`, bytes: makeZip(parts) };
    }
  }
}

const noise = (at: number) => (Math.imul(at + 1, 2_654_435_761) >>> 0).toString(36);
const times = (count: number, write: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => write(at)).join('');

/** Files that are made to cost memory or time; none of them may be read. */
export function* bombs(): Generator<HostileFile> {
  const sheet = '<row><c><v>1</v></c></row>';
  const zeros = '0'.repeat(1024 * 1024);
  yield { what: '300 MB of one sign', bytes: makeWorkbook({ sheet: `<!--${zeros.repeat(300)}-->` }) };
  yield {
    what: '60 MB that say they are 1 kB',
    bytes: makeZip(workbookParts({ sheet: zeros.repeat(60) }).map((one) => ({ ...one, claims: 1_000 }))),
  };
  yield {
    what: '2,500,000 empty cells',
    bytes: makeWorkbook({ sheet: `<row>${times(2_500_000, (at) => `<c r="A${at}"/>`)}</row>${sheet}` }),
  };
  yield {
    what: '1,500,000 shared texts',
    bytes: makeWorkbook({
      sheet,
      sharedStrings: times(1_500_000, (at) => `<si><t>${noise(at % 999)}</t></si>`),
    }),
  };
  yield {
    what: 'a million attributes in one tag',
    bytes: makeWorkbook({ sheet: `<row ${times(1_000_000, (at) => `a${noise(at)}="" `)}/>` }),
  };
  yield {
    what: '500,000 tags inside one another',
    bytes: makeWorkbook({ sheet: '<x>'.repeat(500_000) + '</x>'.repeat(500_000) }),
  };
  yield {
    what: '2,000,000 cells in 20,000 rows',
    bytes: makeWorkbook({
      sheet: times(20_000, (row) => `<row>${times(100, (at) => `<c><v>${(row * at) % 977}</v></c>`)}</row>`),
    }),
  };
  yield {
    what: '20,000 rows that name 30,000 long shared texts',
    bytes: makeWorkbook({
      sheet: times(20_000, (at) => `<row><c t="s"><v>${at}</v></c></row>`),
      sharedStrings: times(30_000, (at) => `<si><t>${noise(at).repeat(300)}</t></si>`),
    }),
  };
}
