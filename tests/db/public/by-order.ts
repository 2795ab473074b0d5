/** An association whose figures are published by order, days that go on, and what the tests of it do over and over. */
import postgres from 'postgres';
import { afterAll, beforeAll } from 'vitest';
import { withPublic } from '@/db/client';
import { publish } from '@/lib/honours/commands';
import { orderFigures } from '@/lib/honours/commands/order-figures';
import { publishDueFigures } from '@/lib/honours/daily-figures';
import { ledgerLines, publicationVersions } from '@/lib/honours/queries';
import type { FigureOrderInput } from '@/lib/honours/schema/figure-order';
import { addDays, todayVn, yearOf } from '@/lib/kernel/dates';
import type { Colleague } from '@/tests/factories/association';
import { aGift } from '../campaigns/set-up';
import { withBooks } from '../contributions/set-up';

/** How a look at nothing ends. */
export const outcomes = { published: 0, unchanged: 0, refused: 0 };
export const today = todayVn(new Date());
export const year = yearOf(today);

/** Half past an hour in Việt Nam, so many days from today. */
export const moment = (days: number, hour = 6) =>
  new Date(Date.parse(`${addDays(today, days)}T${String(hour).padStart(2, '0')}:30:00+07:00`));

/** Call at the top of a test file; connections are there before the first test. */
export function withOrders(slug: string) {
  const room = withBooks(slug);
  const of = {} as { admin: postgres.Sql; sealer: postgres.Sql };
  beforeAll(() => {
    of.admin = postgres(room.database.superuserUrl, { max: 1, onnotice: () => {} });
    of.sealer = postgres(room.database.urls.sealer, { max: 4 });
  });
  afterAll(async () => {
    await of.admin.end();
    await of.sealer.end();
  });
  const days = { now: 1 };
  return {
    ...{ room, of, days },
    run: (at: Date) => publishDueFigures(of.sealer, at),
    nextDay: () => {
      days.now += 1;
      return publishDueFigures(of.sealer, moment(days.now));
    },
    versions: async () =>
      (await withPublic((tx) => publicationVersions(tx, room.books.slug))).filter(
        (version) => version.kind === 'fundFigures' && version.year === year,
      ),
    gift: (amountVnd: bigint, change: Parameters<typeof aGift>[2] = {}) =>
      aGift(room.books, amountVnd, {
        ...{ occurredOn: today, donor: { name: 'Người Ẩn', kind: 'individual' } },
        ...change,
      }),
    order: (who: Colleague, change: Partial<FigureOrderInput> = {}) =>
      who.act((tx, actor) =>
        orderFigures(tx, actor, {
          ...{ mode: 'everyDay', hour: 6, weekday: 1, reason: 'Ban thường vụ họp' },
          ...change,
        }),
      ),
    byHand: () =>
      room.books.chair.act((tx, actor) => publish(tx, actor, { kind: 'fundFigures', year, asOf: today })),
    /** Bodies named in the public ledger. */
    bodies: async () =>
      (await withPublic((tx) => ledgerLines(tx, room.books.slug, year))).flatMap(
        ({ partyName }) => partyName ?? [],
      ),
    /** Takes a control away while the work is done. */
    without: async <T>(off: string, on: string, work: () => Promise<T>): Promise<T> => {
      await of.admin.unsafe(off);
      try {
        return await work();
      } finally {
        await of.admin.unsafe(on);
      }
    },
  };
}
