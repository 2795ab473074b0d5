/** The paper a value in kind rests on: stated with the entry or later, replaced by a new row, never touching the books. */
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Tx } from '@/db/client';
import { record } from '@/lib/audit/record';
import { voidContribution } from '@/lib/contributions/commands';
import { keyGoodsBasis, stateGoodsBasis } from '@/lib/contributions/commands/goods-basis';
import { keyContribution } from '@/lib/contributions/commands/keying';
import { basisText, currentBases, goodsBases } from '@/lib/contributions/goods-basis';
import { voucherPreview } from '@/lib/contributions/paper-request';
import { contributionById } from '@/lib/contributions/queries';
import { contributionForm } from '@/lib/contributions/schema/form';
import { type BasisInput, goodsBasisForm } from '@/lib/contributions/schema/goods-basis';
import { checkLedger } from '@/lib/ledger/checks';
import { translator } from '@/lib/web/messages';
import { voucherSlug } from '@/lib/web/voucher-slug';
import { refusedWith } from '@/tests/factories/refused';
import { withConnection } from '@/tests/setup/connection';
import { openBooks } from '../contributions/books';
import { withBooks } from '../contributions/set-up';
import { give } from '../contributions/story';

const room = withBooks('hoi-dinh-gia');
const t = translator('vi');
const invoice: BasisInput = {
  ...{ kind: 'invoice', paperNumber: '0000123', paperOn: '2019-01-20', source: 'Cửa hàng Xe Mẫu' },
  ...{ valueVnd: null, team: [] },
};
const goods = () =>
  give(room.books.accountant, room.books, {
    ...{ method: 'inKind', amountVnd: 4_000_000n, quantity: 2, goodsLabel: 'xe đạp' },
    ...{ valuationBasis: 'giá ngoài cửa hàng', occurredOn: '2019-01-21' },
  });
const state = (contributionId: number, basis: Partial<BasisInput> = {}) =>
  room.books.cashier.act((tx, actor) => stateGoodsBasis(tx, actor, { ...invoice, ...basis, contributionId }));
const papers = (id: number) => room.books.inspector.act((tx) => goodsBases(tx, id));

describe('stateGoodsBasis', () => {
  it('a gift recorded before gets its paper afterwards; a second one replaces it by a new row, the books stay', async () => {
    const { contributionId } = await goods();
    expect(await papers(contributionId)).toEqual([]);
    await state(contributionId);
    await state(contributionId);
    expect(await papers(contributionId)).toMatchObject([{ ...invoice, statedBy: 'cashier' }]);
    const team = [
      { role: 'head' as const, name: 'Lê Thị Tổ Trưởng' },
      { role: 'expert' as const, name: 'Trần Văn Am Hiểu' },
    ];
    const other = {
      kind: 'assessment' as const,
      paperNumber: '02/BB',
      valueVnd: 4_400_000n,
      source: null,
      team,
    };
    await state(contributionId, other);
    expect(await papers(contributionId)).toMatchObject([other, invoice]);
    const view = await room.books.chair.act((tx) => contributionById(tx, contributionId));
    expect(view).toMatchObject({ amountVnd: 4_000_000n, status: 'posted' });
    const held = await room.books.chair.act((tx) => currentBases(tx));
    expect(held.get(contributionId)).toMatchObject({ kind: 'assessment', team });
    const differences = await withConnection(room.database.superuserUrl, (admin) => checkLedger(admin));
    expect(differences).toEqual([]);
  });

  it('the same paper sent twice at once is kept once', async () => {
    const { contributionId } = await goods();
    await Promise.all([state(contributionId), state(contributionId)]);
    expect(await papers(contributionId)).toHaveLength(1);
  });

  it.each([
    ['money', {}, 'store.notInKind'],
    ['a day to come', { inKind: true, paperOn: '2999-01-01' }, 'ledger.futureDate'],
    [
      'a team of one',
      { inKind: true, kind: 'assessment' as const, team: [{ role: 'head' as const, name: 'A' }] },
      'store.teamNeeded',
    ],
    ['an invoice without a number', { inKind: true, paperNumber: null }, 'store.basisIncomplete'],
    [
      'prices from nowhere',
      { inKind: true, kind: 'quotation' as const, source: null },
      'store.basisIncomplete',
    ],
  ])(
    '%s is refused',
    async (_what, { inKind, ...change }: { inKind?: boolean } & Partial<BasisInput>, code) => {
      const { contributionId } = inKind
        ? await goods()
        : await give(room.books.cashier, room.books, { amountVnd: 5_000n });
      expect(await refusedWith(() => state(contributionId, change))).toBe(code);
      expect(await papers(contributionId)).toEqual([]);
    },
  );

  it('of a voided gift, by the chair, and of another association it is refused', async () => {
    const { contributionId } = await goods();
    const byChair = () =>
      room.books.chair.act((tx, actor) => stateGoodsBasis(tx, actor, { ...invoice, contributionId }));
    await expect(byChair()).rejects.toMatchObject({ code: 'access.notPermitted' });
    const other = await openBooks(room.database.urls, 'hoi-khac');
    const foreign = () =>
      other.accountant.act((tx, actor) => stateGoodsBasis(tx, actor, { ...invoice, contributionId }));
    expect(await refusedWith(foreign)).toBe('store.notInKind');
    await room.books.accountant.act((tx, actor) =>
      voidContribution(tx, actor, { contributionId, reason: 'nhầm', occurredOn: '2019-01-22' }),
    );
    expect(await refusedWith(() => state(contributionId))).toBe('store.notInStore');
  });
});

describe('keyGoodsBasis and the entry form', () => {
  it('the form on the page keeps the paper; an empty one is asked for, box by box', async () => {
    const { contributionId, voucher } = await goods();
    const form = (boxes: Record<string, string>) =>
      goodsBasisForm.parse({ contributionId: String(contributionId), ...boxes });
    const key = (boxes: Record<string, string>) =>
      room.books.accountant.act((tx, actor) => keyGoodsBasis(tx, actor, form(boxes)));
    await expect(key({ basisKind: 'quotation' })).rejects.toMatchObject({
      ...{ code: 'web.checkFields', fields: { basisOn: 'fields.required', basisSource: 'fields.required' } },
    });
    const place = await key({
      ...{ basisKind: 'quotation', basisOn: '19/01/2019', basisSource: 'Bảng giá chợ huyện' },
      basisValue: '4 triệu',
    });
    expect(place.voucher).toMatchObject({ book: 'PN', number: voucher!.number });
    const [basis] = await papers(contributionId);
    expect(basis).toMatchObject({ paperOn: '2019-01-19', valueVnd: 4_000_000n });
    expect(basisText(basis!, t)).toBe('Báo giá, bảng giá ngày 19/01/2019, Bảng giá chợ huyện');
  });

  it('stated with the entry, in the same act, and printed on the goods voucher', async () => {
    const entry = (basis: Record<string, string>, requestKey: string) =>
      room.books.accountant.act((tx, actor) =>
        keyContribution(
          tx,
          actor,
          contributionForm.parse({
            ...{
              donor: 'Công ty Bảo hiểm Mẫu',
              donorKind: 'enterprise',
              method: 'inKind',
              amount: '6.500.000',
            },
            ...{ occurredOn: '21/01/2019', fundId: String(room.books.generalFund), quantity: '10' },
            ...{
              goodsLabel: 'hợp đồng bảo hiểm',
              valuationBasis: 'phí bảo hiểm',
              requestKey,
              acceptHints: 'on',
              ...basis,
            },
          }),
        ),
      );
    const paper = { basisKind: 'insurance', basisNumber: 'BH-77', basisOn: '20/01/2019' };
    const recorded = await entry(paper, 'dinh-gia-luc-ghi');
    await entry(paper, 'dinh-gia-luc-ghi');
    expect(await papers(recorded.contributionId)).toMatchObject([
      { kind: 'insurance', paperNumber: 'BH-77' },
    ]);
    const printed = (so: string) =>
      room.books.accountant.act(async (tx) =>
        JSON.stringify(await voucherPreview(tx, so, 'https://x.example')),
      );
    expect(await printed(voucherSlug(recorded.voucher!))).toContain(
      '"value":"Hợp đồng bảo hiểm số BH-77 ngày 20/01/2019"',
    );
    const without = await entry({}, 'dinh-gia-de-sau');
    expect(await papers(without.contributionId)).toEqual([]);
    expect(await printed(voucherSlug(without.voucher!))).toContain('phí bảo hiểm (chưa có giấy tờ)');
    const half = () => entry({ basisKind: 'insurance', basisOn: '20/01/2019' }, 'dinh-gia-thieu-so');
    await expect(half()).rejects.toMatchObject({ fields: { basisNumber: 'fields.required' } });
  });
});

describe('the database alone', () => {
  const byHand = (work: (tx: Tx) => Promise<unknown>) =>
    refusedWith(() =>
      room.books.accountant.act(async (tx, actor) => {
        const about = { subjectType: 'contribution', subjectId: '1' } as const;
        await record(tx, actor, { kind: 'contribution.goodsValued', ...about, payload: { basis: 'stated' } });
        await work(tx);
      }),
    );
  const row = (association: number, contributionId: number) => sql`
    INSERT INTO app.goods_basis (association_id, contribution_id, kind, paper_on, stated_by)
    VALUES (${association}, ${contributionId}, 'stated', '2019-01-20', 1)`;

  it('refuses a paper for money, for another association, a change, and a team named later', async () => {
    const here = room.books.associationId;
    const { contributionId } = await goods();
    const money = await give(room.books.cashier, room.books, { amountVnd: 5_000n });
    const other = await openBooks(room.database.urls, 'hoi-la');
    expect(await byHand((tx) => tx.execute(row(here, money.contributionId)))).toBe('store.notInKind');
    expect(await byHand((tx) => tx.execute(row(other.associationId, contributionId)))).not.toBe('accepted');
    expect(await byHand((tx) => tx.execute(row(here, contributionId)))).toBe('accepted');
    expect(await byHand((tx) => tx.execute(sql`UPDATE app.goods_basis SET kind = 'invoice'`))).toBe('42501');
    const later = sql`INSERT INTO app.goods_basis_member (association_id, basis_id, role, name_value_id)
      SELECT association_id, id, 'head', (SELECT min(id) FROM app.personal_value WHERE association_id = ${here}) FROM app.goods_basis
       WHERE contribution_id = ${contributionId}`;
    expect(await byHand((tx) => tx.execute(later))).toBe('store.teamNeeded');
  });

  it('without the guard a paper for money would stand', async () => {
    const money = await give(room.books.cashier, room.books, { amountVnd: 6_000n });
    const toggle = (word: string) =>
      withConnection(room.database.superuserUrl, (admin) =>
        admin.unsafe(`ALTER TABLE app.goods_basis ${word} TRIGGER u_goods_basis_guard`),
      );
    await toggle('DISABLE');
    const lie = await byHand((tx) => tx.execute(row(room.books.associationId, money.contributionId)));
    await toggle('ENABLE');
    expect(lie).toBe('accepted');
  });
});
