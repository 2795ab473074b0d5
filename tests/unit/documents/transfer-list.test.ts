/** The covering paper of transfers: totals, words, the fingerprint of exactly this file, no signature alone. */
import { describe, expect, it } from 'vitest';
import { transferList } from '@/lib/documents/transfer-list';
import { bankOf } from '@/lib/kernel/viet-qr';
import { fingerprintOf, transferFile } from '@/lib/transfers/file';
import { decideAccount, holderForBank, type WholeTransfer } from '@/lib/transfers/rules';
import { readPages } from './read-paper';
import { accountant, chair, issuer } from './story';

const transfers = (count: number): WholeTransfer[] =>
  Array.from({ length: count }, (_, at) => ({
    ...{ awardId: at + 1, bankBin: '970405', accountNumber: `03501205${String(at).padStart(4, '0')}` },
    ...{ holder: 'NGUYEN THI THU PHUONG BICH NGOC', memo: 'KH265000017', amountVnd: 500_000n },
  }));

const paperOf = (rows: WholeTransfer[]) =>
  transferList({
    issuer,
    ...{ subject: 'Chi học bổng', reference: '(Theo Quyết định số 01/QĐ-HKH)', listedOn: '2019-02-09' },
    from: { accountNo: '3501205000999', bank: 'Agribank', holder: 'HOI KHUYEN HOC' },
    rows: rows.map((row) => ({ ...row, bank: bankOf(row.bankBin)!.shortName, bin: row.bankBin })),
    files: [{ name: 'chuyen-khoan-3.xlsx', fingerprint: fingerprintOf(transferFile(rows, 'xlsx')) }],
    signers: { accountant, chair },
  });

describe('the covering paper', () => {
  it('adds up in figures and words and carries the fingerprint of the file with the same lines', () => {
    const rows = transfers(3);
    const text = readPages('transfer-list', paperOf(rows)).join(' ');
    expect(text).toContain('Tổng số: 03 lệnh chuyển · Tổng số tiền: 1.500.000 đồng');
    expect(text).toContain('Một triệu năm trăm nghìn đồng');
    expect(text).toContain('HOI KHUYEN HOC, số 3501205000999, Agribank');
    const print = fingerprintOf(transferFile(rows, 'xlsx'));
    expect(text.replaceAll(' ', '')).toContain(print);
    const changed = rows.map((row, at) => (at === 2 ? { ...row, amountVnd: 500_001n } : row));
    expect(fingerprintOf(transferFile(changed, 'xlsx'))).not.toBe(print);
  });

  it.each([1, 17, 18, 19, 20, 21, 22, 23, 24, 25, 120])('of %i transfers closes beside a line', (count) => {
    const pages = readPages('transfer-list', paperOf(transfers(count)));
    expect(pages.at(-1)).toContain('Chủ tài khoản');
    expect(pages.at(-1)).toContain('Agribank (970405)');
    pages.forEach((page, at) => {
      expect(page).toContain(`Trang ${at + 1}/${pages.length}`);
      expect(page).toContain('STT Số tài khoản');
    });
  });
});

describe('what a bank reads', () => {
  it('a holder in capitals without marks', () => {
    expect(holderForBank('  Đỗ  Thị Ánh-Nguyệt ')).toBe('DO THI ANH NGUYET');
  });

  it('a number without the spaces people type, zeros kept', () => {
    const typed = { partyId: 1, holderKind: 'self' as const, bankBin: '970405', holderName: 'Vũ Mẫu' };
    expect(decideAccount({ ...typed, accountNumber: '0350 1205.000-123' }).accountNumber).toBe(
      '03501205000123',
    );
    expect(() => decideAccount({ ...typed, accountNumber: '0350#1205' })).toThrow();
  });

  it('text with separators, every cell quoted and none run as a formula', () => {
    const rows = transfers(1).map((row) => ({ ...row, holder: '=HYPERLINK(1)' }));
    const text = Buffer.from(transferFile(rows, 'csv')).toString('utf8');
    expect(text.split('\r\n')[1]).toContain(`"035012050000","'=HYPERLINK(1)","Agribank","970405","500000"`);
  });
});
