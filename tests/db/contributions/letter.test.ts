/** Letters of thanks: the association's own words, kept with what was printed. */
import { expect, it } from 'vitest';
import { voidContribution } from '@/lib/contributions/commands';
import { writeLetterText } from '@/lib/contributions/commands/letter-text';
import { printGiftPapers } from '@/lib/contributions/commands/print-papers';
import { letterText } from '@/lib/contributions/letter-text';
import { letterPreview } from '@/lib/contributions/paper-request';
import { printJobById } from '@/lib/contributions/print-jobs';
import { printedFile } from '@/lib/contributions/printed-file';
import { letterForm } from '@/lib/contributions/schema/printing';
import { usualLetter } from '@/lib/documents/thank-you-letter';
import { voucherSlug } from '@/lib/web/voucher-slug';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withBooks } from './set-up';
import { give } from './story';

const room = withBooks('hoi-thu-cam-on');
const site = 'https://densach.example';

const write = (who: Colleague, body: string) => who.act((tx, actor) => writeLetterText(tx, actor, { body }));
const words = () => room.books.inspector.act(async (tx) => (await letterText(tx)).body);
const gift = async () => {
  const given = await give(room.books.cashier, room.books, { amountVnd: 300_000n });
  return { id: given.contributionId, so: voucherSlug(given.voucher!) };
};
const print = (ids: number[]) =>
  room.books.cashier.act((tx, actor) =>
    printGiftPapers(tx, actor, {
      ...{ form: 'letter', scope: 'ticked', ids, filter: {} },
      requestKey: `thu-${Math.random().toString(36).slice(2)}`,
    }),
  );
const bytes = (job: number) =>
  room.books.inspector.act(async (tx) => Buffer.from(await (await printedFile(tx, job, site))!()));

it('the usual words stand until the chair writes others; a letter already printed keeps its words', async () => {
  expect(await words()).toBe(usualLetter);
  const { id, so } = await gift();
  const first = await print([id]);
  const before = await bytes(first);
  await write(room.books.chair, 'Cảm ơn [người ủng hộ] vì [số tiền].');
  expect(await words()).toBe('Cảm ơn [người ủng hộ] vì [số tiền].');
  const preview = await room.books.secretary.act((tx) => letterPreview(tx, so, site));
  expect(preview?.paragraphs).toEqual(['Cảm ơn Cơ quan A vì 300.000 đồng.']);
  const second = await print([id]);
  await write(room.books.secretary, 'Lời thứ ba.');
  expect((await bytes(first)).equals(before)).toBe(true);
  expect((await bytes(second)).equals(before)).toBe(false);
  const jobs = await room.books.chair.act(async (tx) => [
    await printJobById(tx, first),
    await printJobById(tx, second),
  ]);
  expect(jobs.map((job) => job?.paperTextId === null)).toEqual([true, false]);
});

it('an unknown place is refused and the words stay; the same words again write nothing', async () => {
  await write(room.books.chair, 'Lời đang dùng.');
  const id = () => room.books.chair.act(async (tx) => (await letterText(tx)).id);
  const before = await id();
  expect(await refusedWith(() => write(room.books.chair, 'Cảm ơn [tên ai đó]'))).toBe('papers.unknownPlace');
  await write(room.books.chair, 'Lời đang dùng.');
  expect(await id()).toBe(before);
  await write(room.books.chair, 'Lời khác.');
  expect(await id()).not.toBe(before);
});

it('the database lets only the leaders and the secretary write them', async () => {
  for (const who of [room.books.cashier, room.books.accountant, room.books.inspector]) {
    expect(await refusedWith(() => write(who, 'Lời của người khác.'))).toBe('42501');
  }
});

it('a voided gift has no letter', async () => {
  const { id, so } = await gift();
  await room.books.cashier.act((tx, actor) =>
    voidContribution(tx, actor, { contributionId: id, occurredOn: '2019-01-11', reason: 'ghi nhầm' }),
  );
  expect(await refusedWith(() => print([id]))).toBe('papers.notPrintable');
  expect(await room.books.cashier.act((tx) => letterPreview(tx, so, site))).toBeNull();
});

it('line ends of other systems become one kind, and an empty letter cannot be kept', () => {
  expect(letterForm.parse({ body: ' Một\r\n\r\nHai ' })).toEqual({ body: 'Một\n\nHai' });
  expect(letterForm.safeParse({ body: '  ' }).success).toBe(false);
  expect(letterForm.safeParse({ body: 'a'.repeat(4001) }).success).toBe(false);
});
