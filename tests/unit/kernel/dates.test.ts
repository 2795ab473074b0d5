import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  compareDates,
  daysBetween,
  endOfMonth,
  formatDateDocument,
  formatDateVn,
  formatInstantVn,
  isDateVn,
  makeDate,
  parseDateVn,
  startOfMonth,
  todayVn,
} from '@/lib/kernel/dates';

const TODAY = '2019-07-02';
const anyDate = fc.integer({ min: 0, max: 73_000 }).map((days) => addDays('1900-01-01', days));

describe('the day in Việt Nam', () => {
  test('turns at 17:00 UTC, also into a new year', () => {
    expect(todayVn(new Date('2019-12-31T16:59:59.999Z'))).toBe('2019-12-31');
    expect(todayVn(new Date('2019-12-31T17:00:00Z'))).toBe('2020-01-01');
    expect(todayVn(new Date('2019-12-31T17:30:00Z'))).toBe('2020-01-01');
  });

  test('agrees with the time zone database for every instant since 1980', () => {
    const zone = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' });
    const instants = fc.date({
      min: new Date('1980-01-01'),
      max: new Date('2100-01-01'),
      noInvalidDate: true,
    });
    fc.assert(fc.property(instants, (instant) => todayVn(instant) === zone.format(instant)));
  });

  test('an instant is printed with the clock of Việt Nam', () => {
    for (const text of [
      '2019-07-02T02:12:00Z',
      '2019-07-02 02:12:00.123456+00',
      '2019-07-02T09:12:00+07:00',
    ]) {
      expect(formatInstantVn(text)).toBe('09:12 02/07/2019');
    }
    expect(formatInstantVn(new Date('2019-12-31T17:05:00Z'))).toBe('00:05 01/01/2020');
  });

  test('an instant without its zone is refused', () => {
    expect(() => formatInstantVn('2019-07-02T02:12:00')).toThrow('zone');
    expect(() => formatInstantVn('2019-07-02')).toThrow('zone');
    expect(() => todayVn(new Date(Number.NaN))).toThrow('real');
  });
});

describe('a day is read as people type it', () => {
  test.each([
    ['2/7', '2019-07-02'],
    ['02.07.19', '2019-07-02'],
    ['2-7-2019', '2019-07-02'],
    ['02/07/2019', '2019-07-02'],
    ['02 / 07 / 2019', '2019-07-02'],
    ['2 7 2019', '2019-07-02'],
    ['02072019', '2019-07-02'],
    ['2019-07-02', '2019-07-02'],
    ['２／７', '2019-07-02'],
    ['hôm nay', '2019-07-02'],
    ['Hôm  Qua', '2019-07-01'],
    ['hom qua', '2019-07-01'],
    ['hôm qua'.normalize('NFD'), '2019-07-01'],
    ['hôm kia', '2019-06-30'],
    ['ngày mai', '2019-07-03'],
    ['ngày 02 tháng 7 năm 2019', '2019-07-02'],
    ['2 tháng 7', '2019-07-02'],
    ['12/5/58', '1958-05-12'],
    ['29/02/2020', '2020-02-29'],
  ])('%s', (text, date) => {
    expect(parseDateVn(text, TODAY)).toBe(date);
  });

  test('a day without a year is this year, or last year when it lies more than half a year ahead', () => {
    expect(parseDateVn('28/12', '2020-01-03')).toBe('2019-12-28');
    expect(parseDateVn('5/1', '2019-12-20')).toBe('2019-01-05');
    expect(parseDateVn('1/9', '2019-07-02')).toBe('2019-09-01');
  });

  test.each([
    '',
    ' ',
    'abc',
    '30/2',
    '31/4/2019',
    '29/2/2019',
    '0/7',
    '2/13',
    '13/13',
    '2/7/1899',
    '2/7/2101',
    '2/7/201',
  ])('"%s" is no day', (text) => expect(parseDateVn(text, TODAY)).toBeUndefined());

  test.each([
    '32/1',
    '2/7/2019/1',
    '2019-7',
    'constructor',
    '1e1/7',
    '-2/7',
    '٢/٧',
    'ngày 31 tháng 2',
    '5',
    '２²/７',
  ])('"%s" is no day either', (text) => expect(parseDateVn(text, TODAY)).toBeUndefined());

  test('every day survives its written forms', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const forms = [
          date,
          formatDateVn(date),
          formatDateDocument(date),
          formatDateVn(date).replaceAll('/', ''),
        ];
        return forms.every((form) => parseDateVn(form, TODAY) === date);
      }),
      { numRuns: 5_000 },
    );
  });

  test('no text makes the reader throw, and a million characters take no time', () => {
    const started = performance.now();
    for (const piece of ['1', '/', '1/', ' ', 'ngày ', '1 ']) {
      expect(parseDateVn(piece.repeat(500_000), TODAY)).toBeUndefined();
    }
    expect(performance.now() - started).toBeLessThan(2_000);
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'0123/.- ') }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const date = parseDateVn(text, TODAY);
        return date === undefined || isDateVn(date);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('a day is printed', () => {
  test('on screens as dd/MM/yyyy', () => {
    expect(formatDateVn(TODAY)).toBe('02/07/2019');
  });

  test.each([
    ['2019-07-02', 'ngày 02 tháng 7 năm 2019'],
    ['2019-02-05', 'ngày 05 tháng 02 năm 2019'],
    ['2019-01-28', 'ngày 28 tháng 01 năm 2019'],
    ['2019-03-10', 'ngày 10 tháng 3 năm 2019'],
    ['2019-12-09', 'ngày 09 tháng 12 năm 2019'],
  ])('on papers, %s with only days below 10 and months 1 and 2 padded', (date, text) => {
    expect(formatDateDocument(date)).toBe(text);
  });

  test('what is no real day is a bug, not a text', () => {
    for (const text of ['2019-02-29', '2019-2-1', '02/07/2019', '']) {
      expect(() => formatDateVn(text), text).toThrow('real day');
    }
  });
});

describe('the calendar', () => {
  test('knows leap years', () => {
    expect(isDateVn('2000-02-29')).toBe(true);
    expect(isDateVn('1900-02-29')).toBe(false);
    expect(isDateVn('2100-02-29')).toBe(false);
    expect(makeDate(2019, 2, 29)).toBeUndefined();
    expect(makeDate(2019.5, 1, 1)).toBeUndefined();
  });

  test('has month ends', () => {
    expect(endOfMonth('2019-02-05')).toBe('2019-02-28');
    expect(endOfMonth('2020-02-05')).toBe('2020-02-29');
    expect(startOfMonth('2019-12-31')).toBe('2019-12-01');
    expect(addMonths('2019-01-31', 1)).toBe('2019-02-28');
    expect(addMonths('2019-03-31', -13)).toBe('2018-02-28');
    expect(addMonths('2019-12-15', 1)).toBe('2020-01-15');
  });

  test('days added can be taken away, and order is the order of the texts', () => {
    const near = anyDate.filter((date) => date > '1910' && date < '2090');
    fc.assert(
      fc.property(near, near, fc.integer({ min: -3_000, max: 3_000 }), (a, b, days) => {
        const moved = addDays(a, days);
        return (
          addDays(moved, -days) === a &&
          daysBetween(a, moved) === days &&
          Math.sign(compareDates(a, b)) === (a === b ? 0 : a < b ? -1 : 1)
        );
      }),
    );
  });

  test('a day beyond the calendar is refused', () => {
    expect(() => addDays('2100-12-31', 1)).toThrow('1900 to 2100');
    expect(() => addMonths('1900-01-31', -1)).toThrow('1900 to 2100');
  });
});
