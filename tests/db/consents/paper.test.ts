/**
 * Asking on paper: nobody before the decision, everybody of a round at once, in words that stay as they were; only what
 * somebody signed with his own hand counts; the photo is kept for the offices alone and erased by the rules.
 */
import postgres from 'postgres';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askRound } from '@/lib/consents/commands/ask';
import { attachSignedConsent, recordPaperAnswer } from '@/lib/consents/commands/paper-answer';
import { endLapsedConsents } from '@/lib/consents/daily-consents';
import { consentFormSheets } from '@/lib/consents/papers';
import { askedPerson, askedRound, roundsToAsk, signedConsent } from '@/lib/consents/queries/asked';
import { giveConsent } from '@/lib/honours/commands/consents';
import { refusedWith } from '@/tests/factories/refused';
import { type AskingRoom, days, names, openAsking, today } from './asking';

let room: AskingRoom;
let roundId: number;
let slug: string;
beforeAll(async () => {
  room = await openAsking();
  ({ roundId } = await room.of(names.child));
  slug = (await room.secretary.act((tx) => roundsToAsk(tx)))[0]!.slug;
});
afterAll(() => room.end());

const ask = (by = room.secretary) => by.act((tx, actor) => askRound(tx, actor, { roundId, ...days }));
const questionOf = async (name: string) => {
  const { awardId } = await room.of(name);
  return (await room.secretary.act((tx) => askedPerson(tx, awardId)))!;
};
const father = { name: 'Phạm Văn Điền', relation: 'father' as const };
const photo = () =>
  sharp({ create: { width: 60, height: 80, channels: 3, background: '#eee' } })
    .png()
    .toBuffer();

describe('a round', () => {
  it('is asked about once, everybody at a time, and bodies are not', async () => {
    const count = await ask();
    const round = (await room.secretary.act((tx) => askedRound(tx, slug)))!;
    expect(count).toBe(round.rows.length);
    expect(round.rows.every((row) => row.state === 'waiting' && row.question!.code !== '')).toBe(true);
    expect(new Set(round.rows.map((row) => row.question!.code)).size).toBe(count);
    expect(await refusedWith(() => ask())).toBe('consents.nobodyToAsk');
  });

  it('is not asked about by the cashier, even when the program is told another role', async () => {
    const cashier = await room.story.as('thuquy', ['cashier']);
    await expect(ask(cashier)).rejects.toMatchObject({ code: 'access.notPermitted' });
    const pretending = () =>
      cashier.act((tx, actor) => askRound(tx, { ...actor, roles: ['secretary'] }, { roundId, ...days }));
    await expect(pretending()).rejects.toBeDefined();
  });

  it('prints one form a person with a column for each who answers, and no kind of pupil', async () => {
    const round = (await room.secretary.act((tx) => askedRound(tx, slug)))!;
    const sheets = await room.secretary.act((tx) => consentFormSheets(tx, round));
    expect(sheets).toHaveLength(round.rows.length);
    const child = sheets.find((sheet) => sheet.receiver.includes(names.child))!;
    expect(child.columns).toEqual(['Cha, mẹ, người giám hộ', 'Em']);
    expect(child.signatures.map((one) => one.role)).toEqual(['CHA, MẸ HOẶC NGƯỜI GIÁM HỘ', 'EM']);
    expect(JSON.stringify(sheets)).not.toMatch(/nghèo|khó khăn|hoàn cảnh đặc biệt/i);
  });
});

describe('a signed form', () => {
  it('counts for the part that was signed, and for the other when that comes', async () => {
    const { question, partyId } = await questionOf(names.child);
    await room.setBirthYear(partyId, Number(today.slice(0, 4)) - 9);
    const record = (part: object) =>
      room.secretary.act((tx, actor) =>
        recordPaperAnswer(tx, actor, { requestId: question!.id, givenOn: '2019-02-20', ...part }),
      );
    expect(await record({ guardian: { ...father, chosen: ['publish:name'] } })).toBe(1);
    expect((await questionOf(names.child)).state).toBe('partly');
    expect(await room.isNamed(names.child)).toBe(false);
    await record({ self: { chosen: ['publish:name'] } });
    expect(await questionOf(names.child)).toMatchObject({ state: 'answered', agreed: ['publish:name'] });
    expect(await room.isNamed(names.child)).toBe(true);
    expect(await refusedWith(() => record({ self: { chosen: [] } }))).toBe('consents.alreadyAnswered');
  });

  it('that says no takes away what was agreed to before', async () => {
    expect(await room.isNamed(names.other)).toBe(true);
    const { question } = await questionOf(names.other);
    await room.secretary.act((tx, actor) =>
      recordPaperAnswer(tx, actor, {
        requestId: question!.id,
        givenOn: today,
        guardian: { ...father, chosen: [] },
      }),
    );
    expect(await room.isNamed(names.other)).toBe(false);
  });

  it('without a hand of its own is refused by the database', async () => {
    const { question } = await questionOf(names.other);
    const bare = () =>
      room.secretary.act(async (tx, actor) => {
        await recordPaperAnswer(tx, actor, { requestId: question!.id, givenOn: today, self: { chosen: [] } });
        await tx.execute(`INSERT INTO app.consent_answer (association_id, request_id, giver, channel, given_on, chosen, has_mark, recorded_by)
          VALUES (app.current_association(), ${question!.id}, 'guardian', 'paper', '${today}', '', false, 0)`);
      });
    await expect(bare()).rejects.toMatchObject({
      cause: { constraint_name: expect.stringMatching(/consent_answer/) },
    });
  });

  it('is not dated before the decision, and nothing is agreed to before it', async () => {
    const { question, partyId } = await questionOf('Quách Văn Nhật Tấn');
    const early = {
      requestId: question!.id,
      givenOn: '2019-01-27',
      self: { chosen: ['publish:name' as const] },
    };
    expect(
      await refusedWith(() => room.secretary.act((tx, actor) => recordPaperAnswer(tx, actor, early))),
    ).toBe('consents.beforeDecision');
    const byHand = { partyId, fields: ['photo' as const], giver: 'self' as const, givenOn: '2019-01-27' };
    expect(await refusedWith(() => room.secretary.act((tx, actor) => giveConsent(tx, actor, byHand)))).toBe(
      'consents.beforeDecision',
    );
    const fourth = await room.story.partyOf('Trương Minh Khuê');
    const notChosen = { partyId: fourth, fields: ['name' as const], giver: 'self' as const, givenOn: today };
    expect(
      await refusedWith(() => room.secretary.act((tx, actor) => giveConsent(tx, actor, notChosen))),
    ).toBe('consents.beforeDecision');
    const handling = { field: 'file' as const, purpose: 'process' as const };
    await room.secretary.act((tx, actor) =>
      giveConsent(tx, actor, { partyId: fourth, things: [handling], giver: 'self', givenOn: today }),
    );
  });
});

describe('the photo of a signed form', () => {
  it('is redrawn, opened by the offices of consent, and by nobody else', async () => {
    const { question, awardId } = await questionOf(names.child);
    const bytes = new Uint8Array(await photo());
    const keep = () =>
      room.secretary.act((tx, actor) => attachSignedConsent(tx, actor, { requestId: question!.id, bytes }));
    expect(await keep()).toBe(1);
    expect(await keep()).toBe(2);
    const file = (await room.secretary.act((tx) => signedConsent(tx, awardId)))!;
    expect(file.contentType).toBe('image/jpeg');
    const accountant = await room.story.as('ketoan', ['accountant']);
    expect(await accountant.act((tx) => signedConsent(tx, awardId))).toBeNull();
  });

  it('is none when it is no picture', async () => {
    const { question } = await questionOf(names.child);
    const bytes = new TextEncoder().encode('<svg onload=alert(1)>');
    const keep = () =>
      room.secretary.act((tx, actor) => attachSignedConsent(tx, actor, { requestId: question!.id, bytes }));
    expect(await refusedWith(keep)).toBe('links.listKind');
  });

  it('stays while what it proves is in force, and goes a year after', async () => {
    const { question, awardId } = await questionOf(names.child);
    const sealer = postgres(room.story.database.urls.sealer, { max: 1, onnotice: () => {} });
    const erase = async () => (await endLapsedConsents(sealer)).erased;
    const age = (table: string, column: string, where: string) =>
      room.story.admin.begin(async (tx) => {
        await tx`SET LOCAL session_replication_role = replica`;
        await tx.unsafe(`UPDATE app.${table} SET ${column} = now() - interval '400 days' WHERE ${where}`);
      });
    await age('consent_paper', 'attached_at', `request_id = ${question!.id}`);
    expect(await erase()).toBe(0);
    await age('consent', 'withdrawn_at', 'answer_id IS NOT NULL');
    expect(await erase()).toBe(2);
    expect(await room.secretary.act((tx) => signedConsent(tx, awardId))).toBeNull();
    expect((await questionOf(names.child)).question!.paper).toBe('erased');
    await sealer.end();
  });
});
