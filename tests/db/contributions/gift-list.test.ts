/** A list of gifts is recorded as one; the same list a second time changes nothing. */
import { describe, expect, it } from 'vitest';
import { recordContributionList } from '@/lib/contributions/commands/record-list';
import { refusedWith } from '@/tests/factories/refused';
import { gift, withLists } from './lists';

const lists = withLists('hoi-danh-sach');
const { room, list, count, send, everything, cash } = lists;

describe('recording a list', () => {
  it('happy path: every row is a gift with its number, donors are made once, and the sum is in the box', async () => {
    const before = await cash();
    const parties = await count('app.party');
    const done = await send(
      list([
        gift(2, 'Nguyễn Văn Một', 500_000n, { note: 'Tổ 3' }),
        gift(3, 'Công ty Hai', 2_000_000n, { donor: { name: 'Công ty Hai', kind: 'enterprise' } }),
        gift(5, 'Nguyễn Văn Một', 500_000n, { note: 'Tổ 3' }),
      ]),
    );
    expect(done).toMatchObject({ rows: 3, totalVnd: 3_000_000n, isExisting: false });
    expect(await count('app.party')).toBe(parties + 2);
    expect((await cash()) - before).toBe(3_000_000n);
    const rows = await lists.admin()`
      SELECT r.line, c.status, c.amount_vnd::int AS amount, c.public_name_choice AS choice, v.book, v.number - first_value(v.number) OVER (ORDER BY r.line) AS step
        FROM app.contribution_list_row r JOIN app.contribution c ON c.id = r.contribution_id JOIN ledger.voucher v ON v.id = c.voucher_id
       WHERE r.list_id = ${done.listId} ORDER BY r.line`;
    expect(rows.map((row) => ({ ...row }))).toEqual([
      { line: 2, status: 'posted', amount: 500_000, choice: 'anonymous', book: 'PT', step: 0 },
      { line: 3, status: 'posted', amount: 2_000_000, choice: 'real', book: 'PT', step: 1 },
      { line: 5, status: 'posted', amount: 500_000, choice: 'anonymous', book: 'PT', step: 2 },
    ]);
  });

  it('the same content again changes nothing and says which list it was: renamed, re-ordered, donors known by now', async () => {
    const gifts = [
      gift(2, 'Lê Thị Ba', 300_000n),
      gift(3, 'Trần Bốn', 200_000n),
      gift(4, 'Lê Thị Ba', 300_000n),
    ];
    const first = await send(list(gifts));
    const [donor] =
      await lists.admin()`SELECT donor_id::int AS id FROM app.contribution_list_row r JOIN app.contribution c ON c.id = r.contribution_id
      WHERE r.list_id = ${first.listId} AND r.line = 2`;
    const before = await everything();
    const known = (line: number) => gift(line, '', 300_000n, { donor: { id: donor!.id } });
    const again = [
      list(gifts, { name: 'Tên khác' }),
      list([gift(9, 'Trần Bốn', 200_000n), known(10), known(11)]),
      list([gift(1, 'LÊ THỊ BA', 300_000n), gift(2, 'Lê Thị Ba', 300_000n), gift(3, 'Trần  Bốn', 200_000n)]),
    ];
    for (const input of again)
      expect(await send(input)).toMatchObject({ listId: first.listId, isExisting: true });
    expect(await everything()).toEqual(before);
  });

  it('one occurrence more, another amount or another day is another list', async () => {
    const one = [gift(2, 'Phạm Năm', 100_000n)];
    const first = await send(list(one));
    const others = [
      [...one, gift(3, 'Phạm Năm', 100_000n)],
      [gift(2, 'Phạm Năm', 100_001n)],
      [gift(2, 'Phạm Năm', 100_000n, { occurredOn: '2019-02-11' })],
    ];
    const ids = [first.listId];
    for (const gifts of others) ids.push((await send(list(gifts))).listId);
    expect(new Set(ids).size).toBe(4);
  });

  it('the very same file read otherwise asks for one tick', async () => {
    const first = list([gift(2, 'Hoàng Sáu', 100_000n)]);
    const { listId } = await send(first);
    const { fileFingerprint } = first;
    const later = () => [gift(2, 'Hoàng Sáu', 100_000n, { occurredOn: '2019-02-20' })];
    await expect(send(list(later(), { fileFingerprint }))).rejects.toMatchObject({
      code: 'lists.sameFile',
      params: { list: listId },
    });
    expect(await send(list(later(), { fileFingerprint, acceptsSameFile: true }))).toMatchObject({
      isExisting: false,
    });
  });

  it('a request key belongs to one content for ever', async () => {
    const input = list([gift(2, 'Vũ Bảy', 100_000n)]);
    const first = await send(input);
    expect(await send(input)).toMatchObject({ listId: first.listId, isExisting: true });
    const reused = () => send({ ...input, gifts: [gift(2, 'Vũ Bảy', 900_000n)] });
    expect(await refusedWith(reused)).toBe('ledger.requestKeyReused');
  });

  it('cash belongs to the cashier, transfers to the accountant, and others record nothing', async () => {
    const { accountant, cashier, secretary, inspector } = room.books;
    const transfer = () => [gift(2, 'Đỗ Tám', 100_000n, { method: 'transfer' })];
    expect(await refusedWith(() => send(list([gift(2, 'Đỗ Tám', 100_000n)]), accountant))).toBe(
      'lists.cashByCashier',
    );
    expect(await refusedWith(() => send(list(transfer()), cashier))).toBe(
      'contributions.transferByAccountant',
    );
    for (const other of [secretary, inspector])
      await expect(send(list(transfer()), other)).rejects.toMatchObject({ code: 'access.notPermitted' });
    expect(await send(list(transfer()), accountant)).toMatchObject({ isExisting: false });
  });

  it.each([
    ['no row', [], 'lists.nothingToRecord'],
    ['a row twice', [gift(2, 'A B', 1n), gift(2, 'C D', 1n)], 'lists.rowIncomplete'],
    ['a row without name', [gift(2, ' ', 1n)], 'lists.rowIncomplete'],
    ['a row without amount', [gift(2, 'A B', 0n)], 'lists.rowIncomplete'],
    [
      '1,001 rows',
      Array.from({ length: 5_001 }, (_, at) => gift(at + 1, `Người ${at}`, 1_000n)),
      'lists.tooManyGifts',
    ],
  ])('failure path: %s', async (_what, gifts, code) => {
    expect(await refusedWith(() => send(list(gifts)))).toBe(code);
  });

  it('when the last row is refused nothing of the list remains', async () => {
    const before = await everything();
    const good = [gift(2, 'Người Mới', 100_000n), gift(3, 'Người Mới Nữa', 100_000n)];
    const bad = [
      [gift(4, '', 100_000n, { donor: { id: 999_999 } }), 'people.notFound'],
      [gift(4, 'Ngày Mai', 100_000n, { occurredOn: '2199-01-01' }), 'ledger.futureDate'],
      [gift(4, 'Quá Xa', 100_000n, { occurredOn: '1990-01-01' }), 'ledger.dateTooEarly'],
    ] as const;
    for (const [last, code] of bad) expect(await refusedWith(() => send(list([...good, last])))).toBe(code);
    const dies = () =>
      room.books.cashier.act(async (tx, actor) => {
        await recordContributionList(tx, actor, list(good));
        throw new Error('the power goes');
      });
    await expect(dies()).rejects.toThrow('the power goes');
    expect(await everything()).toEqual(before);
  });

  it('five at the same moment are one list', async () => {
    const gifts = Array.from({ length: 40 }, (_, at) => gift(at + 2, `Cùng Lúc ${at}`, 50_000n));
    const vouchers = await count('ledger.voucher');
    const done = await Promise.all(Array.from({ length: 5 }, () => send(list(gifts))));
    expect(new Set(done.map((one) => one.listId)).size).toBe(1);
    expect(done.filter((one) => !one.isExisting)).toHaveLength(1);
    expect(await count('ledger.voucher')).toBe(vouchers + 40);
  });

  it('five thousand rows are one list, as many as the ledger takes at once', async () => {
    const gifts = Array.from({ length: 5_000 }, (_, at) => gift(at + 2, `Người thứ ${at}`, 10_000n));
    expect(await send(list(gifts))).toMatchObject({ rows: 5_000, totalVnd: 50_000_000n });
  }, 240_000);
});
