import { describe, expect, test } from 'vitest';
import { addDays } from '@/lib/kernel/dates';
import { canChi, firstDayOfTet, lunarDayOfTet, lunarYearLabel, tetDayLabel } from '@/lib/kernel/lunar';

/** Year, name and mùng 1 as published; the kernel keeps days and computes names, this list holds both. */
const TET =
  `2015 Ất Mùi 19/2 · 2016 Bính Thân 8/2 · 2017 Đinh Dậu 28/1 · 2018 Mậu Tuất 16/2 · 2019 Kỷ Hợi 5/2 ·
2020 Canh Tý 25/1 · 2021 Tân Sửu 12/2 · 2022 Nhâm Dần 1/2 · 2023 Quý Mão 22/1 · 2024 Giáp Thìn 10/2 ·
2025 Ất Tỵ 29/1 · 2026 Bính Ngọ 17/2 · 2027 Đinh Mùi 6/2 · 2028 Mậu Thân 26/1 · 2029 Kỷ Dậu 13/2 ·
2030 Canh Tuất 2/2 · 2031 Tân Hợi 23/1 · 2032 Nhâm Tý 11/2 · 2033 Quý Sửu 31/1 · 2034 Giáp Dần 19/2 ·
2035 Ất Mão 8/2 · 2036 Bính Thìn 28/1 · 2037 Đinh Tỵ 15/2 · 2038 Mậu Ngọ 4/2 · 2039 Kỷ Mùi 24/1 ·
2040 Canh Thân 12/2 · 2041 Tân Dậu 1/2 · 2042 Nhâm Tuất 22/1 · 2043 Quý Hợi 10/2 · 2044 Giáp Tý 30/1`
    .split('·')
    .map((entry) => {
      const [year = '', can, chi, dayMonth = ''] = entry.trim().split(' ');
      const [day = '', month = ''] = dayMonth.split('/');
      return {
        year: Number(year),
        label: `${can} ${chi}`,
        date: `${year}-0${month}-${day.padStart(2, '0')}`,
      };
    });

describe('lunar years from 2015 to 2044', () => {
  test('all thirty have their day and their name, and the day before still has the name of the year before', () => {
    expect(TET).toHaveLength(30);
    for (const { year, label, date } of TET) {
      expect(firstDayOfTet(year)).toBe(date);
      expect(lunarYearLabel(date)).toBe(label);
      expect(lunarYearLabel(`${year}-12-31`)).toBe(label);
      expect(lunarYearLabel(addDays(date, -1))).toBe(year === 2015 ? undefined : canChi(year - 1));
    }
  });

  test('20/01/2019 is still Mậu Tuất, the ceremony of 09/02/2019 is mùng 5 of Kỷ Hợi', () => {
    expect(lunarYearLabel('2019-01-20')).toBe('Mậu Tuất');
    expect(lunarDayOfTet('2019-02-09')).toBe(5);
    expect(tetDayLabel('2019-02-09')).toBe('mùng 5 Tết Kỷ Hợi');
  });

  test('Tết 2027 and 2030 fall on the day of Việt Nam, not of China', () => {
    expect(lunarDayOfTet('2027-02-06')).toBe(1);
    expect(lunarDayOfTet('2030-02-02')).toBe(1);
  });

  test('only the first ten days are days of Tết', () => {
    expect(lunarDayOfTet('2019-02-04')).toBeUndefined();
    expect(lunarDayOfTet('2019-02-05')).toBe(1);
    expect(lunarDayOfTet('2019-02-14')).toBe(10);
    expect(lunarDayOfTet('2019-02-15')).toBeUndefined();
    expect(tetDayLabel('2019-02-15')).toBeUndefined();
  });

  test('nothing is guessed outside the table', () => {
    for (const date of ['2014-12-31', '2015-02-18', '2045-01-01', '2045-02-17']) {
      expect(lunarYearLabel(date), date).toBeUndefined();
      expect(lunarDayOfTet(date), date).toBeUndefined();
    }
    expect(firstDayOfTet(2014)).toBeUndefined();
    expect(firstDayOfTet(2045)).toBeUndefined();
  });
});
