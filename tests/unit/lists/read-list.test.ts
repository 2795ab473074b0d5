/** What a list means: columns, one meaning per column or a question, totals as proof, mistakes named by cell. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseVnd } from '@/lib/kernel/money';
import { readAmount } from '@/lib/lists/rules/amounts';
import { readList } from '@/lib/lists/rules/read-list';
import { isTotalWord } from '@/lib/lists/rules/rows';
import type { ListAnswers } from '@/lib/lists/schema';
import { cleanCells } from '@/lib/spreadsheets/clean';
import { readCsv } from '@/lib/spreadsheets/csv';

const today = '2019-07-15';
const cellsOf = (text: string) => {
  const read = readCsv(text);
  return read.kind === 'cells' ? cleanCells(read.cells).cells : [];
};
const read = (text: string, answers: ListAnswers = {}) => readList(cellsOf(text), answers, today);
const honours = readFileSync(new URL('../../fixtures/lists/honours-utf8.csv', import.meta.url), 'utf8');

describe('the list of honours', () => {
  it('asks once what dots and commas are, and knows its columns', () => {
    const list = read(honours);
    expect(list.columns).toEqual(['number', 'name', 'unit', null, null, null, 'amount', 'note']);
    expect(list.questions).toEqual([{ about: 'marks', column: 6, samples: ['200.000', '500,000'] }]);
  });

  it('takes "Cộng" among the notes for a note, the last row for a footer, and a total without figure for none', () => {
    const list = read(honours, { marks: 'bothThousands' });
    expect(list.questions).toEqual([]);
    expect(list.giftCount).toBe(120);
    expect(list.rows.filter((row) => row.kind !== 'gift').map(({ kind, name }) => [kind, name])).toEqual([
      ['total', 'Cộng'],
      ['footer', 'Ngọc Lặc, ngày 02 tháng 7 năm 2019'],
    ]);
    expect(list.totals).toEqual([]);
    expect(list.rows.filter((row) => row.note === 'Cộng')).toHaveLength(28);
  });

  it('adds up to what a calculator gives, and names the nine rows without an amount', () => {
    const list = read(honours, { marks: 'bothThousands' });
    const counted = 19n * 1_000_000n + 30n * 200_000n + 15n * 50_000n + 19n * 500_000n + 11n * 30_000_000n;
    expect(list.sumVnd).toBe(counted + 10n * 300_000n + 7n * 1_500_000n);
    const wrong = list.rows.filter((row) => row.problems.length > 0);
    expect(wrong).toHaveLength(9);
    expect(wrong[0]!.problems).toEqual([{ kind: 'amount', code: 'lists.amountMissing' }]);
    expect(list.rows[0]).toMatchObject({
      number: 2,
      name: 'TRƯƠNG MAI HƯƠNG',
      unit: '6 A',
      amountVnd: 200_000n,
    });
  });
});

describe('a column of amounts', () => {
  it.each([
    ['500.000|500,000', { marks: 'bothThousands' }, [500_000n, 500_000n]],
    ['500.000|500,000', { marks: 'dotThousands' }, [500_000n, 500n]],
    ['1.500.000|2,000', { marks: 'dotThousands' }, [1_500_000n, 2n]],
    ['500.000|1.500', { unit: 'dong' }, [500_000n, 1_500n]],
    ['500|1.500', { unit: 'thousand' }, [500_000n, 1_500_000n]],
    ['0,5|1.5|2', { unit: 'million' }, [500_000n, 1_500_000n, 2_000_000n]],
    ['2tr5|50 nghìn|1,5 triệu|500k|300.000đ', {}, [2_500_000n, 50_000n, 1_500_000n, 500_000n, 300_000n]],
    ['2tr5|500', { unit: 'thousand' }, [2_500_000n, 500_000n]],
    [
      '####|#REF!|-5.000|0|abc|…',
      {},
      [
        'lists.hidden',
        'lists.formulaError',
        'lists.amountNotPositive',
        'lists.amountNotPositive',
        'lists.amountUnread',
        'lists.amountMissing',
      ],
    ],
  ] as const)('%s with %j', (cells, answers, expected) => {
    const amounts = cells.split('|').map((cell) => readAmount(cell, answers));
    expect(amounts.map((one) => ('amountVnd' in one ? one.amountVnd : one.code))).toEqual(expected);
  });

  it.each([
    ['dots and commas', 'Tên,Số tiền\nA B,500.000\nC D,"500,000"', ['marks']],
    ['small numbers', 'Tên,Số tiền\nA B,500\nC D,1.500', ['unit']],
    ['a number with decimals', 'Tên,Số tiền\nA B,1.5\nC D,500.000', ['unit']],
    ['a header that counts thousands', 'Tên,Số tiền (nghìn đồng)\nA B,500.000', ['unit']],
    ['nothing unclear', 'Tên,Số tiền\nA B,500.000\nC D,1.500.000', []],
    ['units beside the numbers', 'Tên,Số tiền\nA B,50 nghìn\nC D,2tr5', []],
    ['two columns of amounts', 'Tên,Số tiền hứa,Số tiền nộp\nA B,500.000,500.000', ['amountColumn']],
    ['no column of names', 'STT,Số tiền\n1,500.000', ['nameColumn']],
    [
      'days with the month first',
      'Tên,Ngày,Số tiền\nA B,07/02/2019,500.000\nC D,07/13/2019,500.000',
      ['order'],
    ],
    ['a header over other things', 'Tên,Số tiền\nA B,x\nC D,y\nE F,z\nG H,100.000', ['columnContent']],
  ])('%s: asked %j', (_what, text, about) => {
    expect(read(text).questions.map((question) => question.about)).toEqual(about);
  });

  it('without questions and answers says what parseVnd says, cell by cell', () => {
    const amount = fc.constantFrom(
      '500.000',
      '1.500.000đ',
      '2tr5',
      '50 nghìn',
      '1,5 triệu',
      '750000',
      '12.000.000 đ',
    );
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 20 }), (amounts) => {
        const list = read(`Tên;Số tiền\n${amounts.map((one, at) => `Người ${at};${one}`).join('\n')}`);
        expect(list.questions).toEqual([]);
        expect(list.rows.map((row) => row.amountVnd)).toEqual(
          amounts.map((one) => (parseVnd(one) as { amountVnd: bigint }).amountVnd),
        );
      }),
    );
  });
});

describe('rows of a list', () => {
  const list =
    read(`HỘI KHUYẾN HỌC XÃ\nDANH SÁCH ỦNG HỘ\n\nTT\tHọ và tên / Đơn vị\tĐiện thoại\tNgày nộp\tHình thức\tSố tiền\tGhi chú
(1)\t(2)\t(3)\t(4)\t(5)\t(6)\t(7)\nI\tCơ quan\n1\tTổng công ty A\t0912 000 111\t2/7/2019\tTM\t1.000.000\n2\tCộng đồng B\t\t43648\tCK\t500.000\tCộng
\tCộng I\t\t\t\t1.500.000\nII\tCá nhân\n3\tLê Văn C\t12\t31/2/2019\tséc\t200.000\n4\tL? D\t\t1/8/2019\t\t300.000
\tTổng cộng\t\t\t\t2.100.000\nNgười lập biểu\n\tLê E`);

  it('are gifts, headings, totals and a footer', () => {
    expect(list.rows.map((row) => [row.number, row.kind])).toEqual([
      ...[
        [5, 'heading'],
        [6, 'heading'],
        [7, 'gift'],
        [8, 'gift'],
        [9, 'total'],
        [10, 'heading'],
      ],
      ...[
        [11, 'gift'],
        [12, 'gift'],
        [13, 'total'],
        [14, 'footer'],
        [15, 'footer'],
      ],
    ]);
  });

  it('give day, method and telephone as written, also the serial day of Excel', () => {
    expect(list.rows[2]).toMatchObject({
      occurredOn: '2019-07-02',
      method: 'cash',
      phone: '0912 000 111',
      problems: [],
    });
    expect(list.rows[3]).toMatchObject({ occurredOn: '2019-07-02', method: 'transfer', name: 'Cộng đồng B' });
  });

  it('name every mistake by its cell', () => {
    expect(list.rows[6]!.problems.map((one) => one.code)).toEqual([
      'lists.dayUnread',
      'lists.methodUnread',
      'lists.phoneUnread',
    ]);
    expect(list.rows[7]!.problems.map((one) => one.code)).toEqual([
      'lists.nameLostLetter',
      'lists.dayToCome',
    ]);
  });

  it('are proved by the totals: one of a part, one of all, and one that is wrong', () => {
    expect(list.totals).toEqual([
      { number: 9, writtenVnd: 1_500_000n, sumVnd: 1_500_000n, isRight: true },
      { number: 13, writtenVnd: 2_100_000n, sumVnd: 2_000_000n, isRight: false },
    ]);
  });

  it('set aside are no gifts, but the total still counts them', () => {
    const text = 'Tên;Số tiền\nA B;100.000\nC D;200.000\nCộng;300.000';
    const some = read(text, { aside: [3] });
    expect(some).toMatchObject({ giftCount: 1, sumVnd: 100_000n, totals: [{ isRight: true }] });
  });

  it('are read without any header by what stands in them', () => {
    const bare = read('1\tNguyễn Văn An\t0912000111\t500.000\n2\tLê Thị Bình\t0912000112\t1.000.000');
    expect(bare.columns).toEqual(['number', 'name', 'phone', 'amount']);
    expect(bare).toMatchObject({ giftCount: 2, sumVnd: 1_500_000n, headerRow: null });
  });

  it('never make the reading throw, whatever they hold', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 12, unit: 'binary' }),
      fc.constantFrom(
        'STT',
        'Họ tên',
        'Số tiền',
        'Ngày',
        'Cộng',
        '1.500',
        '500,000',
        '44926',
        '1.5',
        '####',
        '',
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 }), (cells) => {
        const any = readList(cells, {}, today);
        expect(any.sumVnd).toBeGreaterThanOrEqual(0n);
      }),
    );
  });
});

describe('words in front of a sum', () => {
  it.each(['Cộng', 'CỘNG:', 'Tổng cộng', 'Tổng số tiền', 'Cộng (I)', 'tong cong', 'Luỹ kế'])('%s', (word) => {
    expect(isTotalWord(word)).toBe(true);
  });
  it.each(['Công ty A', 'Tống Văn B', 'Tổng công ty C', 'Cộng đồng D', 'Nguyễn Cộng', 'Công', 'Tổng cục E'])(
    'not %s',
    (word) => {
      expect(isTotalWord(word)).toBe(false);
    },
  );
});
