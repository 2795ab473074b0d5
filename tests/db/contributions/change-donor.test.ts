/** changeDonor: the old name stays in the history, the papers of the past keep pointing to the same party. */
import { describe, expect, it } from 'vitest';
import { contributionById } from '@/lib/contributions/queries';
import { changeDonor } from '@/lib/donors/commands';
import { donorProfile, donorsNamed } from '@/lib/donors/queries';
import { refusedWith } from '@/tests/factories/refused';
import { withBooks } from './set-up';
import { give } from './story';

const room = withBooks('hoi-doi-ten');

describe('changeDonor', () => {
  it('ends the old name and keeps it; empties a telephone; leaves what did not change alone', async () => {
    const { books } = room;
    const given = await give(books.cashier, books, {
      ...{
        amountVnd: 10_000n,
        donor: { name: 'Công ty Cũ', kind: 'enterprise' as const, phone: '0912345678' },
      },
    });
    const donorId = (await books.cashier.act((tx) => contributionById(tx, given.contributionId)))!.donorId!;
    const change = (facts: { name: string; phone: string; address: string }) =>
      books.secretary.act((tx, actor) => changeDonor(tx, actor, { donorId, ...facts }));
    await change({ name: 'Công ty Mới', phone: '', address: 'Thôn Một' });
    const profile = await books.chair.act((tx) => donorProfile(tx, donorId));
    expect(profile).toMatchObject({ name: 'Công ty Mới', phone: null, address: 'Thôn Một' });
    expect(profile?.formerNames.map((former) => former.name)).toEqual(['Công ty Cũ']);
    await change({ name: 'Công ty Mới', phone: '', address: 'Thôn Một' });
    expect((await books.chair.act((tx) => donorProfile(tx, donorId)))?.formerNames).toHaveLength(1);
    expect(await books.cashier.act((tx) => donorsNamed(tx, 'Công ty Mới'))).toEqual({
      same: [donorId],
      similar: null,
    });
    expect(await books.cashier.act((tx) => donorsNamed(tx, 'Cong ty Moi'))).toEqual({
      same: [],
      similar: 'Công ty Mới',
    });
  });

  it('failure path: an inspector changes nothing, and a stranger is not a donor', async () => {
    const { books } = room;
    const facts = { donorId: 999_999, name: 'Không ai', phone: '', address: '' };
    await expect(books.inspector.act((tx, actor) => changeDonor(tx, actor, facts))).rejects.toMatchObject({
      code: 'access.notPermitted',
    });
    expect(await refusedWith(() => books.secretary.act((tx, actor) => changeDonor(tx, actor, facts)))).toBe(
      'people.notFound',
    );
  });
});
