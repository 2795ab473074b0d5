/** A list that is told to stop leaves nothing, at whatever row it was; left alone it is recorded whole. */
import { describe, expect, it } from 'vitest';
import { recordContributionList } from '@/lib/contributions/commands/record-list';
import { leftOutOfForm } from '@/lib/contributions/gift-list-left-out';
import { type ListWork, progressOf, stopWork } from '@/lib/contributions/list-work';
import { listForm } from '@/lib/contributions/schema/list-form';
import { parsed } from '@/lib/web/define-action';
import { refusedWith } from '@/tests/factories/refused';
import { gift, withLists } from './lists';
import { again, people, table, withPaste } from './paste';

const { room, list, everything, count } = withLists('hoi-dung-giua');
const { send, look } = withPaste(room);
const gifts = Array.from({ length: 260 }, (_, at) =>
  gift(at + 2, `Người Dừng ${at}`, 50_000n, { note: `Tổ ${at}` }),
);

/** Work that is stopped at its step `last`, and counts its steps. */
function stoppedAt(last: number): ListWork & { steps: () => number } {
  let steps = 0;
  return {
    at: () => {
      steps += 1;
      if (steps === last) throw new Error('stopped');
    },
    ...{ end: () => {}, steps: () => steps },
  };
}

describe('recording a list that is stopped', () => {
  // 260 new donors are two pieces, their gifts one.
  it.each([1, 2, 3])('leaves nothing when it was stopped at step %i of 3', async (last) => {
    const before = await everything();
    const work = stoppedAt(last);
    await expect(
      room.books.cashier.act((tx, actor) => recordContributionList(tx, actor, list(gifts), work)),
    ).rejects.toThrow('stopped');
    expect(await everything()).toEqual(before);
  });

  it('is recorded whole when nobody stops it', async () => {
    const work = stoppedAt(0);
    const before = await count('ledger.voucher');
    const input = list(gifts.map((one) => ({ ...one, amountVnd: 60_000n })));
    await room.books.cashier.act((tx, actor) => recordContributionList(tx, actor, input, work));
    expect(work.steps()).toBe(3);
    expect(await count('ledger.voucher')).toBe(before + 260);
  });
});

describe('the button that stops a list', () => {
  const paste = (n: number, from: number) => ({ table: table(people(n, from)) });

  it('stops it in the middle: nothing is written, the page says so, and the list can be recorded afterwards', async () => {
    const shown = await look(paste(300, 5_000));
    const sent = again(shown, { intent: 'record', work: 'press-in-the-middle' });
    const [before, { userId }] = [await everything(), room.books.cashier.actor];
    const running = send(sent);
    await expect
      .poll(() => progressOf(userId, 'press-in-the-middle')?.phase, { interval: 1, timeout: 20_000 })
      .toBe('recording');
    expect(progressOf(userId, 'press-in-the-middle')).toMatchObject({ total: 300 });
    stopWork(userId, 'press-in-the-middle');
    expect(await running).toMatchObject({ step: 'preview', refusal: { code: 'lists.cancelled' } });
    expect(await everything()).toEqual(before);
    expect(progressOf(userId, 'press-in-the-middle')).toBeNull();
    expect(await send({ ...sent, work: 'press-once-more' })).toMatchObject({ step: 'recorded' });
  });

  it('stops a press that has not arrived yet, and no other: not the next one, not that of a colleague', async () => {
    const { cashier, accountant } = room.books;
    const sent = again(await look(paste(2, 9_000)), { intent: 'record' });
    stopWork(accountant.actor.userId, 'press-of-a-colleague');
    stopWork(cashier.actor.userId, 'press-too-early');
    const before = await everything();
    expect(await refusedWith(() => send({ ...sent, work: 'press-too-early' }))).toBe('lists.cancelled');
    expect(await everything()).toEqual(before);
    expect(await send({ ...sent, work: 'press-of-a-colleague' })).toMatchObject({ step: 'recorded' });
  });
});

describe('the rows that are not recorded', () => {
  const words = { line: 'Dòng', why: 'Vì sao', aside: 'Để riêng', reasonOf: (code: string) => code };

  it('are a file: set aside or wrong, with the reason, and no cell is run by a spreadsheet', async () => {
    const rows = [
      '1\tNgười Đúng\t100.000',
      '2\tNgười Sai\tba chục',
      '3\t=HYPERLINK("x")\t50.000',
      '4\t@SUM\t',
    ];
    const form = parsed(listForm, { table: table(rows), aside: ['4'], method: 'cash' });
    const before = await everything();
    const csv = await room.books.cashier.act((tx) => leftOutOfForm(tx, form, words));
    expect(csv.split('\r\n')).toEqual([
      '\uFEFF"Dòng","STT","Họ tên","Số tiền","Vì sao"',
      '"3","2","Người Sai","ba chục","lists.amountUnread"',
      `"4","3","'=HYPERLINK(""x"")","50.000","Để riêng"`,
      `"5","4","'@SUM",,"lists.amountMissing"`,
      '',
    ]);
    expect(await everything()).toEqual(before);
  });
});
