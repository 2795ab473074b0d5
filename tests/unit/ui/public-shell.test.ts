/** The frame of the public pages. */
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { createElement as h } from 'react';
import { renderToStaticMarkup as draw } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { PublicShell, type PublicShellProps } from '@/components/public-shell/public-shell';
import { Amount } from '@/components/ui/amount';
import { Table } from '@/components/ui/table';
import { catalogue } from '@/messages/catalogue';

const props: Omit<PublicShellProps, 'children'> = {
  locale: 'vi',
  hoi: 'mau',
  associationName: 'Hội Khuyến học mẫu',
  current: 'honours',
  href: '/mau/vinh-danh',
  otherLocaleHref: '/en/mau/vinh-danh',
  helpPhone: '0237 000 000',
  demo: true,
};
const page = (over: Partial<PublicShellProps> = {}, children: PublicShellProps['children'] = 'x') =>
  draw(h(PublicShell, { ...props, ...over, children }));

const folder = 'components/public-shell';
const clientParts = [
  'submit-button',
  'money-input',
  'date-input',
  'combobox',
  'dialog',
  'print-button',
  'error-summary',
  'shortcuts',
  'offline-notice',
  'messages',
];

describe('the frame of public pages', () => {
  it('carries no script and nothing that waits', () => {
    expect(page()).not.toMatch(/<script|onclick|<!--\$|template/i);
    for (const file of readdirSync(folder)) {
      const source = readFileSync(`${folder}/${file}`, 'utf8');
      expect(source, file).not.toMatch(/use client|next\/headers|Suspense/);
      for (const part of clientParts) expect(source, file).not.toContain(`components/ui/${part}'`);
    }
  });

  it('has help, privacy, accessibility and the check of a paper in the same place on every page', () => {
    for (const current of ['honours', 'goldenBook', 'transparency', 'about', undefined] as const) {
      const foot = /<footer[\s\S]*<\/footer>/.exec(page({ current }))![0];
      expect(foot).toBe(/<footer[\s\S]*<\/footer>/.exec(page())![0]);
      expect(foot).toMatch(/<form[^>]*action="\/kt"/);
      for (const address of ['tro-giup', 'rieng-tu', 'tiep-can', 'tel:0237000000'])
        expect(foot).toContain(address);
    }
  });

  it('marks the section one is in, and only that one', () => {
    expect(page().match(/aria-current="page"/g)).toHaveLength(1);
    expect(page({ current: undefined })).not.toContain('aria-current="page"');
  });

  it('says on every page of the demo that the data are samples and which facts are the article’s', () => {
    expect(page()).toContain('Dữ liệu mẫu');
    expect(page()).toContain('của bài báo');
    expect(page({ demo: false })).not.toContain('Dữ liệu mẫu');
  });

  it('never names the hardship of pupils in the banner that stands above their names', () => {
    for (const { demo } of [catalogue.vi.common, catalogue.en.common]) {
      expect(JSON.stringify(demo)).not.toMatch(/khó khăn|hộ nghèo|hoàn cảnh|hardship|poor|needy/i);
    }
  });

  it('with 200 rows weighs at most 14 kB with its style sheet', () => {
    const rows = Array.from({ length: 200 }, (_, index) => index);
    const table = h(Table<number>, {
      caption: 'Bảng vàng',
      rows,
      rowKey: (row) => row,
      columns: [
        {
          key: 'n',
          header: 'Họ và tên',
          cell: (row) =>
            `Đỗ Thị ${((row * 7919) % 1_000_003).toString(36)} ${((row * 104_729) % 999_983).toString(36)}`,
        },
        { key: 'u', header: 'Đơn vị', cell: (row) => `Trường ${((row * 15_485_863) % 65_537).toString(36)}` },
        {
          key: 'a',
          header: 'Số tiền (đồng)',
          align: 'end',
          cell: () => h(Amount, { value: 500_000n, unit: false }),
        },
      ],
    });
    const css = ['tokens', 'base', 'parts', 'public-shell']
      .map((name) => readFileSync(`components/ui/css/${name}.css`, 'utf8'))
      .join('');
    expect(gzipSync(css + page({}, table)).length).toBeLessThanOrEqual(14_000);
  });
});
