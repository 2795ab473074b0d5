/** The papers of a ceremony: who is named on the programme, and what nobody can read out of it. */
import { describe, expect, it } from 'vitest';
import { ceremonyProgramme, ceremonySignSheet } from '@/lib/ceremonies/papers';
import type { CeremonySummary, SheetRow } from '@/lib/ceremonies/queries';
import { groupOf } from '@/lib/ceremonies/rules';
import { neutralLabel } from '@/lib/payments/rules';

const ceremony: CeremonySummary = {
  ...{ id: 1, slug: 'tet-2019', name: 'Tết khuyến học 2019', heldOn: '2019-02-09', place: 'Hội trường' },
  ...{ lunarLabel: 'mùng 5 Tết, xuân Kỷ Hợi 2019', status: 'held', roundId: 1, roundName: 'Tết 2019' },
  ...{ listed: 0, handed: 0, absent: 0 },
};
const facts = {
  issuer: { name: 'Hội Khuyến học xã', address: 'x', place: 'x' },
  signers: { chair: 'Vi Thị Hà', accountant: 'Lê Hoa', cashier: 'Bùi Ninh' },
};

let at = 0;
function row(name: string, category: string, amountVnd: bigint, changes: Partial<SheetRow> = {}): SheetRow {
  at += 1;
  return {
    ...{ handoverId: at, awardId: at, partyId: at, name, school: 'THCS Lam Sơn', amountVnd },
    ...{
      group: groupOf(category),
      label: neutralLabel(category),
      benefit: amountVnd > 0n ? 'money' : 'honour',
    },
    ...{ birthYear: 2006, guardianName: null, hasGuardian: false, status: 'waiting', receiverKind: null },
    ...{ receiverName: null, isSigned: false, handedOn: null, handedAt: null, handedByName: null },
    ...{ decisionNumber: 1, symbol: 'HKH', decidedOn: '2019-01-28', orderId: null, voucherReference: null },
    ...{ mayBeNamed: true, mayShowSchool: true, mayBeRead: true, mayBeProjected: true, isPerson: true },
    ...changes,
  };
}
const rows = [
  row('Vi Văn Nương', 'specialHardshipStudent', 500_000n, { guardianName: 'Hà Ý Lan', mayShowSchool: false }),
  row('Bùi Thị Linh', 'specialHardshipStudent', 500_000n, { mayBeNamed: false }),
  row('Đinh Văn An', 'academicPrizeStudent', 0n),
  row('Phan Thị Hòa', 'excellentTeacher', 500_000n, { birthYear: 1985 }),
];

describe('the programme', () => {
  const paper = ceremonyProgramme({ ceremony, rows, facts });

  it('names only those who agreed and counts the others', () => {
    expect(JSON.stringify(paper)).not.toContain('Bùi Thị Linh');
    expect(paper.closing).toContain('01 người được ghi nhận, không nêu tên');
  });

  it('prints a school only with consent to it', () => {
    const students = paper.groups.find((group) => group.title === 'Học sinh')?.rows;
    expect(students?.map((one) => [one.name, one.unit])).toEqual([
      ['Đinh Văn An', 'THCS Lam Sơn'],
      ['Vi Văn Nương', ''],
    ]);
  });

  it('says the same of every pupil, in the order of names: no word, amount or place tells hardship', () => {
    const students = paper.groups.find((group) => group.title === 'Học sinh')!.rows;
    expect(new Set(students.map((one) => one.honour)).size).toBe(1);
    expect(JSON.stringify(paper)).not.toMatch(/500|khó khăn|nghèo|Học bổng/);
  });
});

it('the sign sheet lists money only, with the guardian who signs and the decision it rests on', () => {
  const sheet = ceremonySignSheet({ ceremony, rows, facts }, 1);
  expect(sheet.rows.map((one) => [one.name, one.amount, one.receiver, one.award])).toEqual([
    ['Vi Văn Nương', '500.000', 'Hà Ý Lan', 'Học bổng khuyến học'],
    ['Bùi Thị Linh', '500.000', 'Bố, mẹ hoặc người giám hộ (ghi rõ họ tên):', 'Học bổng khuyến học'],
    ['Phan Thị Hòa', '500.000', '', 'Giải thưởng giáo viên dạy giỏi'],
  ]);
  expect(sheet.words).toBe('Một triệu năm trăm nghìn đồng');
  expect(sheet.reference).toBe('(Theo Quyết định số 01/QĐ-HKH ngày 28 tháng 01 năm 2019)');
});
