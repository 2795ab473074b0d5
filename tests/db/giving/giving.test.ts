/** openGivingAccount, closeGivingAccount, makeMemoCode, makeFundCode, retireMemoCode, and what the public then reads. */
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withPublic } from '@/db/client';
import {
  closeGivingAccount,
  makeFundCode,
  makeMemoCode,
  openGivingAccount,
  retireMemoCode,
} from '@/lib/giving/commands';
import { candidateAccounts, listCodes, meaningOfText, shownAccount } from '@/lib/giving/queries';
import { isMemoCode, memoCode, printedMemoCode } from '@/lib/kernel/memo-code';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withBooks } from '../contributions/set-up';

const room = withBooks('hoi-xin-ung-ho');
const as: Colleague['act'] = (work) => room.books.accountant.act(work);
let numbers = 0;

/** A complete bank account in somebody's name. */
async function bank(holderName: string, accountNo?: string): Promise<number> {
  numbers += 1;
  const body = {
    ...{ code: `112${numbers}`, kind: 'bank', name: 'Tiền gửi', bankName: 'Agribank', bankBin: '970405' },
    ...{ accountNo: accountNo ?? `35012050009${numbers}`, holderName },
  };
  const rows = await as((tx) =>
    tx.execute<{ id: string }>(sql`SELECT ledger.open_account(${JSON.stringify(body)}::jsonb) AS id`),
  );
  return Number(rows[0]!.id);
}
const own = () =>
  as(async (tx) => (await tx.execute<{ name: string }>(sql`SELECT name FROM app.association`))[0]!.name);
const show = (accountId: number, part: { isOtherHolderAccepted?: boolean; reason?: string } = {}) =>
  as((tx, actor) =>
    openGivingAccount(tx, actor, { accountId, isOtherHolderAccepted: false, reason: '', ...part }),
  );
const close = (givingAccountId: number) =>
  as((tx, actor) => closeGivingAccount(tx, actor, { givingAccountId }));
const published = () =>
  withPublic(async (tx) => ({
    account: (await tx.execute(sql`SELECT * FROM pub.giving WHERE slug = ${room.books.slug}`))[0],
    codes: await tx.execute<{ code: string }>(
      sql`SELECT * FROM pub.giving_code WHERE slug = ${room.books.slug} ORDER BY ordinal`,
    ),
  }));

describe('openGivingAccount and closeGivingAccount', () => {
  it('an account in the association’s name is shown, one at a time, and taken away', async () => {
    const accountId = await bank(`${(await own()).toUpperCase()} - QUY`);
    const id = await show(accountId);
    expect((await published()).account).toMatchObject({ bank_bin: '970405', is_other_holder: false });
    expect(await refusedWith(async () => show(await bank(await own())))).toBe('giving.alreadyOpen');
    expect(await as((tx) => shownAccount(tx))).toMatchObject({
      givingAccountId: id,
      accountId,
      isOtherHolder: false,
    });
    await close(id);
    expect((await published()).account).toBeUndefined();
    expect(await refusedWith(() => close(id))).toBe('giving.alreadyClosed');
  });

  it('somebody else’s account: warned, then only with the tick and a reason that stays in the log', async () => {
    const accountId = await bank('NGUYEN VAN CHU TAI KHOAN');
    expect(
      (await as((tx) => candidateAccounts(tx))).find((one) => one.accountId === accountId),
    ).toMatchObject({
      ...{ isOwnHolder: false, isComplete: true },
    });
    expect(await refusedWith(() => show(accountId))).toBe('giving.otherHolder');
    expect(await refusedWith(() => show(accountId, { isOtherHolderAccepted: true }))).toBe(
      'ledger.reasonNeeded',
    );
    const id = await show(accountId, {
      isOtherHolderAccepted: true,
      reason: 'Hội chưa mở được tài khoản riêng',
    });
    expect((await published()).account).toMatchObject({ is_other_holder: true });
    expect(await as((tx) => shownAccount(tx))).toMatchObject({ reason: 'Hội chưa mở được tài khoản riêng' });
    await close(id);
  });

  it('failure path: other hands, cash, a deposit, an account without its number; the database says the same', async () => {
    const accountId = await bank(await own());
    for (const who of [room.books.cashier, room.books.secretary, room.books.inspector])
      await expect(
        who.act((tx, actor) =>
          openGivingAccount(tx, actor, { accountId, isOtherHolderAccepted: false, reason: '' }),
        ),
      ).rejects.toMatchObject({ code: 'access.notPermitted' });
    for (const code of ['111', '1128'])
      expect(await refusedWith(() => show(room.books.accounts[code]!))).toBe('giving.notABankAccount');
    expect(await refusedWith(async () => show(await bank(await own(), '')))).toBe('giving.accountIncomplete');
    const strange = await bank('CA NHAN KHAC');
    const straight = (accepted: boolean) =>
      refusedWith(() =>
        as(async (tx, actor) => {
          await makeMemoCode(tx, actor, { fundId: room.books.generalFund, isPublic: false });
          await tx.execute(sql`INSERT INTO app.giving_account (association_id, account_id, is_other_holder_accepted, opened_by)
            VALUES (app.current_association(), ${strange}, ${accepted}, 1)`);
        }),
      );
    expect([await straight(false), await straight(true)]).toEqual([
      'giving.otherHolder',
      'giving.otherHolder',
    ]);
  });
});

describe('codes', () => {
  const fund = () => room.books.restrictedFund;
  const make = (amount = '') => as((tx, actor) => makeFundCode(tx, actor, { fundId: fund(), amount }));

  it('happy path: made, shown to the public by its neutral label, found in a bank’s text, retired and still found', async () => {
    const code = await make('500k');
    expect(isMemoCode(code)).toBe(true);
    expect((await published()).codes).toMatchObject([
      { memo: code, label: 'Học sinh xã Lam Sơn', amount_vnd: '500000' },
    ]);
    const found = () => as((tx) => meaningOfText(tx, `MBVCB.123.${printedMemoCode(code)} ung ho`));
    expect(await found()).toEqual({ code, fundId: fund(), targetKind: 'fund', targetId: null });
    const row = (await as((tx) => listCodes(tx))).find((one) => one.code === code)!;
    await as((tx, actor) => retireMemoCode(tx, actor, { codeId: row.codeId }));
    expect((await published()).codes).toEqual([]);
    expect(await found()).toMatchObject({ code });
    expect(
      await refusedWith(() => as((tx, actor) => retireMemoCode(tx, actor, { codeId: row.codeId }))),
    ).toBe('giving.alreadyRetired');
    expect(await as((tx) => meaningOfText(tx, 'ung ho'))).toBeUndefined();
  });

  it('many made at once are all different and follow each other', async () => {
    const codes = await Promise.all(Array.from({ length: 20 }, () => make()));
    expect(new Set(codes).size).toBe(20);
  });

  it('failure path: an amount that is none, a fund that is none, other hands, a forged code', async () => {
    await expect(make('abc')).rejects.toMatchObject({ fields: { amount: 'fields.badAmount' } });
    const other = as((tx, actor) => makeMemoCode(tx, actor, { fundId: 999_999, isPublic: true }));
    expect(await refusedWith(() => other)).toBe('giving.fundClosed');
    await expect(
      room.books.cashier.act((tx, actor) => makeMemoCode(tx, actor, { fundId: fund(), isPublic: true })),
    ).rejects.toMatchObject({ code: 'access.notPermitted' });
    const good = memoCode('KH', 2026, 999_001)!;
    const forge = (code: string) =>
      refusedWith(() =>
        as(async (tx, actor) => {
          await makeMemoCode(tx, actor, { fundId: fund(), isPublic: false });
          await tx.execute(sql`INSERT INTO app.memo_code (association_id, code, year, sequence, target_kind, fund_id, is_public, made_by)
            VALUES (app.current_association(), ${code}, 2026, 999001, 'fund', ${fund()}, true, 1)`);
        }),
      );
    expect(await forge(good.slice(0, -1) + (good.endsWith('A') ? 'B' : 'A'))).toBe('23514');
    expect(await forge(good.replace('KH26', 'KH25'))).toBe('giving.badCode');
    expect(
      await refusedWith(() => as((tx) => tx.execute(sql`UPDATE app.memo_code SET code = ${good}`))),
    ).toBe('42501');
    expect(await forge(good)).toBe('accepted');
  });

  it('program and database agree on every check character', async () => {
    const codes = Array.from({ length: 300 }, (_, at) => memoCode('KH', 2026, at * 3_331 + 7)).filter(
      (code) => code !== null,
    );
    const texts = codes.flatMap((code) => [
      code,
      `${code.slice(0, -1)}0`,
      `${code.slice(0, 5)}9${code.slice(6)}`,
    ]);
    const rows = await as((tx) =>
      tx.execute<{ code: string; fits: boolean }>(
        sql`SELECT code, app.memo_code_fits(code) AS fits FROM jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb) AS code`,
      ),
    );
    expect(rows.filter(({ code, fits }) => fits !== isMemoCode(code))).toEqual([]);
  });
});
