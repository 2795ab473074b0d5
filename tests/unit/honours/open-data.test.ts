/** Files of open data: what a spreadsheet would run is inert, the order tells nothing, names of files are read back. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openCsv, openJson } from '@/lib/honours/open-data-files';
import {
  giftTable,
  honourTable,
  type OpenGift,
  type OpenHonour,
  openFields,
  openFileName,
  openFileOf,
  openFormats,
  openListKinds,
  openLists,
} from '@/lib/honours/rules/open-data';
import { catalogue } from '@/messages/catalogue';

const pupil = (name: string | null, publicId = name && `id-${name}`): OpenHonour => ({
  ...{ label: 'scholarship', recipientKind: 'student', name, unitName: 'Xã Sơn', school: null, publicId },
  ...{ pageCode: null, rounds: [], amountVnd: null },
});
const gift = (over: Partial<OpenGift>): OpenGift => ({
  ...{ ordinal: 1, name: null, donorKind: null, method: 'cash', fundLabel: null, occurredOn: null },
  ...{ amountVnd: null, throughName: null, envelope: null, envelopeVnd: null, publicId: null, ...over },
});

const attacks = [
  "=10+20+cmd|' /C calc'!A0",
  "@SUM(1+9)*cmd|' /C calc'!A0",
  '+1+1',
  '-2+3',
  '\t=1+1',
  '\r=1+1',
  '＝1+1',
];

it.each(attacks)('a name that begins like a formula is inert in CSV and whole in JSON: %j', (name) => {
  const rows = honourTable(2019, [pupil(name)]);
  const [, line] = parse(openCsv('honours', rows), { bom: true }) as string[][];
  expect(line![4]).toBe(`'${name}`);
  const document = JSON.parse(
    openJson({ list: 'honours', association: { slug: 'a', name: 'A' }, versions: [], rows, about: '/' }),
  );
  expect(document.rows[0].name).toBe(name);
});

it('no cell of any text can begin with a sign that a spreadsheet runs, and each text comes back whole', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1 }), (names) => {
      const rows = names.map((name) => ({ name, year: 2019 }));
      const [head, ...lines] = parse(openCsv('honours', rows), { bom: true }) as string[][];
      expect(head).toEqual(openFields.honours);
      lines.forEach((line, at) => {
        expect(line[4]).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
        expect(line[4]!.replace(/^'/, '')).toBe(names[at]!.replace(/^'/, ''));
      });
    }),
  );
});

it('who is not named comes after the named, without id, unit or school', () => {
  const rows = honourTable(2019, [pupil(null), pupil('Lê Bình'), pupil('Bùi An'), pupil(null)]);
  expect(rows.map((row) => row.name)).toEqual(['Bùi An', 'Lê Bình', null, null]);
  for (const row of rows.slice(2)) expect(row).toMatchObject({ id: null, unit: null, school: null });
});

it('the order of the rows is the same in whichever order the database hands them out', () => {
  const rows = [pupil('Lê Bình'), pupil(null), pupil('Bùi An'), pupil('Lê Bình', 'another')];
  expect(honourTable(2019, [...rows].reverse())).toEqual(honourTable(2019, rows));
  const gifts = [
    gift({ envelope: 7, throughName: 'Chi hội B', envelopeVnd: 5n, method: 'transfer' }),
    gift({ envelope: 3, throughName: 'Chi hội C', envelopeVnd: 9n }),
    gift({ name: 'Công ty A', donorKind: 'enterprise', amountVnd: 3n, publicId: 'x' }),
  ];
  const table = giftTable(2019, gifts);
  expect(giftTable(2019, [...gifts].reverse())).toEqual(table);
  expect(table.map((row) => row.envelope)).toEqual([null, 1, 2]);
});

it('through whom an unnamed gift came is said only of a shared envelope, as on the page', () => {
  const [single] = giftTable(2019, [gift({ throughName: 'Chi hội B' })]);
  expect(single!.through).toBeNull();
  const [share] = giftTable(2019, [gift({ throughName: 'Chi hội B', envelope: 1, envelopeVnd: 2n })]);
  expect(share!.through).toBe('Chi hội B');
});

it('an amount that a number of JSON would round is refused, never rounded', () => {
  const write = (amount_vnd: bigint) =>
    openJson({
      list: 'donors',
      association: { slug: 'a', name: 'A' },
      versions: [],
      rows: [{ amount_vnd }],
      about: '/',
    });
  expect(JSON.parse(write(9_007_199_254_740_991n)).rows[0].amount_vnd).toBe(9_007_199_254_740_991);
  expect(() => write(9_007_199_254_740_993n)).toThrow();
});

it('each list has a file of each form, and only the names that it writes are read', () => {
  for (const list of openLists)
    for (const format of openFormats) {
      const year = openListKinds[list].length > 0 ? 2019 : undefined;
      expect(openFileOf(openFileName(list, format, year))).toEqual({ list, year, format });
      expect(openFileOf(openFileName(list, format, year === undefined ? 2019 : undefined))).toBeUndefined();
    }
  for (const name of ['vinh-danh-2019.xml', 'khac-2019.csv', 'vinh-danh-2019.csv.csv', ''])
    expect(openFileOf(name)).toBeUndefined();
});

it('the dictionary explains every field in both languages, and nothing else', () => {
  const fields = [...new Set(openLists.flatMap((list) => openFields[list]))].sort();
  for (const locale of ['vi', 'en'] as const)
    expect(Object.keys(catalogue[locale].opendata.fields).sort()).toEqual(fields);
});
