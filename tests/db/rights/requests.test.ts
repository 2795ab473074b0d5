/**
 * What people ask about their own data: received alike from everybody, answered in two working days, step after step; the
 * file holds everything and stands in the log; erasing leaves books and log provable.
 */
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeConsentRequest } from '@/lib/consents/commands/ask';
import { keepHonourPhoto } from '@/lib/honours/commands/photos';
import { honourRows } from '@/lib/honours/queries';
import { addDays, todayVn } from '@/lib/kernel/dates';
import { erasePerson, stepRequest } from '@/lib/rights/commands/handle';
import { receiveWish, recordRequest } from '@/lib/rights/commands/receive';
import { wishPlace } from '@/lib/rights/door';
import { personJson, personPdf } from '@/lib/rights/person-file';
import { requestList, requestPage } from '@/lib/rights/queries/requests';
import type { Step, Wish } from '@/lib/rights/schema';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { hoi, openStory, type Story, withPublic } from '../public/story';
import { brokenBooks } from './books';

const child = 'Bùi Thị Hồng Thắm';
let story: Story;
let secretary: Colleague;
beforeAll(async () => {
  story = await openStory();
  secretary = await story.as('thuky', ['secretary']);
});
afterAll(() => story.end());

const said = { askedBy: 'parent' as const, contact: '0912 000 111', text: '' };
const send = (name: string, changes = {}) =>
  receiveWish({ hoi, wish: 'see', name, website: '', ...said, ...changes });
const today = todayVn(new Date());
const byHand = (wish: Wish, receivedOn = today, name = child) =>
  secretary.act((tx, actor) =>
    recordRequest(tx, actor, { ...said, wish, name, receivedOn, channel: 'visit' }),
  );
const step = (requestId: number, name: Step, partyId?: number, reason = '') =>
  secretary.act((tx, actor) => stepRequest(tx, actor, { requestId, step: name, partyId, reason }));
const checked = async (wish: Wish, name = child) => {
  const requestId = await byHand(wish, undefined, name);
  await step(requestId, 'found', await story.partyOf(name));
  await step(requestId, 'checked', undefined, 'Gọi lại');
  return requestId;
};
const count = async () => Number((await story.admin`SELECT count(*) AS n FROM app.person_request`)[0]!.n);

describe('the form', () => {
  it('answers alike for somebody who is known and somebody who is not, and keeps both', async () => {
    expect(await wishPlace(hoi)).toMatchObject({ association: expect.stringContaining('Ngọc Lặc') });
    const before = await count();
    const answers = [await send(child), await send('Người Không Có Ở Đâu')];
    expect(answers.every((code) => /^[0-9A-Z]{10}$/.test(code))).toBe(true);
    expect(await count()).toBe(before + 2);
    const list = await secretary.act((tx) => requestList(tx));
    expect(list.filter((one) => answers.includes(one.code)).map((one) => one.state)).toEqual([
      'received',
      'received',
    ]);
  });

  it('answers a filled trap alike and keeps nothing', async () => {
    const before = await count();
    expect(await send(child, { website: 'http://spam.example' })).toMatch(/^[0-9A-Z]{10}$/);
    expect(await count()).toBe(before);
  });

  it('takes no more than the database keeps, and twenty an hour', async () => {
    const code = async (work: Promise<unknown>) =>
      work.then(
        () => 'done',
        (error) => error.code,
      );
    expect(await code(send(child, { text: 'x'.repeat(2001) }))).toBe('fields.tooLong');
    expect(await code(send(' '))).toBe('fields.required');
    const results: string[] = [];
    for (let i = 0; i < 20; i += 1) results.push(await code(send(`Người Thử ${i}`)));
    expect(results.filter((one) => one === 'rights.tooMany').length).toBeGreaterThanOrEqual(2);
    expect(await code(send(child, { website: 'x' }))).toBe('rights.tooMany');
  });
});

describe('the clock', () => {
  it.each([
    ['2026-11-26', '2026-11-30'],
    ['2026-11-27', '2026-12-01'],
    ['2026-04-28', '2026-05-04'],
    ['2026-02-13', '2026-02-24'],
  ])('of a request that came on %s ends on %s', async (from, until) => {
    const [row] = await story.admin`SELECT app.add_working_days(${from}, 2)::text AS day`;
    expect(row!.day).toBe(until);
  });

  it('is set by the database, and what is not answered in time is late', async () => {
    const id = await byHand('correct', addDays(today, -30));
    expect(await secretary.act((tx) => requestPage(tx, id))).toMatchObject({ isLate: true });
    await step(id, 'refused', undefined, 'Không phải người ấy');
    expect(await secretary.act((tx) => requestPage(tx, id))).toMatchObject({
      state: 'refused',
      isLate: false,
    });
  });
});

describe('the steps', () => {
  it('come in their order, and a closed request takes none', async () => {
    const id = await byHand('see');
    expect(await refusedWith(() => step(id, 'checked'))).toBe('rights.findFirst');
    expect(await refusedWith(() => step(id, 'answered'))).toBe('rights.checkFirst');
    const page = await secretary.act((tx) => requestPage(tx, id));
    expect(page!.candidates.map((one) => one.name)).toEqual([child]);
    await step(id, 'found', page!.candidates[0]!.id);
    await step(id, 'checked', undefined, 'Xem giấy tờ');
    expect(await refusedWith(() => step(id, 'found', page!.candidates[0]!.id))).toBe('rights.alreadyChecked');
    await step(id, 'answered');
    expect(await refusedWith(() => step(id, 'refused', undefined, 'x'))).toBe('rights.over');
  });

  it('are seen by the offices of consent alone', async () => {
    const accountant = await story.as('ketoan', ['accountant']);
    expect(await accountant.act((tx) => requestList(tx))).toEqual([]);
    await expect(
      accountant.act((tx, actor) => stepRequest(tx, actor, { requestId: 1, step: 'notHeld', reason: '' })),
    ).rejects.toMatchObject({
      code: 'access.notPermitted',
    });
  });
});

describe('the file of everything held', () => {
  it('is not made before the asker was checked', async () => {
    const id = await byHand('see');
    await step(id, 'found', await story.partyOf(child));
    expect(await secretary.act((tx) => personJson(tx, id))).toBeNull();
  });

  it('holds texts, circumstances, awards, consents, and who read them; making it is such a reading', async () => {
    const id = await checked('see');
    await secretary.act((tx) => personJson(tx, id));
    const file = JSON.parse(String((await secretary.act((tx) => personJson(tx, id)))!.bytes));
    expect(file.texts.map((one: { value: string }) => one.value)).toContain(child);
    expect(file.circumstances[0].account).toContain('Bố mất sớm');
    expect(file.awards[0]).toMatchObject({ amountVnd: '500000', status: 'decided' });
    expect(file.consents.length).toBeGreaterThan(3);
    expect(file.readings.length).toBeGreaterThan(1);
    const pdf = await secretary.act((tx) => personPdf(tx, id));
    expect(Buffer.from(pdf!.bytes).subarray(0, 5).toString()).toBe('%PDF-');
  });
});

describe('erasing', () => {
  it('waits for the check, and is for a request to erase alone', async () => {
    const erase = (id: number) => () => secretary.act((tx, actor) => erasePerson(tx, actor, id));
    expect(await refusedWith(erase(await byHand('erase')))).toBe('rights.checkFirst');
    expect(await refusedWith(erase(await checked('see')))).toBe('rights.notFound');
  });

  it('leaves the mark alone, ends consents, and the books and the log still prove themselves', async () => {
    const partyId = await story.partyOf(child);
    const shown = () => withPublic((tx) => honourRows(tx, hoi, 2019));
    const total = (await shown()).length;
    const id = await checked('erase');
    // A picture that nobody has agreed to yet: no consent ends with it.
    const card = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#888' } })
      .png()
      .toBuffer();
    const [award] =
      await story.admin`SELECT min(id) AS id FROM app.award WHERE association_id = ${story.associationId} AND party_id = ${partyId} AND status = 'decided'`;
    const [question] =
      await story.admin`SELECT max(id) AS id FROM app.consent_request WHERE association_id = ${story.associationId} AND award_id = ${award!.id}`;
    await secretary.act((tx, actor) =>
      closeConsentRequest(tx, actor, { requestId: Number(question!.id), cause: 'notNeeded' }),
    );
    await secretary.act((tx, actor) =>
      keepHonourPhoto(tx, actor, { awardId: Number(award!.id), bytes: card }),
    );
    expect(await secretary.act((tx, actor) => erasePerson(tx, actor, id))).toBeGreaterThan(2);
    const pictures =
      await story.admin`SELECT octet_length(content) AS size FROM app.honour_photo WHERE party_id = ${partyId}`;
    expect(pictures.map((row) => row.size)).toEqual([0]);
    const left = await story.admin`
      SELECT value FROM app.personal_value WHERE party_id = ${partyId} AND association_id = ${story.associationId} AND value <> ''`;
    expect([...new Set(left.map((row) => row.value))]).toEqual(['(đã xoá theo yêu cầu)']);
    expect((await shown()).some((row) => row.name === child)).toBe(false);
    expect((await shown()).length).toBe(total);
    const [kept] =
      await story.admin`SELECT count(*)::int AS n FROM app.hardship h JOIN app.nomination n ON n.id = h.nomination_id AND n.association_id = h.association_id WHERE n.party_id = ${partyId}`;
    expect(kept!.n).toBe(0);
    expect(await brokenBooks(story)).toEqual([]);
  });

  it('takes the name too of who stands on no voucher', async () => {
    const name = 'Trương Minh Khuê';
    const partyId = await story.partyOf(name);
    const id = await checked('erase', name);
    await secretary.act((tx, actor) => erasePerson(tx, actor, id));
    const [left] =
      await story.admin`SELECT count(*)::int AS n FROM app.personal_value WHERE association_id = ${story.associationId} AND party_id = ${partyId} AND value NOT IN ('', '(đã xoá theo yêu cầu)')`;
    expect(left!.n).toBe(0);
    expect(await brokenBooks(story)).toEqual([]);
  });
});
