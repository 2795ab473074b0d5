/**
 * writeRoundLetter and the letters of a round: told after the decision and not before, by letter and by link alike, each
 * to whom it concerns.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { concludeMeeting } from '@/lib/awards/commands/hold-meeting';
import { proposeAwards } from '@/lib/awards/commands/propose-awards';
import { reviewNomination } from '@/lib/awards/commands/review-nomination';
import { writeRoundLetter } from '@/lib/awards/commands/write-letter';
import { letterSheets } from '@/lib/awards/letters';
import { linkFile, linkPage } from '@/lib/awards/link-door';
import { letterWords, resultsOf } from '@/lib/awards/queries/results';
import { type LetterKind, type ResultLetterData, usualWords } from '@/lib/documents/result-letter';
import { addDays } from '@/lib/kernel/dates';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { approve, decide } from './approving';
import { draft, filesOf, handIn, makeLink, person, today } from './by-link';
import {
  type Board,
  formsOf,
  hardshipOfStory,
  openBoard,
  openMeeting,
  openTet2019,
  type Round,
  reviewForms,
  submitForms,
  voteAll,
} from './tet-2019';

let database: TestDatabase;
let board: Board;
let round: Round;
let files: Record<string, number>;
let byLink: { token: string; code: string };

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await openBoard(database.urls, 'xa-thu', 100_000_000n);
  round = await openTet2019(board, { slug: 'dot-thu', deadlineOn: addDays(today, 10) });
  const { token } = await makeLink(board, round);
  byLink = { token, code: await handIn(token, await draft(token, round.student)) };
  files = await submitForms(board, round);
  files.link = (await filesOf(board, round)).find(({ name }) => name === person.name)!.id;
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const secretary = () => board.people.secretary!;
const sheets = (to: 'family' | 'nominator', login = 'secretary') =>
  board.people[login]!.act((tx) => letterSheets(tx, 'dot-thu', { to })) as Promise<ResultLetterData[]>;
const stateByLink = async () =>
  (await linkPage(byLink.token))!.files.find(({ code }) => code === byLink.code)!.state;
const write = (
  kind: LetterKind,
  body: string,
  version: number,
  login = 'secretary',
  roundId = round.roundId,
) => board.people[login]!.act((tx, actor) => writeRoundLetter(tx, actor, { roundId, kind, body, version }));

it('before the decision there is no letter, and a link says nothing of the council', async () => {
  await reviewForms(board, Object.fromEntries(Object.entries(files).filter(([key]) => key !== 'link')));
  await secretary().act((tx, actor) =>
    reviewNomination(tx, actor, { nominationId: files.link!, outcome: 'verified' }),
  );
  await openMeeting(board, round, files);
  await voteAll(board, files);
  const { roundId } = round;
  // Nobody voted for the file by link, so it is not selected.
  await secretary().act((tx, actor) => concludeMeeting(tx, actor, { roundId }));
  const { awardIds } = await secretary().act((tx, actor) => proposeAwards(tx, actor, { roundId }));
  for (const login of ['chair', 'huong']) await approve(board.people[login]!, awardIds);
  expect(await sheets('family')).toBeNull();
  expect(await stateByLink()).toBe('verified');
  await decide(board.people.chair!, { roundId, awardIds, decidedOn: today });
});

it('after it letters and link say the same', async () => {
  const results = await secretary().act((tx) => resultsOf(tx, round.roundId));
  const of = (key: string) => results.find(({ file }) => file.id === files[key])!.result;
  expect(await stateByLink()).toBe('notSelected');
  expect((await linkFile(byLink.token, byLink.code))!.state).toBe(of('link'));
  expect(['linh', 'lam', 'quy', 'link'].map(of)).toEqual(['awarded', 'reserve', 'incomplete', 'notSelected']);
  // Who was nominated twice has the result of the other file.
  expect(of('linhAgain')).toBe('awarded');
});

it('a family reads of its own child alone; one letter each, by unit, none for a second file', async () => {
  const letters = await sheets('family');
  expect(letters).toHaveLength(8);
  const names = Object.values(formsOf(round)).map((form) => form.recipient!.name);
  for (const letter of letters) {
    const read = JSON.stringify(letter);
    const told = [...new Set([...names, person.name])].filter((name) => read.includes(name));
    expect(told).toHaveLength(1);
    for (const secret of [
      hardshipOfStory.account,
      hardshipOfStory.evidenceKind,
      'nghèo',
      'Bố ốm',
      'giấy xác nhận hoàn cảnh',
    ])
      expect(read).not.toContain(secret);
  }
  expect(letters.find(({ address }) => address[0]!.includes('Lâm'))!.paragraphs.join()).toContain('dự bị');
});

it('a nominator reads of its own files alone', async () => {
  const letters = await sheets('nominator');
  const school = letters.find(({ address }) => address[0] === 'Trường THCS Thử')!;
  expect(school.rows.map(({ name, result }) => [name, result])).toEqual([
    [person.name, 'Chưa được trao đợt này'],
  ]);
  const rows = letters.flatMap((letter) => letter.rows);
  expect(rows).toHaveLength(9);
});

it('who stands aside from a file prints no letters of the round', async () => {
  expect(await refusedWith(() => sheets('family', 'hai'))).toBe('awards.paperNeedsAll');
});

it('writeRoundLetter keeps every version, refuses unknown places, others and stale words', async () => {
  expect(await refusedWith(() => write('awarded', 'Chào [ai đó]', 0))).toBe('papers.unknownPlace');
  expect(await refusedWith(() => write('awarded', 'Chào [em]', 0, 'huong'))).toBe('42501');
  await write('awarded', usualWords.awarded, 0);
  const version = async () =>
    (await secretary().act((tx) => letterWords(tx, round.roundId))).find(({ kind }) => kind === 'awarded')!;
  expect((await version()).version).toBe(0);
  await write('awarded', 'Chào [người nhận], được [phần thưởng].', 0);
  expect(await refusedWith(() => write('awarded', 'Chào [em]', 0))).toBe('awards.letterChanged');
  await write('awarded', 'Kính báo [người nhận].', 1);
  expect(await version()).toMatchObject({ version: 2, body: 'Kính báo [người nhận].' });
  const linh = (await sheets('family')).find(({ address }) => address[0]!.includes('Linh'))!;
  expect(linh.paragraphs).toEqual(['Kính báo em Bùi Thị Thu Thùy Linh.']);
});

it('two who write the same version at once: one is kept', async () => {
  const both = await Promise.all(
    ['Lời một', 'Lời hai'].map((body) =>
      refusedWith(() => write('reserve', body, 0, body === 'Lời một' ? 'chair' : 'secretary')),
    ),
  );
  expect(both.filter((code) => code === 'accepted')).toHaveLength(1);
});

it('the next round begins from the newest words', async () => {
  const next = await openTet2019(board, { slug: 'dot-sau', deadlineOn: addDays(today, 10) });
  const words = await secretary().act((tx) => letterWords(tx, next.roundId));
  expect(words.find(({ kind }) => kind === 'awarded')).toMatchObject({
    version: 0,
    body: 'Kính báo [người nhận].',
  });
  expect(words.find(({ kind }) => kind === 'nominator')!.body).toBe(usualWords.nominator);
});
