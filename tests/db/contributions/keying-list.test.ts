/** From a pasted list to the books as the page does it: looked at first, asked about, mended, then recorded as shown. */
import { describe, expect, it } from 'vitest';
import { keyListReversal } from '@/lib/contributions/commands/keying-list';
import { recordedLists } from '@/lib/contributions/gift-lists';
import { listForm } from '@/lib/contributions/schema/list-form';
import { parsed } from '@/lib/web/define-action';
import { refusedWith } from '@/tests/factories/refused';
import { inlineRows, makeWorkbook } from '@/tests/factories/workbook';
import { withLists } from './lists';
import { again, people, table, withPaste } from './paste';

const { room, everything, count } = withLists('hoi-dan-bang');
const { send, look } = withPaste(room);

describe('a pasted list', () => {
  it('happy path: is shown first, and nothing is written; then it is recorded as it was shown', async () => {
    const before = await everything();
    const first = await look({ table: table(people(3), '300.000') });
    expect(first.preview).toMatchObject({
      giftCount: 3,
      sum: '300.000',
      isReady: true,
      columns: ['number', 'name', 'amount'],
    });
    expect(first.preview.totals).toEqual([{ number: 5, isRight: true, written: '300.000', sum: '300.000' }]);
    expect(await everything()).toEqual(before);
    const done = await send(again(first, { intent: 'record' }));
    expect(done).toMatchObject({ step: 'recorded', isExisting: false });
    const [list] = await room.books.cashier.act((tx) => recordedLists(tx));
    expect(list).toMatchObject({ name: first.sent.name, rows: 3, amount: '300.000', isReversed: false });
  });

  it('that was recorded is told apart although its donors are known by now, and the answers are offered again', async () => {
    const rows = ['1\tLê Thị A\t500.000', '2\tLê Thị B\t500,000'];
    const first = await look({ table: table(rows) });
    expect(first.preview).toMatchObject({ isReady: false, questions: [{ about: 'marks', column: 2 }] });
    const answered = await look(again(first, { marks: 'bothThousands' }));
    expect(answered.preview).toMatchObject({ isReady: true, sum: '1.000.000' });
    const done = await send(again(answered, { intent: 'record' }));
    const second = await look({ table: table([...rows].reverse()) });
    expect(second.preview).toMatchObject({ isReady: false, isRemembered: true, marks: 'bothThousands' });
    expect(second.preview.rows.map((row) => row.donor)).toEqual(['known', 'known']);
    expect(second.preview.standing).toBe((done as { listId: number }).listId);
    const before = await everything();
    expect(await send(again(second, { intent: 'record', acceptsHints: 'on' }))).toMatchObject({
      step: 'preview',
    });
    expect(await everything()).toEqual(before);
  });

  it('with mistakes names each cell, takes what is written anew, one text for many cells, and rows set aside', async () => {
    const rows = [
      '1\tTrần C\tmột trăm',
      '2\tTrần D\t…',
      '3\tTr?n E\t50k',
      '4\tTrần G\thai chục',
      '5\tTrần H\thai chục',
      '6\tTrần I\thai chục',
    ];
    const first = await look({ table: table(rows) });
    expect(first.preview.rows.map((row) => row.problems.map((one) => one.code))).toEqual([
      ...[['lists.amountUnread'], ['lists.amountMissing'], ['lists.nameLostLetter']],
      ...[['lists.amountUnread'], ['lists.amountUnread'], ['lists.amountUnread']],
    ]);
    const repeated = `all.2.${Buffer.from('hai chục').toString('base64url')}`;
    const mended = await look(
      again(first, { 'fix.2.2': '100.000', 'fix.4.1': 'Trần E', [repeated]: '20 nghìn', aside: '3' }),
    );
    expect(mended.preview).toMatchObject({ isReady: true, giftCount: 5, sum: '210.000' });
    expect(mended.preview.rows.map((row) => row.kind)).toEqual([
      'gift',
      'aside',
      'gift',
      'gift',
      'gift',
      'gift',
    ]);
  });

  it('is not recorded when something else is sent than was shown, nor when a total differs without a tick', async () => {
    const before = await everything();
    const first = await look({ table: table(people(2, 50), '900.000') });
    expect(first.preview).toMatchObject({ isReady: false, totals: [{ isRight: false, sum: '200.000' }] });
    const asIs = await send(again(first, { intent: 'record' }));
    expect(asIs).toMatchObject({ step: 'preview', refusal: null });
    const other = await send(again(first, { intent: 'record', acceptsTotals: 'on', shown: '1:100000' }));
    expect(other).toMatchObject({ step: 'preview' });
    expect(await everything()).toEqual(before);
    expect(await send(again(first, { intent: 'record', acceptsTotals: 'on' }))).toMatchObject({
      step: 'recorded',
    });
  });

  it('that is refused at the last step is shown again with the reason, and nothing of it remains', async () => {
    const first = await look({ table: table(people(2, 70)) });
    const before = await everything();
    const answer = await send(again(first, { intent: 'record', occurredOn: '31/02/2019' }));
    expect(answer).toMatchObject({ step: 'preview', refusal: { fields: { occurredOn: 'fields.badDate' } } });
    const closed = await send(again(first, { intent: 'record', occurredOn: '01/01/1990' }));
    expect(closed).toMatchObject({ step: 'preview', refusal: { code: 'ledger.dateTooEarly' } });
    expect(await everything()).toEqual(before);
  });

  it('with a name that two donors have asks which one, or takes somebody new', async () => {
    const twice = [
      'STT\tHọ tên\tĐơn vị\tSố tiền',
      '1\tPhạm Trùng Tên\tThôn 1\t10.000',
      '2\tPhạm Trùng Tên\tThôn 2\t20.000',
    ].join('\n');
    const first = await look({ table: twice });
    await send(again(first, { intent: 'record' }));
    const second = await look({ table: table(['1\tPhạm Trùng Tên\t30.000']) });
    expect(second.preview.rows[0]).toMatchObject({
      donor: 'several',
      problems: [{ code: 'lists.severalDonors' }],
    });
    const [choice] = second.preview.rows[0]!.choices;
    expect(choice!.label).toBe('Phạm Trùng Tên – Thôn 1');
    const chosen = await look(again(second, { 'donor.2': choice!.id }));
    const parties = await count('app.party');
    await send(again(chosen, { intent: 'record', 'donor.2': choice!.id }));
    expect(await count('app.party')).toBe(parties);
    const third = await look({ table: table(['1\tPhạm Trùng Tên\t40.000']) });
    await send(again(await look(again(third, { 'donor.2': 'new' })), { intent: 'record', 'donor.2': 'new' }));
    expect(await count('app.party')).toBe(parties + 1);
  });

  it('names near-doubles: the same gift in the books, a name with other marks, one zero too many; one tick lets them pass', async () => {
    const rows = Array.from({ length: 5 }, (_, at) => `${at + 1}\tHoàng Hoà ${at}\t100.000`);
    await send(again(await look({ table: table(rows) }), { intent: 'record' }));
    const next = ['1\tHoàng Hoà 0\t100.000', '2\tHoàng Hòa 1\t100.000', '3\tHoàng Hoà 2\t10.000.000'];
    const filler = ['4\tMới A\t100.000', '5\tMới B\t100.000', '6\tMới C\t100.000'];
    const first = await look({ table: table([...next, ...filler]) });
    expect(first.preview.isReady).toBe(false);
    expect(first.preview.rows.slice(0, 4).map((row) => row.hints.map((hint) => hint.kind))).toEqual([
      ...[['sameGift'], ['similarName'], ['unusualAmount']],
      [],
    ]);
    expect(first.preview.rows[0]!.hints[0]!.about).toMatch(/^PT \d+\/2019$/);
    expect(first.preview.rows[1]!.hints[0]!.about).toBe('Hoàng Hoà 1');
    expect(await send(again(first, { intent: 'record' }))).toMatchObject({ step: 'preview' });
    const done = await send(again(first, { intent: 'record', acceptsHints: 'on' }));
    expect(done).toMatchObject({ step: 'recorded', isExisting: false });
  });

  it('may be a workbook: it is read from the file, and recorded from what was shown', async () => {
    const cells = [
      ['Họ tên', 'Ngày', 'Số tiền'],
      ['Vũ K', '09/02/2019', '250.000'],
      ['Công ty L', '', '1.000.000'],
    ];
    const file = { name: 'Thu tháng 2.xlsx', bytes: makeWorkbook({ sheet: inlineRows(cells) }) };
    const first = await look({ file, table: '', name: '' });
    expect(first.sent.name).toBe('Thu tháng 2');
    expect(first.preview).toMatchObject({
      encoding: 'xlsx',
      sheet: 'Danh sách',
      giftCount: 2,
      sum: '1.250.000',
    });
    expect(await send({ ...again(first, { intent: 'record' }), file })).toMatchObject({ step: 'preview' });
    expect(await send(again(first, { intent: 'record' }))).toMatchObject({ step: 'recorded' });
  });

  it('failure path: nothing, or a file that is no list, is refused in words', async () => {
    const picture = { name: 'a.xlsx', bytes: new Uint8Array(Buffer.from('89504e470d0a1a0a0000', 'hex')) };
    expect(await refusedWith(() => send({ table: '' }))).toBe('spreadsheets.empty');
    expect(await refusedWith(() => send({ file: picture }))).toBe('spreadsheets.notAList');
    expect(await refusedWith(() => send({ table: table(people(5_001)) }))).toBe('lists.tooManyGifts');
    expect(await refusedWith(() => send({ table: table(people(20_001)) }))).toBe('spreadsheets.tooManyRows');
    expect(() => parsed(listForm, { table: 'x'.repeat(4_000_001) })).toThrow();
  });
});

describe('a list that was a mistake', () => {
  it('is reversed as the form says, and is shown as reversed', async () => {
    const first = await look({ table: table(people(2, 90)) });
    const { listId } = (await send(again(first, { intent: 'record' }))) as { listId: number };
    const reverse = (occurredOn: string) =>
      room.books.cashier.act((tx, actor) =>
        keyListReversal(tx, actor, { listId, reason: 'Dán nhầm', occurredOn }),
      );
    expect(await refusedWith(() => reverse('32/01/2019'))).toBe('web.checkFields');
    expect(await reverse('11/02/2019')).toEqual({ listId, reversed: 2 });
    const [list] = await room.books.cashier.act((tx) => recordedLists(tx, listId));
    expect(list!.isReversed).toBe(true);
  });
});
