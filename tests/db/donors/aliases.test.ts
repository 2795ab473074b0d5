/** One donor under several names: joined, read together, separated; nothing is re-pointed and nothing public changes. */
import postgres from 'postgres';
import { describe, expect, it } from 'vitest';
import { contributionList, contributionTotals } from '@/lib/contributions/list';
import { contributionById, earlierGifts, lastNameChoice } from '@/lib/contributions/queries';
import { changeDonor } from '@/lib/donors/commands';
import {
  joinDonors,
  keepDonorsApart,
  lookAgainAtDonors,
  separateDonors,
} from '@/lib/donors/commands/aliases';
import { duplicateQueue, openPairCount } from '@/lib/donors/duplicate-queries';
import { donorList, donorProfile, donorsNamed } from '@/lib/donors/queries';
import { publish } from '@/lib/honours/commands';
import { refusedWith } from '@/tests/factories/refused';
import { withBooks } from '../contributions/set-up';
import { give } from '../contributions/story';

const room = withBooks('hoi-ten-khac');

async function donor(name: string, amountVnd: bigint, occurredOn = '2019-01-10'): Promise<number> {
  const { books } = room;
  const given = await give(books.cashier, books, {
    ...{ amountVnd, occurredOn, donor: { name, kind: 'individual' as const } },
  });
  return (await books.cashier.act((tx) => contributionById(tx, given.contributionId)))!.donorId!;
}
const join = (headId: number, aliasId: number) =>
  room.books.secretary.act((tx, actor) =>
    joinDonors(tx, actor, { headId, aliasId, reason: 'cùng một người' }),
  );
const separate = (aliasId: number) =>
  room.books.secretary.act((tx, actor) => separateDonors(tx, actor, { aliasId, reason: 'gộp nhầm' }));

describe('joinDonors and separateDonors', () => {
  it('reads the gifts of both names together, and apart again, with equal totals throughout', async () => {
    const { chair } = room.books;
    const head = await donor('Trần Thị Hoà Mẫu', 100_000n, '2018-12-30');
    const alias = await donor('Trần Thị Hòa Mẫu', 250_000n);
    const all = () => chair.act((tx) => contributionTotals(tx, {}));
    const before = await all();
    const lone = await chair.act((tx) => donorProfile(tx, head));
    await join(head, alias);
    expect(await all()).toEqual(before);
    for (const id of [head, alias]) {
      const profile = await chair.act((tx) => donorProfile(tx, id));
      expect(profile).toMatchObject({ id: head, giftCount: 2, totalVnd: 350_000n, lastOn: '2019-01-10' });
      expect(profile?.years.map((row) => [row.year, row.moneyVnd])).toEqual([
        [2019, 250_000n],
        [2018, 100_000n],
      ]);
      expect(profile?.aliases).toEqual([{ id: alias, name: 'Trần Thị Hòa Mẫu' }]);
      expect(await chair.act((tx) => earlierGifts(tx, id))).toHaveLength(2);
      expect(await chair.act((tx) => contributionList(tx, { donorId: id }))).toHaveLength(2);
      expect(await chair.act((tx) => lastNameChoice(tx, id))).toBeDefined();
    }
    expect(
      (await chair.act((tx) => contributionList(tx, { donorId: head }))).map((row) => row.donorId),
    ).toEqual([alias, head]);
    const found = await chair.act((tx) => donorList(tx, { q: 'tran thi hoa mau' }));
    expect(found.map((row) => [row.id, row.totalVnd])).toEqual([[head, 350_000n]]);
    for (const name of ['Trần Thị Hoà Mẫu', 'Trần Thị Hòa Mẫu'])
      expect((await chair.act((tx) => donorsNamed(tx, name))).same).toEqual([head]);
    expect(await separate(alias)).toBe(head);
    expect(await all()).toEqual(before);
    expect(await chair.act((tx) => donorProfile(tx, head))).toEqual(lone);
    expect(await chair.act((tx) => donorProfile(tx, alias))).toMatchObject({ id: alias, totalVnd: 250_000n });
  });

  it('a new gift under the other name is written for the head, and the other name is edited at the head only', async () => {
    const { books } = room;
    const head = await donor('Vũ Văn Gốc', 10_000n);
    const alias = await donor('Vũ Văn Gôc', 20_000n);
    await join(head, alias);
    const given = await give(books.cashier, books, { amountVnd: 30_000n, donor: { id: alias } });
    const row = await books.cashier.act((tx) => contributionById(tx, given.contributionId));
    expect(row?.donorId).toBe(head);
    const facts = { donorId: alias, name: 'Vũ Văn Khác', phone: '', address: '' };
    expect(await refusedWith(() => books.secretary.act((tx, actor) => changeDonor(tx, actor, facts)))).toBe(
      'donors.isAlias',
    );
  });

  it('refuses chains, rings, a name of itself, strangers, and those who only read', async () => {
    const { books } = room;
    const [a, b, c] = [
      await donor('Đỗ Một', 1000n),
      await donor('Đỗ Hai', 1000n),
      await donor('Đỗ Ba', 1000n),
    ];
    expect(await refusedWith(() => join(a, a))).toBe('donors.aliasOfItself');
    expect(await refusedWith(() => join(a, 999_999))).toBe('people.notFound');
    await join(a, b);
    expect(await refusedWith(() => join(b, a))).toBe('donors.headIsAlias');
    expect(await refusedWith(() => join(b, c))).toBe('donors.headIsAlias');
    expect(await refusedWith(() => join(c, a))).toBe('donors.aliasHasAliases');
    expect(await refusedWith(() => join(c, b))).toBe('donors.alreadyAlias');
    expect(await refusedWith(() => separate(a))).toBe('donors.notAlias');
    const input = { headId: a, aliasId: c, reason: '' };
    for (const who of [books.inspector, books.chair])
      await expect(who.act((tx, actor) => joinDonors(tx, actor, input))).rejects.toMatchObject({
        code: 'access.notPermitted',
      });
  });

  it('of two crosswise joins at once one is refused; without the guard both would stand', async () => {
    const [a, b] = [await donor('Hồ Trước', 1000n), await donor('Hồ Sau', 1000n)];
    const results = await Promise.allSettled([join(a, b), join(b, a)]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    const admin = postgres(room.database.superuserUrl, { max: 1, onnotice: () => {} });
    const ring = async () =>
      (await admin`SELECT 1 FROM app.party x JOIN app.party y ON y.id = x.alias_of AND y.alias_of = x.id`)
        .length;
    expect(await ring()).toBe(0);
    await admin`ALTER TABLE app.party DISABLE TRIGGER u_party_alias_guard`;
    const free = [await donor('Hồ Không Canh', 1000n), await donor('Hồ Chẳng Canh', 1000n)] as const;
    await join(free[0], free[1]);
    await join(free[1], free[0]);
    expect(await ring()).toBe(2);
    await separate(free[0]);
    await admin`ALTER TABLE app.party ENABLE TRIGGER u_party_alias_guard`;
    await admin.end();
  });

  it('joining and separating change nothing that the public may see', async () => {
    const admin = postgres(room.database.superuserUrl, { max: 1, onnotice: () => {} });
    const seen = async () =>
      JSON.stringify([
        await admin`SELECT * FROM pub.gift ORDER BY 1, 2, 3`,
        await admin`SELECT id, donor_id, through_id, public_name_choice FROM app.contribution ORDER BY id`,
        await admin`SELECT id, party_id FROM app.consent ORDER BY id`,
      ]);
    const [a, b] = [await donor('Mai Công Khai', 1000n), await donor('Mai Công Khải', 2000n)];
    await room.books.chair.act((tx, actor) =>
      publish(tx, actor, { kind: 'donorRoll', year: 2019, asOf: '2019-12-31', reason: 'Sổ vàng để so' }),
    );
    const before = await seen();
    expect((await admin`SELECT * FROM pub.gift`).length).toBeGreaterThan(1);
    await join(a, b);
    expect(await seen()).toBe(before);
    await separate(b);
    expect(await seen()).toBe(before);
    await admin.end();
  });
});

describe('the queue of possible duplicates', () => {
  it('shows a pair with its reason, lets it rest once settled as two, and brings it back', async () => {
    const { secretary } = room.books;
    const one = await donor('Lý Thuý Hàng Đợi', 1000n);
    const other = await donor('Lý Thúy Hàng Đợi', 2000n);
    const pair = { oneId: other, otherId: one };
    const queue = () => secretary.act((tx) => duplicateQueue(tx));
    const isOpen = async () =>
      (await queue()).open.find((row) => row.one.id === one && row.other.id === other);
    expect(await isOpen()).toMatchObject({ reasons: ['tonePlacement'], strength: 'strong' });
    const count = await secretary.act((tx) => openPairCount(tx));
    await secretary.act((tx, actor) => keepDonorsApart(tx, actor, pair));
    expect(await isOpen()).toBeUndefined();
    expect((await queue()).apart.map((row) => [row.one.id, row.other.id])).toEqual([[one, other]]);
    expect(await secretary.act((tx) => openPairCount(tx))).toBe(count! - 1);
    expect(await refusedWith(() => secretary.act((tx, actor) => keepDonorsApart(tx, actor, pair)))).toBe(
      'donors.pairSettled',
    );
    await secretary.act((tx, actor) => lookAgainAtDonors(tx, actor, pair));
    expect(await isOpen()).toBeDefined();
    expect(await refusedWith(() => secretary.act((tx, actor) => lookAgainAtDonors(tx, actor, pair)))).toBe(
      'donors.pairSettled',
    );
    await join(one, other);
    expect(await isOpen()).toBeUndefined();
  });
});
