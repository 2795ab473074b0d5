/** Money that another fund transferred: an income of its own, in new books and in books older than the kind. */
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { withPublic } from '@/db/client';
import { letterPreview, receiptPreview, voucherPreview } from '@/lib/contributions/paper-request';
import { contributionById } from '@/lib/contributions/queries';
import { donorProfile } from '@/lib/donors/queries';
import { publish } from '@/lib/honours/commands';
import { publishedFigures } from '@/lib/honours/queries';
import { fundFigures } from '@/lib/honours/rules/figures';
import { fundStatement } from '@/lib/ledger/statements';
import { voucherSlug } from '@/lib/web/voucher-slug';
import { refusedWith } from '@/tests/factories/refused';
import { withConnection } from '@/tests/setup/connection';
import { withBooks } from './set-up';
import { give } from './story';

const room = withBooks('hoi-quy-khac');
const otherFund = { name: 'Quỹ Vì người nghèo xã bạn', kind: 'association' as const };
const transfer = { kind: 'fundTransfer' as const, donor: otherFund, occurredOn: '2019-02-01' };

/** Books as they were before the kind existed: without the account. */
function takeAccountAway() {
  return withConnection(room.database.superuserUrl, async (admin) => {
    await admin`SET session_replication_role = replica`;
    await admin`DELETE FROM ledger.account WHERE report_key = 'fundTransfer'`;
  });
}

async function accounts(): Promise<{ code: string; name: string }[]> {
  const rows = await room.books.accountant.act((tx) =>
    tx.execute<{ code: string; name: string }>(
      sql`SELECT code, name FROM ledger.account WHERE report_key = 'fundTransfer' ORDER BY code`,
    ),
  );
  return rows.map(({ code, name }) => ({ code, name }));
}

async function sources(): Promise<Record<string, bigint>> {
  const span = { from: '2019-02-01', to: '2019-02-28' } as const;
  const lines = await room.books.accountant.act((tx) => fundStatement(tx, span));
  const general = lines.find((line) => line.fundId === room.books.generalFund)!;
  return Object.fromEntries(general.inBySource.map(({ key, amountVnd }) => [key, amountVnd]));
}

describe('books older than the kind', () => {
  beforeAll(takeAccountAway);

  it('two entries at the same moment open one account, with its event, and both are posted', async () => {
    const { books } = room;
    expect(await accounts()).toEqual([]);
    const given = await Promise.all([
      give(books.cashier, books, { ...transfer, amountVnd: 3_000_000n }),
      give(books.accountant, books, { ...transfer, method: 'transfer', amountVnd: 7_000_000n }),
    ]);
    expect(given.map((one) => one.status)).toEqual(['posted', 'posted']);
    expect(await accounts()).toEqual([{ code: '512', name: 'Quỹ khác chuyển đến' }]);
    const events = await withConnection(
      room.database.superuserUrl,
      (admin) => admin`SELECT 1 FROM audit.event WHERE kind = 'account.opened' AND subject_id = '512'`,
    );
    // One when the chart was opened, one now.
    expect(events).toHaveLength(2);
  });

  it('only those who keep the books open it', async () => {
    const call = () =>
      room.books.secretary.act((tx) => tx.execute(sql`SELECT ledger.fund_transfer_account()`));
    await expect(refusedWith(call)).resolves.toBe('access.notPermitted');
  });
});

describe('its papers and its figure', () => {
  const site = 'https://densach.example';

  it('the voucher names the fund that sent it, the receipt confirms and does not thank', async () => {
    const { books } = room;
    const given = await give(books.cashier, books, { ...transfer, amountVnd: 2_000_000n });
    const so = voucherSlug(given.voucher!);
    const [voucher, receipt] = await books.accountant.act(async (tx) => [
      await voucherPreview(tx, so, site),
      await receiptPreview(tx, so, site),
    ]);
    expect(voucher!.fields[0]).toMatchObject({
      ...{ label: 'Quỹ chuyển tiền đến', value: otherFund.name },
    });
    expect(receipt).toMatchObject({
      ...{ title: 'GIẤY XÁC NHẬN ĐÃ NHẬN TIỀN', donor: otherFund.name, lead: 'đã chuyển đến số tiền' },
      thanks: 'Số tiền trên được ghi sổ là tiền của quỹ khác chuyển đến, không tính là tiền ủng hộ.',
    });
    expect(receipt!.opening).toMatch(/xác nhận đã nhận tiền chuyển quỹ của$/);
    const gift = await give(books.cashier, books, { amountVnd: 10_000n });
    const thanks = await books.accountant.act((tx) => voucherPreview(tx, voucherSlug(gift.voucher!), site));
    expect(thanks!.fields[0]!.label).toBe('Họ và tên người nộp tiền');
  });

  it('is published as a source of its own: exactly what was posted for it, beside the gifts', async () => {
    const { books } = room;
    const announce = () =>
      books.chair.act((tx, actor) =>
        publish(tx, actor, { kind: 'fundFigures', year: 2019, asOf: '2019-12-31' }),
      );
    const read = async () => {
      await announce();
      const raw = await withPublic((tx) => publishedFigures(tx, books.slug, 'fundFigures', 2019));
      return Object.fromEntries(
        fundFigures(raw).bySource.map(({ figure, amountVnd }) => [figure, amountVnd]),
      );
    };
    const before = await read();
    await give(books.cashier, books, { ...transfer, amountVnd: 640_000n });
    await give(books.cashier, books, { amountVnd: 30_000n, donor: { name: 'Cơ quan C', kind: 'agency' } });
    const after = await read();
    expect(after['in.fundTransfer']! - (before['in.fundTransfer'] ?? 0n)).toBe(640_000n);
    expect(after['in.agency']! - (before['in.agency'] ?? 0n)).toBe(30_000n);
    const posted = await sources();
    expect(after['in.fundTransfer']).toBe(posted.fundTransfer);
  });
});

describe('apart from donations', () => {
  it('stands as a source of its own, and is no gift of the fund it came from', async () => {
    const { books } = room;
    const before = await sources();
    const given = await give(books.cashier, books, {
      ...{ ...transfer, amountVnd: 1_250_000n, donor: { name: 'Quỹ học bổng dòng họ A', kind: 'clan' } },
    });
    const after = await sources();
    expect(after.fundTransfer! - before.fundTransfer!).toBe(1_250_000n);
    expect(after.clan ?? 0n).toBe(before.clan ?? 0n);
    const view = await books.accountant.act((tx) => contributionById(tx, given.contributionId));
    const profile = await books.accountant.act((tx) => donorProfile(tx, view!.donorId!));
    expect(profile).toMatchObject({ giftCount: 0, totalVnd: 0n, years: [] });
    const letter = () =>
      books.accountant.act((tx) => letterPreview(tx, voucherSlug(given.voucher!), 'http://localhost'));
    expect(await letter()).toBeNull();
  });

  it('a gift of the same giver is counted, so the figures above are not empty by mistake', async () => {
    const { books } = room;
    const given = await give(books.cashier, books, {
      ...{ amountVnd: 400_000n, occurredOn: '2019-02-01', donor: { name: 'Dòng họ B', kind: 'clan' } },
    });
    const view = await books.accountant.act((tx) => contributionById(tx, given.contributionId));
    const profile = await books.accountant.act((tx) => donorProfile(tx, view!.donorId!));
    expect(profile).toMatchObject({ giftCount: 1, totalVnd: 400_000n });
    const letter = await books.accountant.act((tx) =>
      letterPreview(tx, voucherSlug(given.voucher!), 'http://localhost'),
    );
    expect(letter).not.toBeNull();
  });

  it.each([
    ['without the fund it came from', { donor: undefined }],
    ['in goods', { method: 'inKind' as const, quantity: 1, goodsLabel: 'xe', valuationBasis: 'hoá đơn' }],
  ])('%s it is refused', async (_what, input) => {
    const attempt = () => give(room.books.cashier, room.books, { ...transfer, amountVnd: 10_000n, ...input });
    expect(await refusedWith(attempt)).toBe('web.checkFields');
  });

  it('the database refuses it without its sender; without the constraint it would stand', async () => {
    const ends = await withConnection(room.database.superuserUrl, async (admin) => {
      await admin`SET session_replication_role = replica`;
      const strip = () => admin`UPDATE app.contribution SET donor_id = NULL WHERE kind = 'fundTransfer'`;
      const guarded = await refusedWith(strip);
      await admin`ALTER TABLE app.contribution DROP CONSTRAINT contribution_fund_transfer_shape`;
      return [guarded, await refusedWith(strip)];
    });
    expect(ends).toEqual(['23514', 'accepted']);
  });
});
