/** The sender's account in texts as banks write them; numbers and names are made up. */
import { describe, expect, it } from 'vitest';
import { accountTail, senderAccountIn } from '@/lib/kernel/sender-account';

describe('the account money was sent from', () => {
  it.each([
    ['MBVCB.8057633467.250400.Ung ho.CT tu 7900824399 TRAN VAN MAU toi 2834511024427 HOI MAU', '7900824399'],
    ['chuyen khoan tu TK 0123456789 den TK 999999999', '0123456789'],
    ['gop quy tu so tai khoan: 55667788', '55667788'],
    ['CT tu\n7900824399 TRAN VAN\nMAU', '7900824399'],
  ])('%s', (memo, account) => {
    expect(senderAccountIn(memo)).toBe(account);
  });

  it.each([
    'ung ho tu ngay 10092024 den nay',
    'VCB.LUON.31/03/2024 toi 0052026891313 HOI MAU',
    'tu thien 1000000 dong',
    'CT tu 12345 TRAN VAN MAU',
    'Hoa don 7900824399',
  ])('none: %s', (memo) => {
    expect(senderAccountIn(memo)).toBe('');
  });

  it('is shown by its end', () => {
    expect(accountTail('7900824399')).toBe('···4399');
  });
});
