/** One person under several names: a withdrawal under one hides all, and a promise is paid by any of them. */
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { attachPayment } from '@/lib/campaigns/commands/pledge';
import { freeGiftsOf, openPledgesOf } from '@/lib/campaigns/queries/pledges';
import { contributionById } from '@/lib/contributions/queries';
import { joinDonors, separateDonors } from '@/lib/donors/commands/aliases';
import { giveConsent, withdrawConsent } from '@/lib/honours/commands/consents';
import { refusedWith } from '@/tests/factories/refused';
import { aPledge } from '../campaigns/set-up';
import { withBooks } from '../contributions/set-up';
import { give } from '../contributions/story';

const room = withBooks('hoi-mot-nguoi');

async function aGift(name: string, amountVnd = 100_000n) {
  const { cashier } = room.books;
  const donor = { name, kind: 'individual' as const };
  const { contributionId } = await give(cashier, room.books, { amountVnd, donor });
  const gift = await cashier.act((tx) => contributionById(tx, contributionId));
  return { contributionId, donorId: gift!.donorId! };
}
const join = (headId: number, aliasId: number) =>
  room.books.secretary.act((tx, actor) =>
    joinDonors(tx, actor, { headId, aliasId, reason: 'cùng một người' }),
  );
const separate = (aliasId: number) =>
  room.books.secretary.act((tx, actor) => separateDonors(tx, actor, { aliasId, reason: 'gộp nhầm' }));
const agree = (partyId: number) =>
  room.books.secretary.act((tx, actor) =>
    giveConsent(tx, actor, { partyId, fields: ['name'], giver: 'self', givenOn: '2019-02-20' }),
  );
const withdraw = (partyId: number) =>
  room.books.secretary.act((tx, actor) => withdrawConsent(tx, actor, { partyId, reason: 'đổi ý' }));
const isShown = async (partyId: number) => {
  const [row] = await room.books.secretary.act((tx) =>
    tx.execute<{ yes: boolean }>(
      sql`SELECT app.has_consent(app.current_association(), ${partyId}, 'name', 'publish') AS yes`,
    ),
  );
  return row!.yes;
};
async function twoNames(name: string) {
  const [one, other] = [await aGift(`${name} Hoà`), await aGift(`${name} Hòa`)];
  return { one: one.donorId, other: other.donorId };
}

describe('consent of a person with two names', () => {
  it('is withdrawn for both under either name, and given anew for one', async () => {
    const { one, other } = await twoNames('Lê Thử');
    for (const id of [one, other]) await agree(id);
    await join(one, other);
    expect([await isShown(one), await isShown(other)]).toEqual([true, true]);
    await withdraw(other);
    expect([await isShown(one), await isShown(other)]).toEqual([false, false]);
    await agree(one);
    expect([await isShown(one), await isShown(other)]).toEqual([true, false]);
  });

  it('withdrawn before they were known to be one: hidden once joined, shown again when apart', async () => {
    const { one, other } = await twoNames('Lý Thử');
    for (const id of [one, other]) await agree(id);
    await withdraw(other);
    expect(await isShown(one)).toBe(true);
    await join(one, other);
    expect(await isShown(one)).toBe(false);
    await separate(other);
    expect(await isShown(one)).toBe(true);
  });

  it('has nothing to withdraw when no name has a consent', async () => {
    const { one, other } = await twoNames('Lò Thử');
    await join(one, other);
    for (const id of [one, other])
      expect(await refusedWith(() => withdraw(id))).toBe('honours.nothingToWithdraw');
  });
});

describe('a promise of a person with two names', () => {
  it('is paid by a gift under the other name, and by nobody else', async () => {
    const [one, other, third] = [
      await aGift('Hà Thử Hoà'),
      await aGift('Hà Thử Hòa'),
      await aGift('Đinh Thử'),
    ];
    const pledgeId = await aPledge(room.books.secretary, one.donorId, 1_000_000n);
    const pay = (contributionId: number) =>
      refusedWith(() =>
        room.books.cashier.act((tx, actor) => attachPayment(tx, actor, { pledgeId, contributionId })),
      );
    expect(await pay(other.contributionId)).toBe('campaigns.otherDonor');
    await join(one.donorId, other.donorId);
    const { cashier } = room.books;
    expect((await cashier.act((tx) => openPledgesOf(tx, other.donorId))).map(({ id }) => id)).toEqual([
      pledgeId,
    ]);
    expect(await cashier.act((tx) => freeGiftsOf(tx, one.donorId))).toHaveLength(2);
    expect(await pay(other.contributionId)).toBe('accepted');
    expect(await pay(third.contributionId)).toBe('campaigns.otherDonor');
    await separate(other.donorId);
    expect(await pay((await aGift('Hà Thử Hòa')).contributionId)).toBe('campaigns.otherDonor');
  });
});
