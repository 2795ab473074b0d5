/**
 * recordObjection, takeObjectionStep: who objects to a posted list gets an answer with a reason, and until then the award
 * is not paid. The days for objections are over here: an objection that comes late holds the money all the same.
 */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { changeDigest, draftDecisionChange, signDecisionChange } from '@/lib/awards/commands/change-decision';
import { eraseHardshipByHand } from '@/lib/awards/commands/erase-hardship';
import { erasurePage } from '@/lib/awards/queries/erasure';
import { objectionsOf } from '@/lib/awards/queries/objections';
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
let decisionId: number;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  const board = await openBoard(database.urls, 'xa-y-kien');
  round = await proposeTet2019(board);
  for (const login of ['chair', 'viceChair']) await approve(board.people[login]!, round.awardIds);
  const input = { roundId: round.roundId, awardIds: round.awardIds };
  ({ decisionId } = await decide(board.people.chair!, input));
  await (await openDesk(database, board, round)).post('secretary');
  await setClock(database, 9);
  desk = await openDesk(database, board, round);
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const linesFor = (login: string) => desk.person(login).act((tx) => objectionsOf(tx, round.roundId));

it('is entered by those who run rounds, on a day that has come, about a file of the round', async () => {
  expect(await refusedWith(() => desk.object('huong'))).toBe('42501');
  const refusal = (changes: Parameters<Desk['object']>[1]) =>
    refusedWith(() => desk.object('secretary', changes));
  expect(await refusal({ receivedOn: await desk.dayOf(1) })).toBe('ledger.futureDate');
  expect(await refusal({ nominationId: 999_999 })).toBe('awards.notFound');
  expect(await refusal({ receivedOn: '2019-01-01' })).toBe('awards.notPosted');
});

it('without its guard it would be taken from tomorrow and from before the list', async () => {
  const wrong = [{ receivedOn: await desk.dayOf(1) }, { receivedOn: '2019-01-01' }];
  const tried = async () => {
    const said: string[] = [];
    for (const changes of wrong) said.push(await refusedWith(() => desk.object('secretary', changes, true)));
    return said;
  };
  expect(await tried()).toEqual(['ledger.futureDate', 'awards.notPosted']);
  await desk.asOwner('ALTER TABLE app.objection DISABLE TRIGGER u_objection_guard');
  // A number of its own is what the guard gives; the second row of a round would meet the first one's.
  expect(await tried()).toEqual(['test.takenBack', 'test.takenBack']);
  await desk.asOwner('ALTER TABLE app.objection ENABLE TRIGGER u_objection_guard');
});

it('holds its award, and no other', async () => {
  await desk.object('secretary', { sender: 'Người cùng thôn' });
  const [award, other] = [await desk.awardOf('linh'), await desk.awardOf('nuong')];
  expect(await desk.held()).toEqual({ [award]: 'awards.objectionOpen' });
  expect(await refusedWith(() => desk.order(award, true))).toBe('awards.objectionOpen');
  expect(await refusedWith(() => desk.handOver(award))).toBe('awards.objectionOpen');
  expect(await refusedWith(() => desk.order(other, true))).toBe('test.takenBack');
});

it('is read by the council and the inspector, not by who pays; its words lie with the personal values', async () => {
  const [line] = await linesFor('inspector');
  expect(line).toMatchObject({ number: 1, state: 'received', channel: 'phone', sender: 'Người cùng thôn' });
  expect(line).toMatchObject({ summary: 'Nhà em ấy không ở xã này', name: 'Bùi Thị Thu Thùy Linh' });
  expect(await linesFor('accountant')).toEqual([]);
  const [stored] = await desk.asOwner(
    `SELECT count(*)::int AS n FROM app.objection o WHERE o::text LIKE '%thôn%'`,
  );
  expect(stored!.n).toBe(0);
});

it('is answered by a leader alone, once, on a day after it came', async () => {
  const [line] = await linesFor('secretary');
  const refusal = (login: string, to: Parameters<Desk['step']>[2], on?: string) =>
    refusedWith(() => desk.step(login, line!.id, to, on));
  await desk.step('secretary', line!.id, 'underReview');
  expect(await refusal('secretary', 'underReview')).toBe('awards.objectionAnswered');
  expect(await refusal('secretary', 'notUpheld')).toBe('access.notPermitted');
  expect(await refusal('chair', 'notUpheld', '2019-02-01')).toBe('awards.answeredBeforeReceived');
  expect(await refusal('chair', 'notUpheld', await desk.dayOf(1))).toBe('ledger.futureDate');
  expect(await desk.held()).toEqual({ [await desk.awardOf('linh')]: 'awards.objectionOpen' });
  await desk.step('chair', line!.id, 'notUpheld');
  expect(await desk.held()).toEqual({});
  expect(await refusal('chair', 'upheld')).toBe('awards.objectionAnswered');
  expect((await linesFor('huong'))[0]).toMatchObject({
    state: 'notUpheld',
    steps: [
      { step: 'underReview', reason: '' },
      { step: 'notUpheld', reason: 'Đã hỏi trưởng thôn' },
    ],
  });
});

it('without its guard a second answer would be taken', async () => {
  const [line] = await linesFor('chair');
  const again = () => refusedWith(() => desk.step('chair', line!.id, 'upheld', desk.today, true));
  expect(await again()).toBe('awards.objectionAnswered');
  await desk.asOwner('ALTER TABLE app.objection_step DISABLE TRIGGER u_objection_step_guard');
  expect(await again()).toBe('test.takenBack');
  await desk.asOwner('ALTER TABLE app.objection_step ENABLE TRIGGER u_objection_step_guard');
});

it('is neither seen nor entered by who stands aside from its file; without the policy it would be seen', async () => {
  const line = await desk.object('secretary', { nominationId: round.files.lam });
  const sees = async (login: string) => (await linesFor(login)).some(({ id }) => id === line);
  expect([await sees('huong'), await sees('hai')]).toEqual([true, false]);
  await desk.asOwner('ALTER POLICY recused_do_not_see ON app.objection USING (true)');
  expect(await sees('hai')).toBe(true);
  await desk.asOwner(`ALTER POLICY recused_do_not_see ON app.objection
    USING (nomination_id IS NULL OR nomination_id <> ALL ((SELECT app.my_recused_nominations())::bigint[]))`);
  await desk.step('viceChair', line, 'withdrawn');
});

it('about the list as a whole holds every award', async () => {
  const whole = await desk.object('chair', { nominationId: undefined });
  expect(Object.values(await desk.held())).toEqual(round.awardIds.map(() => 'awards.objectionOpen'));
  await desk.step('viceChair', whole, 'notUpheld');
  expect(await desk.held()).toEqual({});
});

it('that is right holds its award until a later decision has followed', async () => {
  await desk.step('chair', await desk.object('secretary'), 'upheld');
  const award = await desk.awardOf('linh');
  expect(await desk.held()).toEqual({ [award]: 'awards.objectionUpheld' });
  expect(await refusedWith(() => desk.order(award, true))).toBe('awards.objectionUpheld');
  const draft = {
    ...{ round: 'tet-2019', decisionId, outcome: 'amend' as const, award: [] },
    ...{
      reason: 'Theo ý kiến',
      subject: '',
      articles: 'Điều 1. Sửa năm học.\nĐiều 2. Có hiệu lực từ ngày ký.',
    },
  };
  const changeId = await desk.person('secretary').act((tx, actor) => draftDecisionChange(tx, actor, draft));
  const input = { changeId, decidedOn: desk.today };
  const chair = desk.person('chair');
  const pinConfirmationId = await chair.confirm(
    'issueDecision',
    await chair.act((tx) => changeDigest(tx, input)),
  );
  await chair.act((tx, actor) => signDecisionChange(tx, { ...actor, pinConfirmationId }, input));
  expect(await desk.held()).toEqual({});
});

it('about an award that was handed over is recorded all the same, and nothing is said to wait', async () => {
  await desk.handOver(await desk.awardOf('hoa'), false);
  const line = await desk.object('secretary', { nominationId: round.files.hoa });
  expect(await desk.held()).toEqual({});
  await desk.step('secretary', line, 'withdrawn');
});

it('keeps the circumstances of its file from being erased while it has no answer', async () => {
  const due = async () =>
    (await desk.person('huong').act((tx) => erasurePage(tx, 'tet-2019')))!.outlook.files;
  const erase = (seen: number) =>
    desk
      .person('secretary')
      .act((tx, actor) =>
        eraseHardshipByHand(tx, actor, { roundId: round.roundId, seen, reason: 'Gia đình yêu cầu' }),
      );
  const isKept = async () => {
    const rows = await desk.asOwner('SELECT nomination_id::int AS id FROM app.hardship');
    return rows.some(({ id }) => id === round.files.lam);
  };
  const before = await due();
  const line = await desk.object('secretary', { nominationId: round.files.lam });
  expect(await due()).toBe(before - 1);
  await erase(before - 1);
  expect(await isKept()).toBe(true);
  await desk.step('viceChair', line, 'notUpheld');
  await erase(1);
  expect(await isKept()).toBe(false);
});

it('nothing of it is changed past the door', async () => {
  for (const text of [
    `UPDATE app.objection SET channel = 'paper'`,
    'DELETE FROM app.objection_step',
    'DELETE FROM app.round_posting',
    `UPDATE app.round_posting SET until_on = from_on + 3`,
  ]) {
    expect(await refusedWith(() => desk.person('chair').act((tx) => tx.execute(sql.raw(text))))).toBe(
      '42501',
    );
    expect(await desk.refusalAsOwner(text)).toBe('audit.appendOnly');
  }
});
