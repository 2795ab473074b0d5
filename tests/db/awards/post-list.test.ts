/**
 * postRoundList: while a list hangs on the wall no award of its round is ordered, approved, paid or handed over; a round
 * without one goes on as before. The clock of the database is set.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools, withPublic } from '@/db/client';
import { publishRoundFigures } from '@/lib/awards/commands/publish-round';
import { postingSheetData } from '@/lib/awards/posting-sheet';
import { postingPage } from '@/lib/awards/queries/objections';
import { giveConsent } from '@/lib/honours/commands/consents';
import { publicRound } from '@/lib/honours/round-queries';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { approve, decide } from './approving';
import { setClock } from './decided-round';
import { type Desk, openDesk } from './objecting';
import { openBoard, type ProposedRound, proposeTet2019 } from './tet-2019';

let database: TestDatabase;
let round: ProposedRound;
let desk: Desk;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  const board = await openBoard(database.urls, 'xa-niem-yet');
  round = await proposeTet2019(board);
  desk = await openDesk(database, board, round);
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const ordered = async () => {
  const [row] = await desk.asOwner('SELECT max(id)::int AS id FROM app.payment_order');
  return (status: string) =>
    desk.refusalAsOwner(`UPDATE app.payment_order SET status = '${status}' WHERE id = ${row!.id}`);
};

describe('posting', () => {
  it('waits for the decision, and is for those who run rounds', async () => {
    expect(await refusedWith(() => desk.post('secretary'))).toBe('awards.nothingToPost');
    for (const login of ['chair', 'viceChair']) await approve(desk.person(login), round.awardIds);
    await decide(desk.person('chair'), { roundId: round.roundId, awardIds: round.awardIds });
    for (const login of ['huong', 'accountant']) {
      expect(await refusedWith(() => desk.post(login))).toBe('42501');
    }
    expect(await refusedWith(() => desk.post('secretary', { roundId: 999_999 }))).toBe('awards.notFound');
  });

  it('is not before the decision, not far ahead, not for months, and names nobody', async () => {
    const refusal = (changes: Parameters<Desk['post']>[1]) =>
      refusedWith(() => desk.post('secretary', changes));
    expect(await refusal({ fromOn: '2019-01-27' })).toBe('awards.postedBeforeDecision');
    expect(await refusal({ fromOn: await desk.dayOf(31) })).toBe('awards.postedTooFarAhead');
    expect(await refusal({ days: 90 })).toBe('23514');
    for (const field of ['wherePosted', 'receiveAt'] as const) {
      expect(await refusal({ [field]: 'Nhà em Bùi Thị Thu Thùy Linh' })).toBe('awards.textNamesSomebody');
    }
  });

  it('without its guard such a list would hang on the wall', async () => {
    const names = 'Nhà em Bùi Thị Thu Thùy Linh';
    const wrong = [
      { fromOn: '2019-01-27' },
      { fromOn: await desk.dayOf(31) },
      { wherePosted: names },
      { receiveAt: names },
    ];
    const tried = () =>
      Promise.all(wrong.map((changes) => refusedWith(() => desk.post('secretary', changes, true))));
    expect(new Set(await tried())).not.toContain('test.takenBack');
    await desk.asOwner('ALTER TABLE app.round_posting DISABLE TRIGGER u_round_posting_guard');
    expect(await tried()).toEqual(wrong.map(() => 'test.takenBack'));
    await desk.asOwner('ALTER TABLE app.round_posting ENABLE TRIGGER u_round_posting_guard');
  });

  it('without one, an award is paid as before, and nobody can object', async () => {
    expect(await desk.held()).toEqual({});
    expect(await refusedWith(() => desk.object('secretary'))).toBe('awards.notPosted');
    expect(await desk.order(round.awardIds[3]!)).toBeGreaterThan(0);
    expect(await refusedWith(() => desk.handOver(round.awardIds[0]!))).toBe('test.takenBack');
  });
});

describe('while the list is posted', () => {
  it('every award waits, and the page says so', async () => {
    const { untilOn } = await desk.post('secretary');
    expect(await desk.held()).toEqual(
      Object.fromEntries(round.awardIds.map((id) => [id, 'awards.postingOpen'])),
    );
    const page = (await desk.person('huong').act((tx) => postingPage(tx, 'tet-2019')))!;
    expect(page.postings).toMatchObject([{ fromOn: desk.today, untilOn, wherePosted: 'Bảng tin Hội' }]);
  });

  it('the sheet names whoever agreed, the school apart, and counts the others; the public reads until when', async () => {
    const secretary = desk.person('secretary');
    const names = async () => {
      const data = (await secretary.act((tx) => postingSheetData(tx, 'tet-2019', 'a4')))!;
      return data.groups.flatMap(({ rows, unnamed }) => [
        ...rows.map((row) => row.name + row.school),
        unnamed,
      ]);
    };
    expect((await names()).sort()).toEqual(['1 thầy/cô không nêu tên.', '3 em không nêu tên.']);
    const [row] = await desk.asOwner(
      `SELECT party_id::int AS id FROM app.nomination WHERE id = ${round.files.hoa}`,
    );
    const consent = { partyId: row!.id, giver: 'self' as const, givenOn: '2019-02-01' };
    const agree = (fields: ('name' | 'school')[]) =>
      secretary.act((tx, actor) => giveConsent(tx, actor, { ...consent, fields }));
    await agree(['name']);
    expect(await names()).toContain('Phan Thị Thu Nhật Hòa');
    await agree(['school']);
    expect(await names()).toContain('Phan Thị Thu Nhật HòaTHCS Quang Trung');
    await secretary.act((tx, actor) => publishRoundFigures(tx, actor, { roundId: round.roundId }));
    const shown = await withPublic((tx) => publicRound(tx, 'xa-niem-yet', 'tet-2019'));
    expect(shown).toMatchObject({ objections: { receiveAt: 'Văn phòng Hội, giờ hành chính' } });
  });

  it('no award goes on an order; without the trigger it would', async () => {
    const order = () => refusedWith(() => desk.order(round.awardIds[0]!, true));
    expect(await order()).toBe('awards.postingOpen');
    await desk.asOwner('ALTER TABLE app.payment_order_award DISABLE TRIGGER v_award_waits');
    expect(await order()).toBe('test.takenBack');
    await desk.asOwner('ALTER TABLE app.payment_order_award ENABLE TRIGGER v_award_waits');
  });

  it('an order that was prepared before is neither approved nor paid; without the trigger it would be', async () => {
    const mark = await ordered();
    for (const status of ['approved', 'paid']) expect(await mark(status)).toBe('awards.postingOpen');
    expect(await mark('withdrawn')).toBe('accepted');
    await desk.asOwner('ALTER TABLE app.payment_order DISABLE TRIGGER v_order_waits');
    expect(await mark('approved')).toBe('accepted');
    await desk.asOwner('ALTER TABLE app.payment_order ENABLE TRIGGER v_order_waits');
  });

  it('no award is handed over, planned before or not; without the triggers it would be', async () => {
    const award = round.awardIds[0]!;
    const planned = () => refusedWith(() => desk.handOver(award));
    const atOnce = () =>
      desk.refusalAsOwner(`INSERT INTO app.handover (association_id, ceremony_id, award_id, status)
        SELECT association_id, 1, id, 'handed' FROM app.award WHERE id = ${award}`);
    expect(await planned()).toBe('awards.postingOpen');
    expect(await atOnce()).toBe('awards.postingOpen');
    await desk.asOwner(`ALTER TABLE app.handover DISABLE TRIGGER v_award_waits_update;
      ALTER TABLE app.handover DISABLE TRIGGER v_award_waits_insert`);
    expect(await planned()).toBe('test.takenBack');
    expect(await atOnce()).toContain('handover_handed_has_receiver');
    await desk.asOwner(`ALTER TABLE app.handover ENABLE TRIGGER v_award_waits_update;
      ALTER TABLE app.handover ENABLE TRIGGER v_award_waits_insert`);
  });

  it('the day after the last one they go', async () => {
    await setClock(database, 9);
    expect(await desk.held()).toEqual({});
    expect(await (await ordered())('approved')).toBe('accepted');
    expect(await refusedWith(() => desk.order(round.awardIds[2]!, true))).toBe('test.takenBack');
    expect(await refusedWith(() => desk.handOver(round.awardIds[0]!))).toBe('test.takenBack');
  });
});
