import { describe, expect, test } from 'vitest';
import { parseSchoolYear, schoolYearFrom, schoolYearOf, schoolYearStart } from '@/lib/kernel/school-year';

describe('school years', () => {
  test('turn on 1 August: Tết 2019 and the summer after it belong to 2018–2019', () => {
    expect(schoolYearOf('2019-02-09')).toBe('2018–2019');
    expect(schoolYearOf('2019-07-31')).toBe('2018–2019');
    expect(schoolYearOf('2019-08-01')).toBe('2019–2020');
    expect(schoolYearOf('2019-08-31', 9)).toBe('2018–2019');
  });

  test.each([
    '2018–2019',
    '2018-2019',
    '2018 - 2019',
    ' 2018 – 2019 ',
    '2018/2019',
    '2018—2019',
    '2018-19',
    'Năm học 2018-2019',
    'năm học: 2018–2019'.normalize('NFD'),
    '２０１８-２０１９',
  ])('"%s" is read', (text) => {
    expect(parseSchoolYear(text)).toBe('2018–2019');
  });

  test.each(['', '2018', '2018-2020', '2019-2018', '18-19', '2018-2019-2020', '1900-1901', '2018 2019', 'x'])(
    '"%s" is not',
    (text) => expect(parseSchoolYear(text)).toBeUndefined(),
  );

  test('a short second year may cross the century', () => {
    expect(parseSchoolYear('1999-00')).toBe('1999–2000');
  });

  test('a school year knows where it begins', () => {
    expect(schoolYearStart('2018–2019')).toBe(2018);
    expect(() => schoolYearStart('2018')).toThrow('consecutive');
    expect(() => schoolYearFrom(2018.5)).toThrow('whole year');
  });
});
