/** A list of two hundred different names, style sheet included, stays under 14 kB as it travels. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { createElement as h, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { CampaignPage } from '@/components/honours/campaign-page';
import { HonourList } from '@/components/honours/honour-list';
import { PublicLedger } from '@/components/honours/public-ledger';
import { PublicFrame } from '@/components/public-shell/public-frame';
import { qrDrawing } from '@/lib/documents/qr';
import type { PublicCampaign } from '@/lib/honours/campaign-queries';
import type { HonourRow, LedgerLine } from '@/lib/honours/schema/published';
import { honourQuery, ledgerQuery } from '@/lib/honours/schema/words';
import { vietQr } from '@/lib/kernel/viet-qr';
import { routes } from '@/lib/web/routes';

const LIMIT = 14 * 1024;
const family = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Bùi',
  'Quách',
  'Hà',
  'Trương',
  'Vi',
  'Lục',
  'Đỗ',
  'Đinh',
  'Cao',
  'Phan',
];
const middle = ['Văn', 'Thị', 'Đức', 'Minh', 'Ngọc', 'Hồng', 'Xuân', 'Hữu', 'Thu', 'Kim', 'Quang'];
const given = [
  'An',
  'Bảo',
  'Châu',
  'Dũng',
  'Đan',
  'Giang',
  'Hương',
  'Khang',
  'Lâm',
  'Mai',
  'Nhi',
  'Oanh',
  'Phúc',
  'Quân',
  'Sơn',
  'Thắm',
  'Uyên',
  'Vy',
  'Xuyến',
];
const units = [
  'Đồng Thịnh',
  'Lam Sơn',
  'Minh Sơn',
  'Ngọc Liên',
  'Phúc Thịnh',
  'Quang Trung',
  'Thúy Sơn',
  'Cao Thịnh',
  'Nguyệt Ấn',
];
const kinds = ['student', 'student', 'teacher', 'member'] as const;
const labels = { student: 'scholarship', teacher: 'excellentTeacher', member: 'activeMember' };

const rows: HonourRow[] = Array.from({ length: 200 }, (_, at) => {
  const kind = kinds[at % 4]!;
  const unit = units[(at * 7) % units.length]!;
  return {
    ...{ recipientKind: kind, label: labels[kind], unitName: `Xã ${unit}`, school: `Trường THCS ${unit}` },
    name: `${family[(at * 5) % 14]} ${middle[(at * 3) % 11]} ${middle[(at * 8 + 1) % 11]} ${given[(at * 11) % 19]}`,
    // As hard to press together as the real ones.
    pageCode: createHash('sha256').update(`trang ${at}`).digest('hex').slice(0, 16),
    rounds: [1],
  };
});
const lines: LedgerLine[] = Array.from({ length: 200 }, (_, at) => ({
  ...{
    ordinal: at,
    reference: `PT ${at + 1}/2019`,
    occurredOn: `2019-${String(1 + (at % 12)).padStart(2, '0')}-10`,
    direction: 'in' as const,
  },
  ...{
    figure: at % 3 ? 'in.individual' : 'in.agency',
    fundLabel: 'Quỹ chung',
    amountVnd: BigInt((at * 7919) % 900) * 10_000n + 50_000n,
  },
  ...{
    state: 'posted' as const,
    relatedReference: null,
    partyName: at % 3 ? null : `Trường THCS ${units[at % 9]} số ${at}`,
  },
}));

const styles = ['tokens', 'base', 'parts', 'public-shell']
  .map((name) =>
    readFileSync(`components/ui/css/${name}.css`, 'utf8')
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/\s+/g, ' '),
  )
  .join('');
const association = {
  ...{ slug: 'mau', name: 'Hội Khuyến học huyện Mẫu', shortName: 'HKH Mẫu', level: 'district', place: 'Mẫu' },
  ...{ address: 'Số 1 phố Mẫu', phone: '0237 000 000', isClosed: false, isDemo: true },
};
const shared = { locale: 'vi' as const, place: { hoi: 'mau' }, year: 2019 };

function bytes(children: ReactNode): number {
  const page = h(PublicFrame, {
    locale: 'vi',
    association,
    title: 'x',
    address: routes.public.honours,
    children,
  });
  return gzipSync(`<style>${styles}</style>${renderToStaticMarkup(page)}`, { level: 9 }).length;
}

it('the honour list', () => {
  const list = h(HonourList, {
    ...shared,
    associationName: association.name,
    content: { rows, figures: [], rounds: [] },
    query: honourQuery.parse({}),
  });
  expect(bytes(list)).toBeLessThan(LIMIT);
});

it('the public ledger', () => {
  const list = h(PublicLedger, {
    ...shared,
    asOf: '2019-12-31',
    years: [2019],
    content: { figures: [], lines },
    query: ledgerQuery.parse({}),
  });
  expect(bytes(list)).toBeLessThan(LIMIT);
});

it('the page of a campaign: nine years, sixty names, three squares', () => {
  const square = (memo: string) =>
    qrDrawing(vietQr({ bin: '970405', accountNo: '3501205000123', memo: memo || undefined }));
  const data: PublicCampaign = {
    ...{
      name: 'Xây dựng và phát triển Quỹ khuyến học',
      fundLabel: 'Quỹ chung',
      isOpen: true,
      asOf: '2026-11-27',
    },
    ...{ startsOn: '2018-01-01', endsOn: '2026-12-31', targetVnd: 900_000_000n, collectedVnd: 412_345_678n },
    ...{ permille: 458, giftCount: 900, usedFor: 'Trao học bổng và sách vở cho học sinh các xã.' },
    years: Array.from({ length: 9 }, (_, at) => ({
      ...{ year: 2018 + at, targetVnd: 100_000_000n, collectedVnd: BigInt(at * 9_731_237) },
    })),
    gifts: rows.slice(0, 60).map(({ name }, at) => ({
      ...{
        ordinal: at,
        name: name!,
        throughName: at % 5 ? null : `Chi hội ${units[at % 9]}`,
        isInKind: at % 7 === 0,
      },
      ...{ occurredOn: `2026-0${1 + (at % 9)}-1${at % 10}`, amountVnd: BigInt((at * 7919) % 900) * 10_000n },
    })),
    giving: {
      ...{ bank: 'Ngân hàng Nông nghiệp', accountNo: '3501205000123', holder: 'HOI KHUYEN HOC HUYEN MAU' },
      ...{ isOtherHolder: false, square: square('') },
      codes: ['KH26 000123 7', 'KH26 000124 5', 'KH26 000125 3'].map((memo) => ({
        ...{ memo, label: 'Xây dựng và phát triển Quỹ khuyến học', amountVnd: null, square: square(memo) },
      })),
    },
  };
  const page = { locale: 'vi' as const, association, data };
  const html = renderToStaticMarkup(h(CampaignPage, { page, campaign: 'quy-khuyen-hoc' }));
  expect(html).not.toContain('<script');
  expect(gzipSync(`<style>${styles}</style>${html}`, { level: 9 }).length).toBeLessThan(LIMIT);
});
