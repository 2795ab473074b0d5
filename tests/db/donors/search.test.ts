/**
 * The fast search of donors gives what the plain definition gives, before and after names are changed, joined, separated
 * and erased; another association's donors are never found, and nothing is left of an erased name.
 */
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { voidContribution } from '@/lib/contributions/commands';
import { contributionById } from '@/lib/contributions/queries';
import { changeDonor } from '@/lib/donors/commands';
import { joinDonors, separateDonors } from '@/lib/donors/commands/aliases';
import { donorList } from '@/lib/donors/queries';
import { changeText, registerParty } from '@/lib/people/commands';
import type { PartyKind } from '@/lib/people/schema';
import { refusedWith } from '@/tests/factories/refused';
import { type Books, openBooks } from '../contributions/books';
import { withBooks } from '../contributions/set-up';
import { give } from '../contributions/story';
import { naiveSearch, namesOf } from './naive-search';

const room = withBooks('hoi-tim-ten');
let admin: postgres.Sql;
let other: Books;
const ids: number[] = [];

let seed = 7;
function pick<T>(from: readonly T[]): T {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return from[Math.floor((seed / 2_147_483_648) * from.length)]!;
}
const syllables = [
  'An',
  'Ân',
  'Anh',
  'Thi',
  'Thị',
  'Thìn',
  'Hoà',
  'Hòa',
  'Hoa',
  'Hoàng',
  'Đào',
  'Dao',
  'Mẫu',
  '7',
  '77',
] as const;
const bodies = [
  'Phòng GD&ĐT An Hoà',
  'Phòng Giáo dục Thị trấn',
  'Hội Cựu chiến binh',
  'Trường TH Hoa-Đào',
  'Ủy ban nhân dân xã An',
];
const phones = ['0912345678', '+84 912 345 999', '098.765.4321', '0373 777 777', ''];
const somePhone = () => pick(phones) || undefined;
const someName = () => Array.from({ length: 2 + pick([0, 1, 2]) }, () => pick(syllables)).join(' ');

/** A donor with one gift, a body or a person; returns the party's id. */
async function donor(books: Books, name: string, kind: PartyKind, phone?: string): Promise<number> {
  const given = await books.cashier.act((tx, actor) =>
    registerParty(tx, actor, { kind, name, ...(phone && { phone }) }),
  );
  const gift = await give(books.cashier, books, { amountVnd: 1000n, donor: { id: given } });
  return (await books.cashier.act((tx) => contributionById(tx, gift.contributionId)))!.donorId!;
}

const found = async (books: Books, q: string, limit = 8) =>
  (await books.chair.act((tx) => donorList(tx, { q, limit }))).map((row) => row.id);
const kept = (party: number) => admin`SELECT way, key FROM app.donor_search WHERE party_id = ${party}`;

/** What is kept is exactly what would be made anew from the names as they stand. */
async function isTrue() {
  const [row] = await admin<{ same: boolean }[]>`
    WITH anew AS (SELECT a.id, r.* FROM app.association a CROSS JOIN LATERAL app.donor_search_rows(a.id, ARRAY(
                    SELECT id FROM app.party p WHERE p.association_id = a.id)) r),
         kept AS (SELECT association_id, way, key, text, head_id, party_id FROM app.donor_search)
    SELECT NOT EXISTS (TABLE anew EXCEPT TABLE kept) AND NOT EXISTS (TABLE kept EXCEPT TABLE anew) AS same`;
  return row!.same;
}

async function compareAll(rounds: number) {
  const names = await namesOf(admin, room.books.associationId);
  const fixed = [
    'pgd',
    'gddt',
    'GD&ĐT',
    '345',
    '678',
    '84912',
    '777',
    '0912 345',
    'an - hoa',
    'zz',
    'h',
    'hoa dao',
    '+84 912 345 999',
  ];
  const made = Array.from({ length: rounds }, () => {
    const typed = Array.from({ length: 1 + pick([0, 0, 1, 2]) }, () => pick(syllables)).join(' ');
    return pick([typed, typed.toLowerCase(), typed.slice(0, -1), typed.slice(0, 2)]).trim();
  });
  let hits = 0;
  for (const q of [...fixed, ...made.filter((typed) => typed !== '')]) {
    const naive = naiveSearch(names, q);
    hits += naive.length;
    for (const limit of [3, 500])
      expect(await found(room.books, q, limit), `“${q}”, the first ${limit}`).toEqual(naive.slice(0, limit));
  }
  expect(hits).toBeGreaterThan(rounds);
  expect(await isTrue()).toBe(true);
}

beforeAll(async () => {
  admin = postgres(room.database.superuserUrl, { max: 1, onnotice: () => {} });
  for (const name of bodies) ids.push(await donor(room.books, name, 'agency', somePhone()));
  for (let at = 0; at < 70; at += 1) ids.push(await donor(room.books, someName(), 'individual', somePhone()));
  other = await openBooks(room.database.urls, 'hoi-ben-canh');
  await donor(other, 'Ngoại Hạng Láng Giềng', 'individual', '0999888777');
}, 60_000);
afterAll(() => admin.end());

describe('the search of donors', () => {
  it('gives what the plain definition gives', () => compareAll(60), 60_000);

  it('puts the marks that were typed first, then beginnings, then words', async () => {
    const plain = await donor(room.books, 'Quỳnh Bình', 'individual');
    const marked = await donor(room.books, 'Quỷnh Bính', 'individual');
    const later = await donor(room.books, 'Bình Quỳnh', 'individual');
    expect(await found(room.books, 'quynh')).toEqual([marked, plain, later].sort((a, b) => a - b));
    expect(await found(room.books, 'Quỷnh')).toEqual([marked, plain, later]);
    expect(await found(room.books, 'quynh binh')).toEqual([plain, marked, later]);
    expect(await found(room.books, 'binh quynh')).toEqual([later, plain, marked]);
  });

  it('follows names that are changed, joined and separated', async () => {
    const [head, alias] = [ids[10]!, ids[11]!];
    const act = room.books.secretary.act;
    await act((tx, actor) =>
      changeDonor(tx, actor, { donorId: head, name: 'Tên Mới Hẳn', phone: '0311222333', address: '' }),
    );
    expect(await found(room.books, 'moi ten')).toEqual([head]);
    expect(await found(room.books, '333')).toEqual([head]);
    await act((tx, actor) => joinDonors(tx, actor, { headId: head, aliasId: alias, reason: 'một người' }));
    for (let at = 12; at < 24; at += 1)
      await act((tx, actor) =>
        joinDonors(tx, actor, { headId: head, aliasId: ids[at]!, reason: 'một người' }),
      );
    await compareAll(25);
    await act((tx, actor) => separateDonors(tx, actor, { aliasId: alias, reason: 'hai người' }));
    await compareAll(10);
  }, 60_000);

  it('does not know who has not given, and forgets whose gift was voided', async () => {
    const act = room.books.cashier.act;
    const pupil = await act((tx, actor) =>
      registerParty(tx, actor, { kind: 'individual', name: 'Học Trò Giỏi' }),
    );
    expect(await kept(pupil)).toEqual([]);
    const gift = await give(room.books.cashier, room.books, { amountVnd: 1000n, donor: { id: pupil } });
    expect(await found(room.books, 'tro hoc gioi')).toEqual([pupil]);
    await act((tx, actor) =>
      voidContribution(tx, actor, {
        contributionId: gift.contributionId,
        occurredOn: '2019-01-10',
        reason: 'ghi nhầm người',
      }),
    );
    expect(await found(room.books, 'tro hoc gioi')).toEqual([]);
  });
});

/** Erases a name as its owner would: the text and its salt are emptied, the commitment stays. */
const erase = (party: number) =>
  admin.begin(async (tx) => {
    await tx`ALTER TABLE app.personal_value DISABLE TRIGGER audit_capture`;
    await tx`UPDATE app.personal_value SET value = '', salt = '', erased_at = now() WHERE party_id = ${party} AND field = 'name'`;
    await tx`ALTER TABLE app.personal_value ENABLE TRIGGER audit_capture`;
  });

describe('what is kept for the search', () => {
  it('vanishes with an erased name; without its trigger it would stay', async () => {
    const [gone, stays] = [
      await donor(room.books, 'Xoá Hẳn Đi', 'individual'),
      await donor(room.books, 'Xoá Sót Lại', 'individual'),
    ];
    expect((await kept(gone)).length).toBeGreaterThan(3);
    await erase(gone);
    expect(await kept(gone)).toEqual([]);
    expect(
      await admin`SELECT folded FROM app.personal_value WHERE party_id = ${gone} AND field = 'name'`,
    ).toEqual([{ folded: '' }]);
    expect(await found(room.books, 'xoa han di')).toEqual([]);
    await admin`ALTER TABLE app.personal_value DISABLE TRIGGER index_text`;
    await erase(stays);
    expect((await kept(stays)).length).toBeGreaterThan(3);
    await admin`ALTER TABLE app.personal_value ENABLE TRIGGER index_text`;
    await admin`SELECT app.index_donors(${room.books.associationId}, ARRAY[${stays}]::bigint[])`;
    expect(await isTrue()).toBe(true);
  });

  it('is never another association’s; without row security it would be', async () => {
    expect(await found(other, 'lang gieng')).toHaveLength(1);
    for (const q of ['lang gieng', 'Ngoại Hạng', '0999', '8777'])
      expect(await found(room.books, q)).toEqual([]);
    const seen = () =>
      room.books.chair.act((tx) =>
        tx.execute(sql`SELECT 1 FROM app.donor_search WHERE association_id = ${other.associationId}`),
      );
    expect(await seen()).toHaveLength(0);
    await admin`ALTER TABLE app.donor_search DISABLE ROW LEVEL SECURITY`;
    expect((await seen()).length).toBeGreaterThan(0);
    await admin`ALTER TABLE app.donor_search ENABLE ROW LEVEL SECURITY`;
  });

  it('is written by the database alone', async () => {
    const attempts = [
      sql`DELETE FROM app.donor_search`,
      sql`UPDATE app.donor_search SET key = 'x'`,
      sql`INSERT INTO app.donor_search VALUES (${room.books.associationId}, 'name', 'x', 'x', 1, 1)`,
      sql`SELECT app.index_donors(1, '{1}')`,
      sql`SELECT * FROM app.donor_search_rows(${other.associationId}, '{1,2,3,4,5,6,7,8,9}')`,
    ];
    for (const attempt of attempts)
      expect(await refusedWith(() => room.books.secretary.act((tx) => tx.execute(attempt)))).toBe('42501');
  });

  it('a first gift waits for a change of name that is under way, and finds the new one', async () => {
    const { cashier, secretary } = room.books;
    const party = await cashier.act((tx, actor) =>
      registerParty(tx, actor, { kind: 'individual', name: 'Trước Đổi Tên' }),
    );
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const renaming = secretary.act(async (tx, actor) => {
      await changeText(tx, actor, party, 'name', 'Sau Đổi Tên');
      await held;
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    const giving = give(cashier, room.books, { amountVnd: 1000n, donor: { id: party } });
    await new Promise((resolve) => setTimeout(resolve, 200));
    release();
    await Promise.all([renaming, giving]);
    expect(await found(room.books, 'truoc doi ten')).toEqual([]);
    expect(await found(room.books, 'sau doi ten')).toEqual([party]);
  });
});
