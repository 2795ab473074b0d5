/**
 * What the database holds about consents: how long they last, whose word they are, in which words they were asked for; and
 * that each of its guards is the reason.
 */
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askRound, closeConsentRequest } from '@/lib/consents/commands/ask';
import { recordPaperAnswer } from '@/lib/consents/commands/paper-answer';
import { endLapsedConsents } from '@/lib/consents/daily-consents';
import { askedPerson } from '@/lib/consents/queries/asked';
import { giveConsent } from '@/lib/honours/commands/consents';
import { refusedWith } from '@/tests/factories/refused';
import { hoi } from '../public/story';
import { type AskingRoom, days, names, openAsking, today } from './asking';

let room: AskingRoom;
beforeAll(async () => {
  room = await openAsking();
  const { roundId } = await room.of(names.child);
  await room.secretary.act((tx, actor) => askRound(tx, actor, { roundId, ...days }));
});
afterAll(() => room.end());

const questionOf = async (name: string) => {
  const { awardId } = await room.of(name);
  return (await room.secretary.act((tx) => askedPerson(tx, awardId)))!;
};
const father = { name: 'Phạm Văn Điền', relation: 'father' as const };

/** What the keepers of copies hear when the daily work runs. */
async function purgedAtMidnight(): Promise<string[]> {
  const [sealer, listener] = [room.story.database.urls.sealer, room.story.database.urls.public].map((url) =>
    postgres(url, { max: 1, onnotice: () => {} }),
  ) as [postgres.Sql, postgres.Sql];
  const heard: string[] = [];
  await listener.listen('densach_purge', (message) => void heard.push(message));
  await endLapsedConsents(sealer);
  await new Promise((resolve) => setTimeout(resolve, 150));
  await Promise.all([sealer.end(), listener.end()]);
  return heard;
}

describe('a consent', () => {
  const consentOf = (partyId: number, column: string, value: string) =>
    room.story.admin.begin(async (tx) => {
      await tx`SET LOCAL session_replication_role = replica`;
      await tx.unsafe(
        `UPDATE app.consent SET ${column} = ${value} WHERE party_id = ${partyId} AND withdrawn_at IS NULL`,
      );
    });

  it('that has run out names nobody, and can be given again', async () => {
    const name = 'Quách Văn Nhật Tấn';
    const { partyId } = await room.of(name);
    expect(await room.isNamed(name)).toBe(true);
    await consentOf(partyId, 'expires_on', 'app.today() - 1');
    expect(await room.isNamed(name)).toBe(false);
    expect(await purgedAtMidnight()).toEqual([`names:${hoi}`]);
    for (const giver of ['self', 'guardian'] as const)
      await room.secretary.act((tx, actor) =>
        giveConsent(tx, actor, { partyId, fields: ['name'], giver, givenOn: today, representative: father }),
      );
    expect(await room.isNamed(name)).toBe(true);
  });

  it('of a guardian has a name, by link it comes through the link alone, and no answer is made up', async () => {
    const { partyId } = await room.of(names.other);
    const insert = (columns: string, values: string) => () =>
      room.secretary.act(async (tx, actor) => {
        await giveConsent(tx, actor, { partyId, fields: ['photo'], giver: 'self', givenOn: today });
        await tx.execute(`INSERT INTO app.consent (association_id, party_id, field, purpose, given_on, text_version, recorded_by, ${columns})
          VALUES (app.current_association(), ${partyId}, 'amount', 'publish', '${today}', 'words-1', 0, ${values})`);
      });
    const cases = [
      ['giver, channel', "'guardian', 'paper'", 'consents.representativeNeeded'],
      ['giver, channel', "'self', 'link'", 'consents.onlyByLink'],
      ['giver, channel, answer_id', "'self', 'paper', 1", 'consents.onlyByAnswer'],
    ] as const;
    for (const [columns, values, code] of cases)
      await expect(insert(columns, values)()).rejects.toMatchObject({ cause: { message: code } });
  });

  it('was asked for in words that nobody changes afterwards', async () => {
    const change = room.story.admin`UPDATE app.consent_text SET content = '{"vi":1,"en":2}'`;
    await expect(change).rejects.toMatchObject({ message: 'audit.appendOnly' });
    const { question } = await questionOf(names.child);
    await room.secretary.act((tx, actor) =>
      recordPaperAnswer(tx, actor, {
        ...{ requestId: question!.id, givenOn: today, self: { chosen: ['publish:name'] } },
      }),
    );
    const rows = await room.story.admin`
      SELECT DISTINCT c.text_version FROM app.consent c WHERE c.answer_id IS NOT NULL`;
    expect(rows.map((row) => row.text_version)).toEqual(['words-1']);
  });
});

describe('each control is the reason', () => {
  const without = async (table: string, trigger: string, act: () => Promise<unknown>) => {
    await room.story.admin.unsafe(`ALTER TABLE app.${table} DISABLE TRIGGER ${trigger}`);
    try {
      return await act();
    } finally {
      await room.story.admin.unsafe(`ALTER TABLE app.${table} ENABLE TRIGGER ${trigger}`);
    }
  };

  it('why nobody agrees to be named before the decision: without consent_guard it goes through', async () => {
    const partyId = await room.story.partyOf('Trương Minh Khuê');
    const give = () =>
      room.secretary.act((tx, actor) =>
        giveConsent(tx, actor, { partyId, fields: ['name'], giver: 'self', givenOn: today }),
      );
    expect(await refusedWith(give)).toBe('consents.beforeDecision');
    await without('consent', 'consent_guard', give);
  });

  it('why an answer makes consents: without its trigger nothing is in force', async () => {
    const { question } = await questionOf('Bùi Hữu Kim Xuyến');
    const answer = () =>
      room.secretary.act((tx, actor) =>
        recordPaperAnswer(tx, actor, {
          ...{ requestId: question!.id, givenOn: today, self: { chosen: ['ceremonyProjected:name'] } },
        }),
      );
    await without('consent_answer', 'z_consent_answer_counts', answer);
    expect((await questionOf('Bùi Hữu Kim Xuyến')).agreed).not.toContain('ceremonyProjected:name');
  });

  it('why a closed question takes no answer: without consent_answer_guard it does', async () => {
    const { question } = await questionOf('Quách Văn Nhật Tấn');
    await room.secretary.act((tx, actor) =>
      closeConsentRequest(tx, actor, { requestId: question!.id, cause: 'notNeeded' }),
    );
    const answer = () =>
      room.secretary.act((tx, actor) =>
        recordPaperAnswer(tx, actor, { requestId: question!.id, givenOn: today, self: { chosen: [] } }),
      );
    expect(await refusedWith(answer)).toBe('consents.closed');
    await without('consent_answer', 'u_consent_answer_guard', answer);
  });
});
