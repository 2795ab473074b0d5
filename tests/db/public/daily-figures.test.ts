/**
 * Figures published by order: when, by whom, once for a day however many nodes ask, through the door of every publication,
 * with no new name, and never when the books do not stand. Every control has a twin that takes it away.
 */
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withPublic } from '@/db/client';
import { voidContribution } from '@/lib/contributions/commands';
import { publish, withdrawPublication } from '@/lib/honours/commands';
import { orderFigures } from '@/lib/honours/commands/order-figures';
import { hourVnOf, publishDueFigures, startDailyFigures } from '@/lib/honours/daily-figures';
import { figureOrders, figureRuns, figuresRefused } from '@/lib/honours/order-queries';
import { figureCheck, ledgerLines, publicationVersions, publishedFigures } from '@/lib/honours/queries';
import { fundFigures } from '@/lib/honours/rules/figures';
import type { FigureOrderInput } from '@/lib/honours/schema/figure-order';
import { publicationHistory } from '@/lib/honours/version-queries';
import { addDays, todayVn, yearOf } from '@/lib/kernel/dates';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { aGift } from '../campaigns/set-up';
import { withBooks } from '../contributions/set-up';

const room = withBooks('hoi-hang-ngay');
let admin: postgres.Sql;
let sealer: postgres.Sql;
beforeAll(() => {
  admin = postgres(room.database.superuserUrl, { max: 1, onnotice: () => {} });
  sealer = postgres(room.database.urls.sealer, { max: 4 });
});
afterAll(async () => {
  await admin.end();
  await sealer.end();
});

const today = todayVn(new Date());
const year = yearOf(today);
/** Half past an hour in Việt Nam, so many days from today. */
const moment = (days: number, hour = 6) =>
  new Date(Date.parse(`${addDays(today, days)}T${String(hour).padStart(2, '0')}:30:00+07:00`));
/** Days only go on: each run of the file has its own. */
let day = 1;
const nextDay = () => {
  day += 1;
  return publishDueFigures(sealer, moment(day));
};
const versions = async () =>
  (await withPublic((tx) => publicationVersions(tx, room.books.slug))).filter(
    (version) => version.kind === 'fundFigures' && version.year === year,
  );
const gift = (amountVnd: bigint, change: Parameters<typeof aGift>[2] = {}) =>
  aGift(room.books, amountVnd, {
    ...{ occurredOn: today, donor: { name: 'Người Ẩn', kind: 'individual' } },
    ...change,
  });
const order = (who: Colleague, change: Partial<FigureOrderInput> = {}) =>
  who.act((tx, actor) =>
    orderFigures(tx, actor, { mode: 'everyDay', hour: 6, weekday: 1, reason: 'Ban thường vụ họp', ...change }),
  );
const byHand = (asOf = today) =>
  room.books.chair.act((tx, actor) => publish(tx, actor, { kind: 'fundFigures', year, asOf }));
const sqlOfTask = sql`SELECT ${figuresRefused} AS n`;
const outcomes = { published: 0, unchanged: 0, refused: 0 };
/** A change behind every guard; puts it back when the work is over. */
async function without<T>(off: string, on: string, work: () => Promise<T>): Promise<T> {
  await admin.unsafe(off);
  try {
    return await work();
  } finally {
    await admin.unsafe(on);
  }
}
const bodies = async () =>
  (await withPublic((tx) => ledgerLines(tx, room.books.slug, year))).flatMap(({ partyName }) => partyName ?? []);

describe('the custom of the house', () => {
  it('publishes nothing before the books have a voucher of the year, nor before six', async () => {
    expect(await nextDay()).toEqual(outcomes);
    await gift(500_000n);
    day += 1;
    expect(await publishDueFigures(sealer, moment(day, 5))).toEqual(outcomes);
    expect(await publishDueFigures(sealer, moment(day, 6))).toEqual({ ...outcomes, published: 1 });
  });

  it('says that no person pressed', async () => {
    const [version] = await versions();
    expect(version).toMatchObject({ version: 1, isByOrder: true, orderedRole: '', orderedOn: null, asOf: today });
    const [order] = await room.books.chair.act(figureOrders);
    expect(order).toMatchObject({ mode: 'everyDay', hour: 6, orderedRole: '' });
  });

  it('nothing new makes no version, and the page says until when it still holds', async () => {
    expect(await nextDay()).toEqual({ ...outcomes, unchanged: 1 });
    expect(await versions()).toHaveLength(1);
    const check = await withPublic((tx) => figureCheck(tx, room.books.slug, year));
    expect(check).toMatchObject({ version: 1, asOf: today });
  });

  it('once for a day, however many nodes ask at the same moment', async () => {
    await gift(700_000n);
    day += 1;
    const nodes = Array.from({ length: 4 }, () => postgres(room.database.urls.sealer, { max: 1 }));
    try {
      const all = await Promise.all(nodes.map((node) => publishDueFigures(node, moment(day))));
      expect(all.reduce((sum, { published }) => sum + published, 0)).toBe(1);
      expect(all.reduce((sum, { unchanged, refused }) => sum + unchanged + refused, 0)).toBe(0);
    } finally {
      await Promise.all(nodes.map((node) => node.end()));
    }
    expect(await versions()).toHaveLength(2);
    expect(await publishDueFigures(sealer, moment(day, 23))).toEqual(outcomes);
  });

  it('a run by hand at the same moment does not stand between the look and the version', async () => {
    await gift(10_000n);
    day += 1;
    const before = (await versions()).length;
    const [runs] = await Promise.all([publishDueFigures(sealer, moment(day)), byHand(), byHand()]);
    expect(runs.published + runs.unchanged).toBe(1);
    const numbers = (await versions()).map(({ version }) => version);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.length).toBe(before + 2 + runs.published);
  });

  it('tells every node to drop its pages, also when only the day moves', async () => {
    const heard: string[] = [];
    const ear = postgres(room.database.urls.sealer, { max: 1 });
    try {
      await ear.listen('densach_purge', (tags) => heard.push(tags));
      expect(await nextDay()).toEqual({ ...outcomes, unchanged: 1 });
      await expect.poll(() => heard.join()).toContain(`figures:${room.books.slug}`);
    } finally {
      await ear.end();
    }
  });
});

describe('figures', () => {
  it('published by order are the ledger’s: added up again from the postings, to the đồng', async () => {
    await gift(123_456n, { fundId: room.books.restrictedFund });
    expect(await nextDay()).toEqual({ ...outcomes, published: 1 });
    const figures = fundFigures(await withPublic((tx) => publishedFigures(tx, room.books.slug, 'fundFigures', year)));
    const money = async (fund = '') => {
      const [row] = await admin.unsafe<{ vnd: string }[]>(`
        SELECT coalesce(sum(CASE WHEN d.kind IN ('cash', 'bank') THEN p.amount_vnd ELSE 0 END - CASE WHEN c.kind IN ('cash', 'bank') THEN p.amount_vnd ELSE 0 END), 0)::text AS vnd
          FROM ledger.posting p JOIN ledger.account d ON d.id = p.debit_account_id JOIN ledger.account c ON c.id = p.credit_account_id
          JOIN ledger.fund f ON f.id = p.fund_id WHERE p.occurred_on <= '${today}' ${fund && `AND f.public_label = '${fund}'`}`);
      return BigInt(row!.vnd);
    };
    expect(figures.closingVnd).toBe(await money());
    for (const { label, amountVnd } of figures.byFund) expect(amountVnd).toBe(await money(label ?? ''));
    expect(figures.openingVnd + figures.inVnd - figures.outVnd).toBe(figures.closingVnd);
    expect(figures.bySource.reduce((sum, { amountVnd }) => sum + amountVnd, 0n)).toBe(figures.inVnd);
    const { versions: [last] } = await withPublic((tx) => publicationHistory(tx, room.books.slug, { kind: 'fundFigures', year }));
    expect(last!.difference!.figures.find(({ figure }) => figure === 'closing')!.amountChangeVnd).toBe(123_456n);
  });

  /** Adds one đồng to opening and closing alike: they still add up among themselves. */
  const bend = async () => {
    const [made] = await admin<{ text: string }[]>`SELECT pg_get_functiondef('app.publish_fund_figures'::regproc) AS text`;
    const bent = made!.text.replace(
      /PERFORM app\.publish_fund_sums\([^;]*;/,
      (call) => `${call} ALTER TABLE app.published_figure DISABLE TRIGGER append_only;
        UPDATE app.published_figure SET amount_vnd = amount_vnd + 1 WHERE association_id = p_association AND publication_id = p_publication AND figure IN ('opening', 'closing', 'fund.01');
        ALTER TABLE app.published_figure ENABLE TRIGGER append_only;`,
    );
    expect(bent).not.toBe(made!.text);
    return { bent, straight: made!.text };
  };

  it('that are not the ledger’s are published by nobody, by hand or by order', async () => {
    const { bent, straight } = await bend();
    await gift(1_000n);
    await without(`SET session_replication_role = origin; ${bent}`, straight, async () => {
      await admin.unsafe('SET session_replication_role = DEFAULT');
      expect(await refusedWith(() => byHand())).toBe('honours.notTheLedgers');
      expect(await nextDay()).toEqual({ ...outcomes, refused: 1 });
      const [run] = await room.books.chair.act(figureRuns);
      expect(run).toMatchObject({ outcome: 'refused', refusal: 'honours.notTheLedgers', version: null });
    });
    expect(await nextDay()).toEqual({ ...outcomes, published: 1 });
  });

  it('without that control they would be', async () => {
    const { bent, straight } = await bend();
    await without(bent, straight, () =>
      without(
        'ALTER TABLE app.publication DISABLE TRIGGER figures_guard',
        'ALTER TABLE app.publication ENABLE TRIGGER figures_guard',
        async () => expect(await refusedWith(() => byHand())).toBe('accepted'),
      ),
    );
    await byHand();
  });
});

describe('names', () => {
  const body = (name: string) => gift(2_000n, { donor: { name, kind: 'enterprise' } });

  it('new ones wait for a person; those a person published stay', async () => {
    await body('Công ty Giấy Bãi Bằng Thử');
    expect(await nextDay()).toEqual({ ...outcomes, published: 1 });
    expect(await bodies()).toEqual([]);
    await byHand();
    expect(await bodies()).toEqual(['Công ty Giấy Bãi Bằng Thử']);
    await body('Công ty Gạch Thử');
    expect(await nextDay()).toEqual({ ...outcomes, published: 1 });
    expect(await bodies()).toEqual(['Công ty Giấy Bãi Bằng Thử']);
  });

  it('come in by no other way: the database looks at what is written, too', async () => {
    const [made] = await admin<{ text: string }[]>`SELECT pg_get_functiondef('app.named_by_hand'::regproc) AS text`;
    const [sums] = await admin<{ text: string }[]>`SELECT pg_get_functiondef('app.publish_fund_sums'::regproc) AS text`;
    expect(made!.text).toContain('withdrawn_at');
    const open = sums!.text.replace('CASE WHEN v_by_order THEN h.party_id ELSE l.party_id END', 'l.party_id');
    expect(open).not.toBe(sums!.text);
    await without(open, sums!.text, async () => {
      await gift(1_000n);
      expect(await nextDay()).toEqual({ ...outcomes, refused: 1 });
      expect((await room.books.chair.act(figureRuns))[0]).toMatchObject({ refusal: 'honours.namesNeedAPerson' });
      await without(
        'ALTER TABLE app.published_voucher DISABLE TRIGGER names_need_a_person',
        'ALTER TABLE app.published_voucher ENABLE TRIGGER names_need_a_person',
        async () => {
          expect(await nextDay()).toEqual({ ...outcomes, published: 1 });
          expect(await bodies()).toContain('Công ty Gạch Thử');
        },
      );
    });
    await byHand();
  });
});

describe('a correction', () => {
  it('of something published is named as such', async () => {
    const { contributionId } = await gift(9_000n);
    await nextDay();
    await room.books.accountant.act((tx, actor) =>
      voidContribution(tx, actor, { contributionId, occurredOn: today, reason: 'ghi nhầm' }),
    );
    expect(await nextDay()).toEqual({ ...outcomes, published: 1 });
    const { versions: [last] } = await withPublic((tx) => publicationHistory(tx, room.books.slug, { kind: 'fundFigures', year }));
    expect(last!.difference!.lines.filter(({ stateBefore, stateAfter }) => stateBefore === 'posted' && stateAfter === 'voided')).toHaveLength(1);
  });
});

describe('an order', () => {
  it('is given by the chair or the accountant, with a reason, and nobody else', async () => {
    for (const who of [room.books.secretary, room.books.cashier, room.books.inspector]) {
      expect(await refusedWith(() => order(who))).toContain('access.notPermitted');
      const raw = () => who.act((tx) => tx.execute("SELECT app.order_figures('everyDay', 6, 1, 'vì sao')"));
      expect(await refusedWith(raw)).toBe('access.notPermitted');
    }
    expect(await refusedWith(() => order(room.books.chair, { reason: ' ' }))).toBe('honours.orderNeedsReason');
    const wrong = "SELECT app.order_figures('everyDay', 24, 1, 'vì sao')";
    expect(await refusedWith(() => room.books.chair.act((tx) => tx.execute(wrong)))).not.toBe('accepted');
    await order(room.books.accountant, { hour: 7 });
    const [given] = await room.books.chair.act(figureOrders);
    expect(given).toMatchObject({ hour: 7, orderedRole: 'accountant', orderedBy: 'accountant', reason: 'Ban thường vụ họp' });
    const frozen = () => admin`UPDATE app.figure_order SET hour = 8`;
    expect(await refusedWith(frozen)).toBe('audit.appendOnly');
  });

  it('counts from its hour on, and its giver stands beside the version', async () => {
    await gift(3_000n);
    day += 1;
    expect(await publishDueFigures(sealer, moment(day, 6))).toEqual(outcomes);
    expect(await publishDueFigures(sealer, moment(day, 7))).toEqual({ ...outcomes, published: 1 });
    expect((await versions())[0]).toMatchObject({ isByOrder: true, orderedRole: 'accountant', orderedOn: today });
    const [row] = await admin<{ by: string }[]>`SELECT published_by AS by FROM app.publication ORDER BY id DESC LIMIT 1`;
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
    while (isoDay(day) !== 2) day += 1;
    day += 7;
    const tuesday = day;
    expect((await publishDueFigures(sealer, moment(tuesday, 9))).published).toBe(1);
    await gift(6_000n);
    expect(await publishDueFigures(sealer, moment(tuesday + 1, 7))).toEqual(outcomes);
    expect((await publishDueFigures(sealer, moment(tuesday + 1, 8))).published).toBe(1);
    expect(await publishDueFigures(sealer, moment(tuesday + 3, 8))).toEqual(outcomes);
    day = tuesday + 10;
    await order(room.books.chair);
  });
});

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
    admin.begin(async (tx) => {
      await tx`SET LOCAL session_replication_role = replica`;
      await tx.unsafe(text);
    });

  it('when a voucher is not as it was logged', async () => {
    await behind('UPDATE ledger.posting SET amount_vnd = amount_vnd + 1 WHERE voucher_id = (SELECT max(id) FROM ledger.voucher)');
    expect(await reasonOf()).toBe('honours.autoTouched');
    await behind(
      'UPDATE ledger.posting SET amount_vnd = amount_vnd - 1 WHERE voucher_id = (SELECT max(id) - 1 FROM ledger.voucher)',
    );
    expect(await reasonOf()).toBe('published');
  });

  it('when a number is missing', async () => {
    await behind("UPDATE ledger.voucher SET number = number + 0 WHERE false");
    await gift(1_000n);
    const [last] = await admin<{ id: string; number: number }[]>`SELECT id, number FROM ledger.voucher ORDER BY id DESC LIMIT 1`;
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
    await behind("UPDATE audit.event SET recorded_at = recorded_at - interval '1 hour' WHERE id = (SELECT max(id) FROM audit.event)");
    expect(await reasonOf()).toBe('honours.autoSealing');
    await behind("UPDATE audit.event SET recorded_at = now() WHERE recorded_at < now() - interval '30 minutes'");
    expect(await reasonOf()).toBe('published');
  });

  it('when a person took the figures down: only a person puts them up again', async () => {
    const { publicationId } = await byHand();
    await room.books.chair.act((tx, actor) => withdrawPublication(tx, actor, { publicationId, reason: 'sai' }));
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
    expect(await refusedWith(() => withPublic((tx) => tx.execute('SELECT app.due_figures(now())')))).not.toBe('accepted');
  });
});
