/** A long list tells how far its reading is, and stops in the middle when that is asked. */
import { expect, it } from 'vitest';
import { lookAtList } from '@/lib/contributions/gift-list-look';
import type { ListWork, WorkProgress } from '@/lib/contributions/list-work';
import { listForm } from '@/lib/contributions/schema/list-form';
import { DomainError } from '@/lib/kernel/invariant';
import { parsed } from '@/lib/web/define-action';
import { refusedWith } from '@/tests/factories/refused';
import { inlineRows, makeWorkbook } from '@/tests/factories/workbook';
import { withLists } from './lists';
import { people, table } from './paste';

const { room } = withLists('hoi-tien-do');

/** Work that writes down what it hears; at a phase with so many rows done it says stop. */
function watched(stopAt?: (progress: WorkProgress) => boolean): ListWork & { heard: WorkProgress[] } {
  const heard: WorkProgress[] = [];
  return {
    heard,
    at(phase, done, total) {
      heard.push({ phase, done, total });
      if (stopAt?.({ phase, done, total })) throw new DomainError('lists.cancelled');
    },
    end: () => {},
  };
}
const look = (form: Record<string, unknown>, work: ListWork) =>
  room.books.cashier.act((tx) =>
    lookAtList(
      tx,
      parsed(listForm, {
        ...{
          intent: 'read',
          name: 'Dài',
          method: 'cash',
          occurredOn: '10/02/2019',
          requestKey: 'key-tien-do',
        },
        ...{ fundId: String(room.books.generalFund), ...form },
      }),
      work,
    ),
  );

it('rows of all rows, going up only, with steps between the beginning and the end', async () => {
  const work = watched();
  await look({ table: table(people(2_400)) }, work);
  const checked = work.heard.filter(({ phase }) => phase === 'checked');
  expect(new Set(checked.map(({ total }) => total)).size).toBe(1);
  const steps = checked.map(({ done }) => done);
  expect(steps).toEqual(steps.toSorted((one, other) => one - other));
  expect(steps.filter((done) => done > 0 && done < checked[0]!.total).length).toBeGreaterThan(5);
  expect(steps.at(-1)).toBe(checked[0]!.total);
});

it('stops between two questions to the database', async () => {
  const work = watched(({ phase, done }) => phase === 'checked' && done > 500);
  expect(await refusedWith(() => look({ table: table(people(2_400)) }, work))).toBe('lists.cancelled');
  expect(work.heard.at(-1)!.done).toBeLessThan(2_000);
});

it('a workbook tells its rows while it is unpacked, and stops there', async () => {
  const rows = table(people(2_400))
    .split('\n')
    .map((line) => line.split('\t'));
  const file = { name: 'dai.xlsx', bytes: makeWorkbook({ sheet: inlineRows(rows) }) };
  const work = watched();
  await look({ file }, work);
  const reading = work.heard.filter(({ phase }) => phase === 'reading').map(({ done }) => done);
  expect(reading.length).toBeGreaterThan(5);
  expect(reading).toEqual(reading.toSorted((one, other) => one - other));
  const stopped = watched(({ phase, done }) => phase === 'reading' && done >= 1_000);
  expect(await refusedWith(() => look({ file }, stopped))).toBe('lists.cancelled');
  expect(stopped.heard.at(-1)!.done).toBeLessThan(1_300);
});
