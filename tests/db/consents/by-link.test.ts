/**
 * A family answers through its own link: both the guardian and the child, once, after the decision; what is in force is
 * what both chose, and one press takes it all back. The secret is nowhere in the database.
 */
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeConsentRequest } from '@/lib/consents/commands/ask';
import { answerByLink, withdrawByLink } from '@/lib/consents/commands/by-link';
import { consentPage } from '@/lib/consents/door';
import { askedPerson } from '@/lib/consents/queries/asked';
import { honourRows } from '@/lib/honours/queries';
import { addDays } from '@/lib/kernel/dates';
import { refusedWith } from '@/tests/factories/refused';
import { hoi, withPublic } from '../public/story';
import { type AskingRoom, aLink, bothAnswer, names, openAsking, today } from './asking';

let room: AskingRoom;
beforeAll(async () => {
  room = await openAsking();
});
afterAll(() => room.end());

const refused = async (work: () => Promise<unknown>) =>
  work().then(
    () => 'done',
    (error) => error.code,
  );
const shownOf = async (name: string) =>
  (await withPublic((tx) => honourRows(tx, hoi, 2019))).find((row) => row.name === name);

describe('a child of nine', () => {
  let token: string;
  let awardId: number;
  let partyId: number;
  beforeAll(async () => {
    ({ awardId, partyId } = await room.of(names.child));
    await room.setBirthYear(partyId, Number(today.slice(0, 4)) - 9);
    ({ token } = await aLink(room, awardId));
  });

  it('is asked together with the guardian, and sees what would be published, in frozen words', async () => {
    const page = (await consentPage(token))!;
    expect(page).toMatchObject({
      name: names.child,
      givers: ['self', 'guardian'],
      label: 'scholarship',
      kind: 'student',
    });
    expect(page).toMatchObject({ school: 'Trường Tiểu học Lam Sơn', answers: [] });
    expect(page.words.vi.noChange).toContain('phần thưởng vẫn được trao đủ');
    expect(page.words.en.noChange).toContain('changes nothing');
    expect(JSON.stringify(page)).not.toMatch(/hardship|Bố bệnh/i);
  });

  it('cannot answer without the guardian, nor the guardian without the child', async () => {
    expect(await refused(() => answerByLink({ token, self: { chosen: ['publish:name'] } }))).toBe(
      'consents.bothNeeded',
    );
    const guardian = {
      chosen: ['publish:name' as const],
      name: 'Phạm Văn Điền',
      relation: 'father' as const,
    };
    expect(await refused(() => answerByLink({ token, guardian }))).toBe('consents.bothNeeded');
    expect(await room.isNamed(names.child)).toBe(false);
  });

  it('needs the name of the representative', async () => {
    const guardian = { chosen: ['publish:name' as const], name: ' ', relation: 'father' as const };
    expect(await refused(() => answerByLink({ token, guardian, self: { chosen: [] } }))).toBe(
      'consents.representativeNeeded',
    );
  });

  it('is named for what both chose, and for no more', async () => {
    const total = (await withPublic((tx) => honourRows(tx, hoi, 2019))).length;
    await bothAnswer(token, ['publish:name', 'publish:school'], ['publish:name']);
    expect(await shownOf(names.child)).toMatchObject({ school: null });
    expect((await withPublic((tx) => honourRows(tx, hoi, 2019))).length).toBe(total);
    const person = await room.secretary.act((tx) => askedPerson(tx, awardId));
    expect(person).toMatchObject({ state: 'answered', agreed: ['publish:name'] });
    expect(person!.question!.answers).toMatchObject([
      { giver: 'guardian', representative: 'Phạm Văn Điền', relation: 'father', channel: 'link' },
      { giver: 'self', chosen: ['publish:name'] },
    ]);
  });

  it('answers once', async () => {
    expect(await refused(() => bothAnswer(token, [], []))).toBe('consents.alreadyAnswered');
  });

  it('is gone after one press on the same link, totals stay', async () => {
    const total = (await withPublic((tx) => honourRows(tx, hoi, 2019))).length;
    expect(await withdrawByLink({ token })).toBeGreaterThan(0);
    expect(await room.isNamed(names.child)).toBe(false);
    expect((await withPublic((tx) => honourRows(tx, hoi, 2019))).length).toBe(total);
    expect(await withdrawByLink({ token })).toBe(0);
    expect((await consentPage(token))!.inForce).toEqual({ self: [], guardian: [] });
  });

  it('the link opens nothing once the office closed it', async () => {
    const person = await room.secretary.act((tx) => askedPerson(tx, awardId));
    const requestId = person!.question!.id;
    const close = () =>
      room.secretary.act((tx, actor) => closeConsentRequest(tx, actor, { requestId, cause: 'lost' }));
    await close();
    expect(await consentPage(token)).toBeNull();
    expect(await refused(() => withdrawByLink({ token }))).toBe('links.ended');
    expect(await refusedWith(close)).toBe('consents.closed');
  });
});

describe('at the same time', () => {
  it('two answers through one link are one, and the keepers of copies hear of it in that transaction', async () => {
    const { awardId, partyId } = await room.of(names.other);
    await room.setBirthYear(partyId, Number(today.slice(0, 4)) - 9);
    const { token } = await aLink(room, awardId);
    const listener = postgres(room.story.database.urls.public, { max: 1, onnotice: () => {} });
    const heard: string[] = [];
    await listener.listen('densach_purge', (message) => void heard.push(message));
    const results = await Promise.all(
      Array.from({ length: 6 }, () => refused(() => bothAnswer(token, ['publish:name'], ['publish:name']))),
    );
    expect(results.filter((result) => result === 'done')).toHaveLength(1);
    expect(new Set(results)).toEqual(new Set(['done', 'consents.alreadyAnswered']));
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(heard).toContain(`names:${hoi}`);
    heard.length = 0;
    await withdrawByLink({ token });
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(heard).toContain(`names:${hoi}`);
    await listener.end();
  });
});

describe('the link', () => {
  it('is replaced by a new one for the same award', async () => {
    const { awardId } = await room.of(names.other);
    const first = await aLink(room, awardId);
    const second = await aLink(room, awardId);
    expect(await consentPage(first.token)).toBeNull();
    expect((await consentPage(second.token))!.name).toBe(names.other);
  });

  it('lies in the database as a hash only', async () => {
    const { awardId } = await room.of(names.other);
    const { token } = await aLink(room, awardId);
    const found = await room.story.admin<{ n: number }[]>`
      SELECT count(*)::int AS n FROM app.consent_request WHERE encode(token_hash, 'escape') LIKE ${`%${token}%`} OR code = ${token}`;
    expect(found[0]!.n).toBe(0);
    const [own] = await room.story.admin<{ n: number }[]>`
      SELECT count(*)::int AS n FROM app.consent_request WHERE token_hash = sha256(convert_to(${token}, 'UTF8'))`;
    expect(own!.n).toBe(1);
    const reading = () =>
      room.secretary.act((tx) => tx.execute('SELECT token_hash FROM app.consent_request'));
    await expect(reading()).rejects.toMatchObject({ cause: { code: '42501' } });
  });

  it('cannot be guessed by its beginning: ten tries, and the right one is refused too', async () => {
    const { awardId } = await room.of(names.other);
    const { token } = await aLink(room, awardId);
    for (let i = 0; i < 10; i += 1) expect(await consentPage(`${token.slice(0, 8)}wrong${i}`)).toBeNull();
    expect(await consentPage(token)).toBeNull();
  });

  it('is over after its day, and its day is at most ninety days ahead', async () => {
    const { awardId } = await room.of(names.other);
    expect(await refusedWith(() => aLink(room, awardId, { answerBy: addDays(today, 91) }))).toBe(
      'links.badExpiry',
    );
    expect(await refusedWith(() => aLink(room, awardId, { answerBy: addDays(today, -1) }))).toBe(
      'links.badExpiry',
    );
    const { token } = await aLink(room, awardId);
    await room.story.admin.begin(async (tx) => {
      await tx`SET LOCAL session_replication_role = replica`;
      await tx`UPDATE app.consent_request SET answer_by = ${addDays(today, -1)} WHERE token_hash = sha256(convert_to(${token}, 'UTF8'))`;
    });
    expect(await consentPage(token)).toBeNull();
  });
});
