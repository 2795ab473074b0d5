/** The order behind figures published by themselves: who gives it, when it counts, and when it is refused with a task. */
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withPublic } from '@/db/client';
import { withdrawPublication } from '@/lib/honours/commands';
import { hourVnOf, startDailyFigures } from '@/lib/honours/daily-figures';
import { figureOrders, figureRuns, figuresRefused } from '@/lib/honours/order-queries';
import { addDays } from '@/lib/kernel/dates';
import { refusedWith } from '@/tests/factories/refused';
import { moment, outcomes, today, withOrders } from './by-order';

const { room, of, days, run, nextDay, versions, gift, order, byHand } = withOrders('hoi-ra-lenh');

describe('an order', () => {
  it('is given by the chair or the accountant, with a reason, and nobody else', async () => {
    for (const who of [room.books.secretary, room.books.cashier, room.books.inspector]) {
      expect(await refusedWith(() => order(who))).toContain('access.notPermitted');
      const raw = () => who.act((tx) => tx.execute("SELECT app.order_figures('everyDay', 6, 1, 'vì sao')"));
      expect(await refusedWith(raw)).toBe('access.notPermitted');
    }
    expect(await refusedWith(() => order(room.books.chair, { reason: ' ' }))).toBe(
      'honours.orderNeedsReason',
    );
    const wrong = "SELECT app.order_figures('everyDay', 24, 1, 'vì sao')";
    expect(await refusedWith(() => room.books.chair.act((tx) => tx.execute(wrong)))).not.toBe('accepted');
    await order(room.books.accountant, { hour: 7 });
    const [given] = await room.books.chair.act(figureOrders);
    expect(given).toMatchObject({
      hour: 7,
      orderedRole: 'accountant',
      orderedBy: 'accountant',
      reason: 'Ban thường vụ họp',
    });
    const frozen = () => of.admin`UPDATE app.figure_order SET hour = 8`;
    expect(await refusedWith(frozen)).toBe('audit.appendOnly');
  });

  it('counts from its hour on, and its giver stands beside the version', async () => {
    await gift(3_000n);
    days.now += 1;
    expect(await run(moment(days.now, 6))).toEqual(outcomes);
    expect(await run(moment(days.now, 7))).toEqual({ ...outcomes, published: 1 });
    expect((await versions())[0]).toMatchObject({
      isByOrder: true,
      orderedRole: 'accountant',
      orderedOn: today,
    });
    const [row] = await of.admin<
      { by: string }[]
    >`SELECT published_by AS by FROM app.publication ORDER BY id DESC LIMIT 1`;
    expect(Number(row!.by)).toBe(room.books.accountant.actor.userId);
  });

  it('by hand: nothing happens by itself, and publishing by hand goes on', async () => {
    await order(room.books.chair, { mode: 'onlyByHand' });
    await gift(4_000n);
    expect(await nextDay()).toEqual(outcomes);
    await byHand();
    expect((await versions())[0]).toMatchObject({ isByOrder: false });
  });

  it('weekly: on its weekday, or when the program comes back after it', async () => {
    await order(room.books.chair, { mode: 'everyWeek', hour: 8, weekday: 3 });
    await gift(5_000n);
    const isoDay = (days: number) => new Date(`${addDays(today, days)}T00:00:00Z`).getUTCDay() || 7;
    while (isoDay(days.now) !== 2) days.now += 1;
    days.now += 7;
    const tuesday = days.now;
    expect((await run(moment(tuesday, 9))).published).toBe(1);
    await gift(6_000n);
    expect(await run(moment(tuesday + 1, 7))).toEqual(outcomes);
    expect((await run(moment(tuesday + 1, 8))).published).toBe(1);
    expect(await run(moment(tuesday + 3, 8))).toEqual(outcomes);
    days.now = tuesday + 10;
    await order(room.books.chair);
  });
});

const sqlOfTask = sql`SELECT ${figuresRefused} AS n`;

describe('is refused, with a task and the reason,', () => {
  const reasonOf = async () => {
    await gift(1_000n);
    const runs = await nextDay();
    const [last] = await room.books.chair.act(figureRuns);
    const [task] = await room.books.chair.act((tx) => tx.execute<{ n: number }>(sqlOfTask));
    expect(task!.n).toBe(runs.refused);
    return last!.refusal ?? last!.outcome;
  };
  const behind = (text: string) =>
    of.admin.begin(async (tx) => {
      await tx`SET LOCAL session_replication_role = replica`;
      await tx.unsafe(text);
    });

  it('when a voucher is not as it was logged', async () => {
    await behind(
      'UPDATE ledger.posting SET amount_vnd = amount_vnd + 1 WHERE voucher_id = (SELECT max(id) FROM ledger.voucher)',
    );
    expect(await reasonOf()).toBe('honours.autoTouched');
    await behind(
      'UPDATE ledger.posting SET amount_vnd = amount_vnd - 1 WHERE voucher_id = (SELECT max(id) - 1 FROM ledger.voucher)',
    );
    expect(await reasonOf()).toBe('published');
  });

  it('when a number is missing', async () => {
    await behind('UPDATE ledger.voucher SET number = number + 0 WHERE false');
    await gift(1_000n);
    const [last] = await of.admin<
      { id: string; number: number }[]
    >`SELECT id, number FROM ledger.voucher ORDER BY id DESC LIMIT 1`;
    const hash = (shift: number) => `
      UPDATE ledger.voucher SET number = number + ${shift} WHERE id = ${last!.id};
      UPDATE audit.event SET payload = (payload::jsonb || jsonb_build_object('hash', encode(ledger.voucher_hash(association_id, ${last!.id}), 'hex')))::text
       WHERE subject_id = '${last!.id}' AND kind = 'voucher.posted'`;
    await behind(hash(50));
    const runs = await nextDay();
    expect(runs).toEqual({ ...outcomes, refused: 1 });
    expect((await room.books.chair.act(figureRuns))[0]!.refusal).toBe('honours.autoGap');
    await behind(hash(-50));
    expect(await reasonOf()).toBe('published');
  });

  it('when sealing stands still', async () => {
    await behind(
      "UPDATE audit.event SET recorded_at = recorded_at - interval '1 hour' WHERE id = (SELECT max(id) FROM audit.event)",
    );
    expect(await reasonOf()).toBe('honours.autoSealing');
    await behind(
      "UPDATE audit.event SET recorded_at = now() WHERE recorded_at < now() - interval '30 minutes'",
    );
    expect(await reasonOf()).toBe('published');
  });

  it('when a person took the figures down: only a person puts them up again', async () => {
    const { publicationId } = await byHand();
    await room.books.chair.act((tx, actor) =>
      withdrawPublication(tx, actor, { publicationId, reason: 'sai' }),
    );
    expect(await reasonOf()).toBe('honours.autoWithdrawn');
    await byHand();
    const [task] = await room.books.chair.act((tx) => tx.execute<{ n: number }>(sqlOfTask));
    expect(task!.n).toBe(0);
    expect(await reasonOf()).toBe('published');
  });
});

describe('the work', () => {
  it('is looked at once an hour of Việt Nam, and stops when told', async () => {
    expect(hourVnOf(new Date('2026-11-28T22:59:00Z'))).toBe('2026-11-29T05');
    const worker = startDailyFigures(room.database.urls.sealer);
    await worker.stop();
  });

  it('belongs to the house alone: neither the office nor the public may run it', async () => {
    const raw = () => room.books.chair.act((tx) => tx.execute('SELECT app.run_figure_order(1, now())'));
    expect(await refusedWith(raw)).not.toBe('accepted');
    expect(await refusedWith(() => withPublic((tx) => tx.execute('SELECT app.due_figures(now())')))).not.toBe(
      'accepted',
    );
  });
});
