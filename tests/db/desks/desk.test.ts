/** Desks at ceremonies against a real database: opened, gifts put to them, counted once; and the database's own refusals. */
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { describe, expect, it } from 'vitest';
import type { Tx } from '@/db/client';
import { record } from '@/lib/audit/record';
import { voidContribution } from '@/lib/contributions/commands';
import { confirmWaitingCash } from '@/lib/contributions/commands/keying';
import { countDesk, keyDeskGift, openDesk } from '@/lib/desks/commands';
import { deskById, deskGifts, listDesks } from '@/lib/desks/queries';
import { countDeskForm, deskGiftForm } from '@/lib/desks/schema';
import { deskSheet } from '@/lib/desks/sheet';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withBooks } from '../contributions/set-up';

const room = withBooks('hoi-ban-thu');

const aDesk = (floatVnd = 100_000n) =>
  room.books.accountant.act((tx, actor) =>
    openDesk(tx, actor, {
      ...{ place: 'Hội trường', fundId: room.books.generalFund, campaignId: null },
      ...{ heldOn: '2019-02-01', floatVnd },
    }),
  );
const take = (who: Colleague, deskId: number, amount: string, key = `ban-thu-${crypto.randomUUID()}`) => {
  const fundId = String(room.books.generalFund);
  const form = {
    deskId: String(deskId),
    donor: `Cơ quan ${key}`,
    donorKind: 'agency',
    method: 'cash',
    amount,
  };
  return who.act((tx, actor) =>
    keyDeskGift(
      tx,
      actor,
      deskGiftForm.parse({ ...form, fundId, occurredOn: '01/02/2019', requestKey: key, acceptHints: '1' }),
    ),
  );
};
const count = (deskId: number, typed: Record<string, string>, who = room.books.cashier) =>
  who.act((tx, actor) => countDesk(tx, actor, countDeskForm.parse({ deskId: String(deskId), ...typed })));
const view = (deskId: number) => room.books.chair.act((tx) => deskById(tx, String(deskId)));
/** The database alone: rows written by hand, under some sentence of the log. */
const byHand = (who: Colleague, work: (tx: Tx) => Promise<unknown>) =>
  refusedWith(() =>
    who.act(async (tx, actor) => {
      const payload = { amountVnd: '0', count: 0 };
      await record(tx, actor, { kind: 'desk.counted', subjectType: 'desk', subjectId: '1', payload });
      await work(tx);
    }),
  );
const countRow = (
  deskId: number,
  change: { float?: bigint; cash?: bigint; counted?: bigint; gifts?: number },
) =>
  sql`INSERT INTO app.desk_count (association_id, desk_id, gift_count, float_vnd, cash_vnd, counted_vnd, counted_by)
      VALUES (app.current_association(), ${deskId}, ${change.gifts ?? 1}, ${change.float ?? 100_000n}, ${change.cash ?? 50_000n},
              ${change.counted ?? 150_000n}, 1)`;

describe('openDesk and keyDeskGift', () => {
  it('takes gifts of both hands, adds them up, and the same key is the same gift', async () => {
    const deskId = await aDesk();
    await take(room.books.cashier, deskId, '500k');
    const { contributionId } = await take(room.books.accountant, deskId, '200k', 'ban-thu-hai-lan');
    const again = await take(room.books.accountant, deskId, '200k', 'ban-thu-hai-lan');
    expect(again).toMatchObject({ contributionId, isExisting: true });
    const desk = await view(deskId);
    expect(desk).toMatchObject({ place: 'Hội trường', count: null });
    expect(desk!.totals).toMatchObject({
      giftCount: 2,
      waitingCount: 1,
      cashVnd: 700_000n,
      boxVnd: 800_000n,
    });
    const gifts = await room.books.chair.act((tx) => deskGifts(tx, deskId, 10));
    expect(gifts.map(({ amountVnd }) => amountVnd)).toEqual([200_000n, 500_000n]);
    expect((await room.books.chair.act(listDesks)).map(({ id }) => id)).toContain(deskId);
  });

  it('refuses a desk that is not there, a fund that is not there, and an office that keeps no books', async () => {
    expect(await refusedWith(() => take(room.books.cashier, 999_999, '1000'))).toBe('desks.notFound');
    const open = (who: Colleague, fundId: number) =>
      refusedWith(() =>
        who.act((tx, actor) =>
          openDesk(tx, actor, {
            ...{ place: 'X', fundId, campaignId: null, heldOn: '2019-02-01', floatVnd: 0n },
          }),
        ),
      );
    expect(await open(room.books.accountant, 999_999)).toBe('desks.unknownFund');
    await expect(
      room.books.secretary.act((tx, actor) =>
        openDesk(tx, actor, {
          ...{ place: 'X', fundId: room.books.generalFund, campaignId: null },
          ...{ heldOn: '2019-02-01', floatVnd: 0n },
        }),
      ),
    ).rejects.toMatchObject({ code: 'access.notPermitted' });
  });
});

describe('countDesk', () => {
  it('confirms the cash that waits, keeps the notes, and closes the desk', async () => {
    const deskId = await aDesk();
    await take(room.books.cashier, deskId, '500k');
    await take(room.books.accountant, deskId, '200k');
    await count(deskId, { to500000: '1', to100000: '3' });
    const desk = await view(deskId);
    expect(desk!.totals.waitingCount).toBe(0);
    expect(desk!.count).toMatchObject({ giftCount: 2, countedVnd: 800_000n, differenceVnd: 0n, reason: '' });
    expect(desk!.count!.notes).toEqual([
      { note: 500_000, sheets: 1 },
      { note: 100_000, sheets: 3 },
    ]);
    expect(await refusedWith(() => take(room.books.cashier, deskId, '1000'))).toBe('desks.counted');
    expect(await refusedWith(() => count(deskId, { cashTotal: '800000' }))).toBe('desks.counted');
    const sheet = await room.books.chair.act((tx) => deskSheet(tx, String(deskId)));
    expect(sheet!.data.rows).toHaveLength(2);
    expect(sheet!.data.facts.map(({ value }) => value)).toContain('Không lệch');
  });

  it('a difference asks for its reason, and nothing is kept or confirmed until it has one', async () => {
    const deskId = await aDesk();
    await take(room.books.accountant, deskId, '500k');
    expect(await refusedWith(() => count(deskId, { cashTotal: '580000' }))).toBe('desks.reasonNeeded');
    expect((await view(deskId))!).toMatchObject({ count: null, totals: { waitingCount: 1 } });
    await count(deskId, { cashTotal: '580000', reason: 'trả nhầm tiền thừa' });
    expect((await view(deskId))!.count).toMatchObject({
      ...{ differenceVnd: -20_000n, reason: 'trả nhầm tiền thừa', notes: [] },
    });
  });

  it('refuses notes that differ from the typed total, an empty count, and any hand but the cashier', async () => {
    const deskId = await aDesk();
    expect(await refusedWith(() => count(deskId, { cashTotal: '90000', to50000: '2' }))).toBe(
      'web.checkFields',
    );
    expect(await refusedWith(() => count(deskId, {}))).toBe('web.checkFields');
    await expect(count(deskId, { cashTotal: '100000' }, room.books.accountant)).rejects.toMatchObject({
      code: 'access.notPermitted',
    });
    await count(deskId, { cashTotal: '100000' });
  });

  it('what is voided after the count leaves the count as it was', async () => {
    const deskId = await aDesk(0n);
    const { contributionId } = await take(room.books.cashier, deskId, '300k');
    await count(deskId, { cashTotal: '300000' });
    await room.books.cashier.act((tx, actor) =>
      voidContribution(tx, actor, { contributionId, reason: 'ghi nhầm tên', occurredOn: '2019-02-01' }),
    );
    expect(await view(deskId)).toMatchObject({
      ...{ totals: { giftCount: 0, cashVnd: 0n }, count: { giftCount: 1, cashVnd: 300_000n } },
    });
  });

  it('gifts, voids and the count at once: the count is of what stood, and no gift comes after it', async () => {
    for (let round = 0; round < 4; round += 1) {
      const deskId = await aDesk(0n);
      const first = await take(room.books.cashier, deskId, '100k');
      const [counted, taken, voided] = await Promise.all([
        refusedWith(() => count(deskId, { cashTotal: '100000', reason: 'đếm khi đông người' })),
        refusedWith(() => take(room.books.accountant, deskId, '70k')),
        refusedWith(() =>
          room.books.cashier.act((tx, actor) =>
            voidContribution(tx, actor, {
              ...{ contributionId: first.contributionId, reason: 'ghi nhầm', occurredOn: '2019-02-01' },
            }),
          ),
        ),
      ]);
      expect([counted, voided]).toEqual(['accepted', 'accepted']);
      expect(['accepted', 'desks.counted']).toContain(taken);
      const desk = (await view(deskId))!;
      expect(desk.count!.giftCount).toBeLessThanOrEqual(2);
      expect(desk.totals.waitingCount).toBe(0);
      const gifts = await room.books.chair.act((tx) => deskGifts(tx, deskId, 10));
      expect(gifts).toHaveLength(taken === 'accepted' ? 2 : 1);
    }
  });
});

describe('confirmWaitingCash', () => {
  it('confirms all or nothing', async () => {
    const deskId = await aDesk();
    const [one, other] = [
      await take(room.books.accountant, deskId, '10k'),
      await take(room.books.accountant, deskId, '20k'),
    ].map(({ contributionId }) => contributionId) as [number, number];
    const confirm = (ids: number[]) =>
      refusedWith(() => room.books.cashier.act((tx, actor) => confirmWaitingCash(tx, actor, ids)));
    expect(await confirm([one, 999_999])).toBe('contributions.notFound');
    expect((await view(deskId))!.totals.waitingCount).toBe(2);
    expect(await confirm([one, other])).toBe('accepted');
    expect((await view(deskId))!.totals.waitingCount).toBe(0);
  });
});

describe('the database alone', () => {
  it('refuses a count that is not of this desk and its books, and accepts the true one', async () => {
    const deskId = await aDesk();
    const { contributionId } = await take(room.books.cashier, deskId, '50k');
    const { cashier } = room.books;
    for (const lie of [{ float: 0n, counted: 50_000n }, { cash: 49_000n, counted: 149_000n }, { gifts: 2 }])
      expect(await byHand(cashier, (tx) => tx.execute(countRow(deskId, lie)))).toBe('desks.changedMeanwhile');
    expect(await byHand(cashier, (tx) => tx.execute(countRow(deskId, { counted: 140_000n })))).toBe(
      'desks.reasonNeeded',
    );
    expect(await byHand(room.books.accountant, (tx) => tx.execute(countRow(deskId, {})))).toBe('42501');
    const note = (sheets: number) => sql`INSERT INTO app.desk_note (association_id, desk_id, note, sheets)
      VALUES (app.current_association(), ${deskId}, 50000, ${sheets})`;
    const withNotes = (sheets: number) => async (tx: Tx) => {
      await tx.execute(countRow(deskId, {}));
      await tx.execute(note(sheets));
    };
    expect(await byHand(cashier, withNotes(2))).toBe('ledger.countDiffers');
    expect(await byHand(cashier, withNotes(3))).toBe('accepted');
    const gift = (id: number) => sql`INSERT INTO app.desk_gift (association_id, contribution_id, desk_id)
      VALUES (app.current_association(), ${id}, ${deskId})`;
    expect(await byHand(cashier, (tx) => tx.execute(gift(contributionId)))).toBe('desks.counted');
    expect(
      await byHand(cashier, (tx) =>
        tx.execute(sql`UPDATE app.desk_count SET counted_vnd = 1 WHERE desk_id = ${deskId}`),
      ),
    ).toBe('42501');
  });

  it('refuses a count while cash waits, and a voided gift at a desk', async () => {
    const deskId = await aDesk();
    await take(room.books.accountant, deskId, '50k');
    const { cashier } = room.books;
    expect(
      await byHand(cashier, (tx) => tx.execute(countRow(deskId, { cash: 0n, counted: 100_000n, gifts: 0 }))),
    ).toBe('desks.receiptsWait');
    const elsewhere = await take(cashier, await aDesk(), '60k');
    await cashier.act((tx, actor) =>
      voidContribution(tx, actor, {
        ...{ contributionId: elsewhere.contributionId, reason: 'ghi nhầm', occurredOn: '2019-02-01' },
      }),
    );
    const gift = sql`INSERT INTO app.desk_gift (association_id, contribution_id, desk_id)
      VALUES (app.current_association(), ${elsewhere.contributionId}, ${deskId})`;
    expect(await byHand(cashier, (tx) => tx.execute(gift))).toBe('desks.giftVoided');
  });

  it('with the guards taken away the lie would stand', async () => {
    const deskId = await aDesk();
    await take(room.books.cashier, deskId, '50k');
    const owner = postgres(room.database.superuserUrl, { max: 1 });
    await owner.unsafe('ALTER TABLE app.desk_count DISABLE TRIGGER u_desk_count_guard');
    const lie = await byHand(room.books.cashier, (tx) =>
      tx.execute(countRow(deskId, { float: 0n, counted: 50_000n })),
    );
    await owner.unsafe('ALTER TABLE app.desk_count ENABLE TRIGGER u_desk_count_guard');
    await owner.end();
    expect(lie).toBe('accepted');
  });
});
