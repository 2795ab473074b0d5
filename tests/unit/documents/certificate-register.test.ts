/** The register of certificates on paper: every line whole under its head, each state in words, no reason, a signature never alone. */
import { expect, it } from 'vitest';
import { readPages, readPaper } from './read-paper';
import { entry, registerOf } from './registered';

const mixed = registerOf([
  entry(0, 'Lò Thị Mẫu'),
  entry(1, 'Vi Văn Mẫu', { state: 'reissued', replacedBy: '4/2019' }),
  entry(2, 'Hà Văn Mẫu', { state: 'revoked', revokedOn: '2019-02-05', revokingDecision: '4/2019' }),
  entry(3, 'Vi Văn Mẫu', { replaces: '2/2019' }),
  entry(4, null, { state: 'revoked', revokedOn: '2019-02-06' }),
]);

it('says number, day, person, unit, achievement, decision and state of each, and adds them up', () => {
  const text = readPaper('certificate-register', mixed);
  for (const words of [
    ...['SỔ ĐĂNG KÝ GIẤY KHEN', 'Năm 2019', '01/2019 28/01/2019 Lò Thị Mẫu', '01/QĐ-HKH 28/01/2019 Đã cấp'],
    ...['Đã cấp lại bằng giấy số 4/2019', 'Cấp lại, thay giấy số 2/2019', 'Người nhận ký'],
    ...['Đã thu hồi ngày 05/02/2019 theo Quyết định số 4/2019', 'Đã thu hồi ngày 06/02/2019'],
    'Sổ có 05 giấy khen: 02 còn hiệu lực, 01 đã cấp lại, 02 đã thu hồi.',
  ])
    expect(text.replaceAll('\n', ' ')).toContain(words);
});

it('leaves room to sign where a certificate is in force, and nowhere else', () => {
  expect(mixed.rows.map(({ isSigned }) => isSigned)).toEqual([true, false, false, true, false]);
});

it('tells nothing of a person who is not named: neither unit nor achievement', () => {
  expect(mixed.rows[4]).toMatchObject({ name: '(không nêu tên)', unit: '', achievement: '' });
  expect(mixed.rows[0]!.unit).not.toBe('');
});

it.each([1, 2, 3, 8, 9, 10, 11, 12, 13, 14, 60])(
  'of %i lines repeats its head and closes beside a line',
  (count) => {
    const pages = readPages(
      'certificate-register',
      registerOf(Array.from({ length: count }, (_, at) => entry(at, `Lò Thị Mẫu ${at + 1}`))),
    );
    pages.forEach((page, at) => {
      expect(page).toContain('Số vào sổ Ngày cấp Họ và tên, tập thể');
      expect(page).toContain(`Trang ${at + 1}/${pages.length}`);
    });
    expect(pages.at(-1)).toContain('Chủ tịch Hội');
    expect(pages.at(-1)).toContain(`Lò Thị Mẫu ${count} `);
    const lines = pages.map((page) => page.split('28/01/2019 Lò Thị Mẫu').length - 1);
    expect(lines.reduce((sum, one) => sum + one, 0)).toBe(count);
  },
);

it('of nobody is a sheet that says so', () => {
  const [page, ...more] = readPages('certificate-register', registerOf([]));
  expect(more).toEqual([]);
  expect(page).toContain('Sổ có 00 giấy khen');
});
