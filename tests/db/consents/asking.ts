/** What the tests of asking share: the story of 2019, its people by award, ways to ask and to answer. All people are made up. */

import { closeConsentRequest, makeConsentLink } from '@/lib/consents/commands/ask';
import { answerByLink } from '@/lib/consents/commands/by-link';
import { askedRound, roundsToAsk } from '@/lib/consents/queries/asked';
import type { ConsentItem } from '@/lib/consents/schema/items';
import { honourRows } from '@/lib/honours/queries';
import { addDays, todayVn, yearOf } from '@/lib/kernel/dates';
import type { Colleague } from '@/tests/factories/association';
import { hoi, openStory, type Story, withPublic } from '../public/story';

export const today = todayVn(new Date());
export const days = { answerBy: addDays(today, 14), holdsUntil: `${yearOf(today) + 1}-12-31` };
export const names = {
  child: 'Phạm Thị Ánh Nguyệt',
  other: 'Bùi Thị Hồng Thắm',
};

export interface AskingRoom {
  story: Story;
  secretary: Colleague;
  end: () => Promise<void>;
  /** The award and the person of a name. */
  of: (name: string) => Promise<{ awardId: number; partyId: number; roundId: number }>;
  setBirthYear: (partyId: number, birthYear: number | null) => Promise<void>;
  isNamed: (name: string) => Promise<boolean>;
}

export async function openAsking(): Promise<AskingRoom> {
  const story = await openStory();
  const secretary = await story.as('thuky', ['secretary']);
  await closeEverything(secretary);
  return {
    ...{ story, secretary, end: story.end },
    of: async (name) => {
      const partyId = await story.partyOf(name);
      const [row] = await story.admin<{ id: string; round_id: string }[]>`
        SELECT id, round_id FROM app.award WHERE association_id = ${story.associationId} AND party_id = ${partyId} AND status = 'decided'`;
      return { awardId: Number(row!.id), partyId, roundId: Number(row!.round_id) };
    },
    setBirthYear: async (partyId, birthYear) => {
      await story.admin.begin(async (tx) => {
        await tx`SET LOCAL session_replication_role = replica`;
        await tx`UPDATE app.party SET birth_year = ${birthYear} WHERE association_id = ${story.associationId} AND id = ${partyId}`;
      });
    },
    isNamed: async (name) =>
      (await withPublic((tx) => honourRows(tx, hoi, 2019))).some((row) => row.name === name),
  };
}

/** The forms of the story have come back; here everybody is asked anew. */
const closeEverything = (secretary: Colleague) =>
  secretary.act(async (tx, actor) => {
    for (const { slug } of await roundsToAsk(tx))
      for (const { question } of (await askedRound(tx, slug))!.rows)
        if (question) await closeConsentRequest(tx, actor, { requestId: question.id, cause: 'notNeeded' });
  });

/** A link about an award, made by the secretary. */
export const aLink = (room: AskingRoom, awardId: number, changes: Partial<typeof days> = {}) =>
  room.secretary.act((tx, actor) =>
    makeConsentLink(tx, actor, { awardId, ...days, ...changes, linkStart: 'https://hoi.example/dong-y/' }),
  );

/** Both answer through a link. */
export const bothAnswer = (token: string, guardian: ConsentItem[], self: ConsentItem[]) =>
  answerByLink({
    token,
    guardian: { chosen: guardian, name: 'Phạm Văn Điền', relation: 'father' },
    self: { chosen: self },
  });
