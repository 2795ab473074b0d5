/** What the pages of a round read: counts, money, questions, approvals, papers; and what stays hidden from whom. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { approveAwards, awardsDigest } from '@/lib/awards/commands/approve-awards';
import { changeRate } from '@/lib/awards/commands/propose-awards';
import { decisionPaper, minutesPaper, submissionPaper } from '@/lib/awards/papers';
import { meetingPage } from '@/lib/awards/queries/meeting-pages';
import { boardPage, decisionPage, dossierPage, dossiersPage } from '@/lib/awards/queries/pages';
import { recipientList, recipientProfile } from '@/lib/recipients/queries';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { approve, decide } from './approving';
import { type Board, hardshipOfStory, openBoard, type ProposedRound, proposeTet2019 } from './tet-2019';

let database: TestDatabase;
let board: Board;
let round: ProposedRound;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await openBoard(database.urls, 'xa-mot');
  round = await proposeTet2019(board);
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const person = (login: string) => board.people[login]!;

it('the board counts files by lane, the money of the round, and tells each person the next step', async () => {
  const read = (login: string) => person(login).act((tx, actor) => boardPage(tx, actor, 'tet-2019', {}));
  const page = await read('chair');
  expect(page?.lanes).toMatchObject({
    awardProposed: 4,
    reserve: 2,
    returned: 1,
    duplicate: 1,
    submitted: 0,
  });
  expect(page?.budget).toEqual({
    ...{ plannedVnd: 2_000_000n, proposedVnd: 2_000_000n, approvedVnd: 0n, decidedVnd: 0n },
    availableVnd: 51_850_000n,
  });
  expect(page?.step).toMatchObject({ code: 'approve', count: 4 });
  expect((await read('secretary'))?.step).toMatchObject({ code: 'waitApprovals', count: 4 });
  // Loan handed in the teacher's form and may not approve it.
  expect((await read('loan'))?.step).toMatchObject({ code: 'approve', count: 3 });
  const cashier = await read('cashier');
  expect(cashier?.files).toEqual([]);
});

it('no page carries a word of hardship, and a recused reader does not find the file on any of them', async () => {
  const pages = (login: string) =>
    person(login).act(async (tx, actor) => [
      await dossiersPage(tx, 'tet-2019', {}),
      await meetingPage(tx, actor, 'tet-2019'),
      await decisionPage(tx, actor, 'tet-2019'),
      await dossierPage(tx, 'tet-2019', round.files.lam!),
      await recipientList(tx),
    ]);
  const text = (value: unknown) =>
    JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? one.toString() : one));
  const whole = text(await pages('chair'));
  expect(whole).toContain('Lục Tuyền Lâm');
  expect(whole).not.toContain(hardshipOfStory.account.slice(0, 12));
  expect(whole).not.toContain('poorHousehold');
  const recused = await pages('hai');
  expect(text(recused)).not.toContain('Lục Tuyền Lâm');
  expect(recused[0]).toMatchObject({ round: { hiddenFiles: 1 } });
  expect(recused[3]).toBeNull();
});

it('finds files by a name without marks, and by lane', async () => {
  const names = (filter: Parameters<typeof dossiersPage>[2]) =>
    person('chair').act(async (tx) =>
      (await dossiersPage(tx, 'tet-2019', filter))?.files.map((file) => file.name),
    );
  expect(await names({ search: 'luc tuyen' })).toEqual(['Lục Tuyền Lâm']);
  expect(await names({ lane: 'returned' })).toEqual(['Đinh Công Quý']);
});

it('shows who approved which version, what is void after a change, and what stands in whose way', async () => {
  await approve(person('chair'), round.awardIds);
  await person('secretary').act((tx, actor) =>
    changeRate(tx, actor, {
      roundId: round.roundId,
      categoryId: round.teacher,
      rateVnd: 400_000n,
      reason: 'Theo quy chế',
    }),
  );
  const read = (login: string) =>
    person(login).act(async (tx, actor) => (await decisionPage(tx, actor, 'tet-2019'))?.awards ?? []);
  const awards = await read('huong');
  expect(awards.map((award) => [award.version, award.validApprovals])).toEqual([
    [1, 1],
    [1, 1],
    [1, 1],
    [2, 0],
  ]);
  expect(awards[3]?.approvals).toMatchObject([{ name: 'chair', version: 1, isValid: false }]);
  expect((await read('secretary')).map((award) => award.obstacle)).toEqual(
    Array(4).fill('awards.ownProposal'),
  );
  expect((await read('chair')).map((award) => award.hasMyApproval)).toEqual([true, true, true, false]);
});

it('a list that changed after it was shown is not approved, even with a right PIN', async () => {
  const huong = person('huong');
  const approveSeen = async (version: number) => {
    const awardIds = [round.awardIds[3]!];
    const pinConfirmationId = await huong.confirm(
      'approveAwards',
      await huong.act((tx) => awardsDigest(tx, awardIds)),
    );
    const versions = { [awardIds[0]!]: version };
    return huong.act((tx, actor) =>
      approveAwards(tx, { ...actor, pinConfirmationId }, { awardIds, versions }),
    );
  };
  expect(await refusedWith(() => approveSeen(1))).toBe('awards.changedSinceShown');
  expect(await refusedWith(() => approveSeen(2))).toBe('accepted');
});

it('prints submission, minutes and decision, but no short list for somebody who does not see every file', async () => {
  await approve(person('huong'), round.awardIds.slice(0, 3));
  const { decisionId } = await decide(person('chair'), {
    roundId: round.roundId,
    awardIds: round.awardIds.slice(0, 3),
  });
  const print = (login: string) =>
    person(login).act(async (tx, actor) => [
      await submissionPaper(tx, actor, 'tet-2019'),
      await minutesPaper(tx, actor, 'tet-2019', {}),
      await decisionPaper(tx, actor, 'tet-2019', decisionId),
    ]);
  for (const paper of await print('secretary')) {
    expect(Buffer.from(paper!.bytes.slice(0, 5)).toString()).toBe('%PDF-');
  }
  expect(await refusedWith(() => print('hai'))).toBe('awards.paperNeedsAll');
  const own = await person('hai').act((tx, actor) => decisionPaper(tx, actor, 'tet-2019', decisionId));
  expect(own).not.toBeNull();
  expect(await person('chair').act((tx, actor) => decisionPaper(tx, actor, 'tet-2019', 999))).toBeNull();
});

it('the profile of a recipient tells rounds, amounts and decisions over the years', async () => {
  const [linh] = await person('chair').act((tx) => recipientList(tx, 'thuy linh'));
  expect(linh).toMatchObject({ name: 'Bùi Thị Thu Thùy Linh' });
  const people = await person('chair').act((tx) => recipientList(tx));
  const awarded = people.filter((one) => one.receivedVnd > 0n);
  expect(awarded).toHaveLength(3);
  const profile = await person('chair').act((tx) => recipientProfile(tx, awarded[0]!.id));
  expect(profile?.history).toMatchObject([
    { roundName: 'Tết khuyến học 2019', amountVnd: 500_000n, decisionNumber: 1, lane: 'awardDecided' },
  ]);
  expect(await person('chair').act((tx) => recipientProfile(tx, 999_999))).toBeNull();
});
