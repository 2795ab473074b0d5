/** A pasted list that is one envelope: one gift, one voucher, the rows are its families. */
import { expect, it } from 'vitest';
import { keyEnvelope } from '@/lib/contributions/commands/keying-envelope';
import { refusedWith } from '@/tests/factories/refused';
import { withLists } from './lists';
import { again, people, table, withPaste } from './paste';

const { room, count } = withLists('hoi-phong-bi');
const { send, look } = withPaste(room);

it('that is one envelope is one gift with its families; the same envelope again is told, and a row of another day refused', async () => {
  const { lists, vouchers } = {
    lists: await count('app.contribution_list'),
    vouchers: await count('ledger.voucher'),
  };
  const envelope = 'Chi hội thôn Phong Bì';
  const first = await look({ table: table(people(3, 700)), envelope });
  expect(first.preview).toMatchObject({ isReady: true, sum: '300.000', sameEnvelope: '' });
  const done = await send(again(first, { intent: 'record' }));
  expect(done).toMatchObject({ step: 'envelope', voucher: { book: 'PT', year: 2019 } });
  expect([await count('app.contribution_list'), await count('ledger.voucher')]).toEqual([
    lists,
    vouchers + 1,
  ]);
  const { id } = done as { id: number };
  expect(await count(`app.contribution_share WHERE contribution_id = ${id}`)).toBe(3);
  const second = await look({ table: table(people(3, 700)), envelope });
  expect(second.preview.isReady).toBe(false);
  expect(second.preview.sameEnvelope).toMatch(/^PT \d+\/2019$/);
  const dated = ['Họ tên\tNgày\tSố tiền', 'Hộ A\t09/02/2019\t10.000', 'Hộ B\t\t20.000'].join('\n');
  const third = await look({ table: dated, envelope });
  const refused = await send(again(third, { intent: 'record' }));
  expect(refused).toMatchObject({
    step: 'preview',
    refusal: { code: 'lists.envelopeRow', params: { row: 2 } },
  });
  const known = async () =>
    room.books.cashier.act((tx, actor) =>
      keyEnvelope(
        tx,
        actor,
        {
          method: 'cash',
          fundId: room.books.generalFund,
          occurredOn: '2019-02-10',
          requestKey: 'envelope-direct-1',
          donorName: envelope,
        },
        [],
      ),
    );
  expect(await refusedWith(known)).toBe('web.checkFields');
});
