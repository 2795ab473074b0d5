/**
 * planCeremony, listAwardsForCeremony, handOver, markAbsent, handOverLater, markSigned, closeCeremony:
 * only what was decided is handed over, once, to somebody who may receive it.
 */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import {
  closeCeremony,
  handOver,
  handOverLater,
  listAwardsForCeremony,
  markAbsent,
  markSigned,
  planCeremony,
} from '@/lib/ceremonies/commands';
import { ceremonyBySlug, ceremonySheet, handoverIdsByAward, listCeremonies } from '@/lib/ceremonies/queries';
import { countSheet } from '@/lib/ceremonies/rules';
import type { HandoverInput } from '@/lib/ceremonies/schema';
import { openBoard, proposeTet2019 } from '@/tests/db/awards/tet-2019';
import { type DecidedBoard, decidedBoard } from '@/tests/db/payments/paying';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';

let database: TestDatabase;
let board: DecidedBoard;
let ceremonyId: number;
let rows: Map<number, number>;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await decidedBoard(database.urls, 'xa-mot');
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const secretary = () => board.people.secretary!;
const plan = (changes: object = {}, login = 'secretary') =>
  board.people[login]!.act((tx, actor) =>
    planCeremony(tx, actor, {
      ...{ slug: 'tet-2019', roundId: board.round.roundId, name: 'Tết khuyến học 2019' },
      ...{ heldOn: '2019-02-09', place: 'Hội trường huyện' },
      ...changes,
    }),
  );
const row = (name: keyof DecidedBoard['awards']) => rows.get(board.awards[name])!;
const give = (
  name: keyof DecidedBoard['awards'],
  changes: Partial<HandoverInput> = {},
  command: typeof handOver = handOver,
  login = 'secretary',
) =>
  board.people[login]!.act((tx, actor) =>
    command(tx, actor, {
      ...{ handoverId: row(name), receiverKind: 'guardian', isSigned: true, handedOn: '2019-02-09' },
      ...changes,
    }),
  );
const absent = (name: keyof DecidedBoard['awards']) =>
  secretary().act((tx, actor) => markAbsent(tx, actor, { handoverId: row(name) }));
const sheet = () => secretary().act((tx) => ceremonySheet(tx, ceremonyId));

describe('planCeremony', () => {
  it('writes the lunar label from the table, and takes a typed one where the table ends', async () => {
    const planned = await plan();
    expect(planned.lunarLabel).toBe('mùng 5 Tết, xuân Kỷ Hợi 2019');
    ceremonyId = planned.ceremonyId;
    expect((await plan({ slug: 'tet-1999', heldOn: '1999-02-20' })).lunarLabel).toBe('');
    const typed = await plan({ slug: 'tet-1999-b', heldOn: '1999-02-20', lunarLabel: 'mùng 5 Tết Kỷ Mão' });
    expect(typed.lunarLabel).toBe('mùng 5 Tết Kỷ Mão');
    expect((await secretary().act((tx) => listCeremonies(tx)))[0]?.slug).toBe('tet-2019');
  });

  it('refuses a slug that is taken, a round of another association, and offices that do not run ceremonies', async () => {
    expect(await refusedWith(() => plan())).toBe('ceremonies.slugTaken');
    expect(await refusedWith(() => plan({ slug: 'khac', roundId: 999_999 }))).toBe('awards.notFound');
    expect(await refusedWith(() => plan({ slug: 'khac' }, 'accountant'))).toMatch(
      /access.notPermitted|42501/,
    );
  });
});

describe('listAwardsForCeremony', () => {
  it('lists every decided award once', async () => {
    const list = (awardIds?: number[]) =>
      secretary().act((tx, actor) => listAwardsForCeremony(tx, actor, { ceremonyId, awardIds }));
    expect(await list([board.awards.hoa])).toEqual({ listed: 1 });
    expect(await list()).toEqual({ listed: 3 });
    expect(await list()).toEqual({ listed: 0 });
    rows = await secretary().act((tx) => handoverIdsByAward(tx, ceremonyId));
    expect([...rows.keys()].sort()).toEqual(Object.values(board.awards).sort());
  });

  it('refuses awards without a decision, by the command and by the database itself', async () => {
    const undecided = await openBoard(database.urls, 'xa-hai');
    const round = await proposeTet2019(undecided);
    const { secretary: other } = undecided.people;
    const planned = await other!.act((tx, actor) =>
      planCeremony(tx, actor, {
        ...{ slug: 'som', roundId: round.roundId, name: 'Sớm quá', heldOn: '2019-02-09', place: 'x' },
      }),
    );
    const list = (awardIds?: number[]) => () =>
      other!.act((tx, actor) =>
        listAwardsForCeremony(tx, actor, { ceremonyId: planned.ceremonyId, awardIds }),
      );
    expect(await list()()).toEqual({ listed: 0 });
    expect(await refusedWith(list([round.awardIds[0]!]))).toBe('ceremonies.awardNotDecided');
    const forced = () =>
      other!.act(async (tx) => {
        await tx.execute(
          sql`SELECT audit.record('{"kind":"ceremony.changed","subjectType":"ceremony"}'::jsonb)`,
        );
        await tx.execute(sql`INSERT INTO app.handover (association_id, ceremony_id, award_id)
          VALUES (${undecided.founded.associationId}, ${planned.ceremonyId}, ${round.awardIds[0]!})`);
      });
    expect(await refusedWith(forced)).toBe('ceremonies.awardNotDecided');
  });
});

describe('handOver', () => {
  it('gives a teacher his own, and money of a child only to an adult', async () => {
    expect(await refusedWith(() => give('linh', { receiverKind: 'self' }))).toBe(
      'ceremonies.childNeedsAdult',
    );
    expect(await refusedWith(() => give('linh', { receiverKind: 'proxy' }))).toBe(
      'ceremonies.receiverNeedsName',
    );
    expect(await refusedWith(() => give('linh', { handedOn: '2999-01-01' }))).toBe('fields.futureDate');
    await give('hoa', { receiverKind: 'self', isSigned: false });
    await give('linh', { receiverKind: 'proxy', receiverName: 'Bùi Quang Ninh (ông nội)' });
    const found = await sheet();
    expect(found.find((one) => one.awardId === board.awards.linh)).toMatchObject({
      ...{
        status: 'handed',
        receiverKind: 'proxy',
        receiverName: 'Bùi Quang Ninh (ông nội)',
        isSigned: true,
      },
      handedByName: 'secretary',
    });
    const opened = await secretary().act((tx) => ceremonyBySlug(tx, 'tet-2019'));
    expect(opened).toMatchObject({ status: 'held', listed: 4, handed: 2 });
  });

  it('hands over once: not again, not as absent, not back', async () => {
    expect(await refusedWith(() => give('linh'))).toBe('ceremonies.alreadyHanded');
    expect(await refusedWith(() => absent('linh'))).toBe('ceremonies.alreadyHanded');
    const back = () =>
      secretary().act(async (tx) => {
        await tx.execute(
          sql`SELECT audit.record('{"kind":"award.handedOver","subjectType":"ceremony"}'::jsonb)`,
        );
        await tx.execute(sql`UPDATE app.handover SET status = 'waiting' WHERE id = ${row('linh')}`);
      });
    expect(await refusedWith(back)).toBe('ceremonies.alreadyHanded');
  });

  it('two phones that tap the same row at once: the second one is told', async () => {
    const taps = await Promise.all([0, 1].map(() => refusedWith(() => give('nuong'))));
    expect(taps.sort()).toEqual(['accepted', 'ceremonies.alreadyHanded']);
  });

  it.each(['accountant', 'inspector'])('is not for the %s', async (login) => {
    expect(await refusedWith(() => give('ngan', {}, handOver, login))).toMatch(/access.notPermitted|42501/);
  });
});

describe('markAbsent, handOverLater, markSigned, closeCeremony', () => {
  it('a ceremony ends only when everybody is noted, and those absent still receive afterwards', async () => {
    const close = () => secretary().act((tx, actor) => closeCeremony(tx, actor, { ceremonyId }));
    expect(await refusedWith(close)).toBe('ceremonies.stillWaiting');
    expect(await refusedWith(() => give('ngan', {}, handOverLater))).toBe('ceremonies.wrongState');
    await absent('ngan');
    await close();
    expect(await refusedWith(close)).toBe('ceremonies.closed');
    expect(await refusedWith(() => give('ngan'))).toBe('ceremonies.closed');
    await give('ngan', { handedOn: '2019-02-12', isSigned: false }, handOverLater);
    expect(countSheet(await sheet())).toMatchObject({ handed: 3, handedLater: 1, unsigned: 2, owedVnd: 0n });
  });

  it('a signature may come in afterwards, and stands', async () => {
    const sign = (name: keyof DecidedBoard['awards']) =>
      secretary().act((tx, actor) => markSigned(tx, actor, { handoverId: row(name) }));
    await sign('ngan');
    await sign('hoa');
    await sign('hoa');
    expect(countSheet(await sheet()).unsigned).toBe(0);
  });
});

it('no row of a run sheet says why somebody was helped', async () => {
  const text = JSON.stringify(await sheet(), (_key, value) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  expect(text).not.toMatch(/hardship|poor|specialHardship/i);
  expect(new Set((await sheet()).map((one) => one.label))).toEqual(
    new Set(['scholarship', 'excellentTeacher']),
  );
});
