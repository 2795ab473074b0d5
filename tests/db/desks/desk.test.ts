/** Desks at ceremonies against a real database: opened, gifts put to them, counted once. */
import { describe, expect, it } from 'vitest';
import { voidContribution } from '@/lib/contributions/commands';
import { confirmWaitingCash } from '@/lib/contributions/commands/keying';
import { openDesk } from '@/lib/desks/commands';
import { deskGifts, listDesks } from '@/lib/desks/queries';
import { deskSheet } from '@/lib/desks/sheet';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withBooks } from '../contributions/set-up';
import { desksOf } from './set-up';

const room = withBooks('hoi-ban-thu');

const { aDesk, take, count, view } = desksOf(room);

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
    const sheet = (await room.books.chair.act((tx) => deskSheet(tx, String(deskId))))!.data;
    expect(sheet.total).toBe('300.000');
    expect(sheet.rows.map(({ donor }) => donor)).toEqual([expect.stringContaining('HUỶ sau khi kiểm đếm')]);
  });

  it('what was voided before the count stands on no paper of it', async () => {
    const deskId = await aDesk(0n);
    const { contributionId } = await take(room.books.cashier, deskId, '300k');
    await room.books.cashier.act((tx, actor) =>
      voidContribution(tx, actor, { contributionId, reason: 'ghi nhầm tên', occurredOn: '2019-02-01' }),
    );
    await take(room.books.cashier, deskId, '40k');
    await count(deskId, { cashTotal: '40000' });
    const sheet = await room.books.chair.act((tx) => deskSheet(tx, String(deskId)));
    expect(sheet!.data).toMatchObject({ total: '40.000', rows: [{ amount: '40.000' }] });
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
