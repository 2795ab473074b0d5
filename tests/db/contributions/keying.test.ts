/** The entry form's reading: two fields are enough, hints ask once, hostile text is only text. */
import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { keyContribution, keyPublicName, keyVoid } from '@/lib/contributions/commands/keying';
import { contributionList } from '@/lib/contributions/list';
import { contributionById } from '@/lib/contributions/queries';
import { contributionForm } from '@/lib/contributions/schema/form';
import { DomainError } from '@/lib/kernel/invariant';
import { normaliseLines, normaliseText } from '@/lib/kernel/names';
import { withBooks } from './set-up';

const room = withBooks('hoi-go-phim');

let keys = 0;
function press(fields: Record<string, string>) {
  keys += 1;
  const raw = {
    method: 'cash',
    fundId: String(room.books.generalFund),
    requestKey: `form-key-${keys}`,
    ...fields,
  };
  return room.books.cashier.act((tx, actor) => keyContribution(tx, actor, contributionForm.parse(raw)));
}

async function fieldsOf(attempt: Promise<unknown>): Promise<Record<string, string>> {
  try {
    await attempt;
    return {};
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { ...error.fields };
  }
}

describe('what the form reads', () => {
  it('donor and amount are enough: today, general fund, kind guessed from the name', async () => {
    const { contributionId } = await press({ donor: 'Công ty Hoa Ban', amount: '2tr5' });
    const view = await room.books.cashier.act((tx) => contributionById(tx, contributionId));
    const [today] = await room.books.cashier.act((tx) => tx.execute(sql`SELECT app.today()::text AS day`));
    expect(view).toMatchObject({ amountVnd: 2_500_000n, donorKind: 'enterprise', occurredOn: today!.day });
  });

  it('the same name again is the same donor; sending the same key again is the same gift', async () => {
    const first = await press({
      donor: 'Dòng họ Lò',
      amount: '300k',
      occurredOn: '1/2/2019',
      requestKey: 'twice-the-same',
    });
    const again = await press({
      donor: 'Dòng họ Lò',
      amount: '300k',
      occurredOn: '1/2/2019',
      requestKey: 'twice-the-same',
    });
    expect(again).toMatchObject({ contributionId: first.contributionId, isExisting: true });
    const other = await press({ donor: '  Dòng  họ Lò ', amount: '400k', occurredOn: '2/2/2019' });
    const donors = await room.books.cashier.act(async (tx) => [
      (await contributionById(tx, first.contributionId))!.donorId,
      (await contributionById(tx, other.contributionId))!.donorId,
    ]);
    expect(donors[0]).toBe(donors[1]);
  });

  it('every wrong field is named at once, and nothing is kept', async () => {
    expect(
      await fieldsOf(
        press({ donor: ' ', amount: '1.5', occurredOn: '31/2/2019', shares: 'không có số tiền' }),
      ),
    ).toEqual({
      ...{ donor: 'fields.required', amount: 'fields.ambiguousAmount', occurredOn: 'fields.badDate' },
      shares: 'contributions.badShareLine',
    });
  });

  it('a list alone is enough for an envelope: its sum is the amount', async () => {
    const list = '1\tGia đình Lê Văn Mẫu\t100.000\r\n2\tGia đình Vi Thị Mẫu\t50k\nCộng\t150.000';
    const { contributionId } = await press({ donor: 'Chi hội thôn Ba', amount: '', shares: list });
    const view = await room.books.cashier.act((tx) => contributionById(tx, contributionId));
    expect(view).toMatchObject({ amountVnd: 150_000n, donorKind: 'chapter' });
    expect(view?.shares.map((share) => [share.name, share.amountVnd])).toEqual([
      ['Gia đình Lê Văn Mẫu', 100_000n],
      ['Gia đình Vi Thị Mẫu', 50_000n],
    ]);
  });
});

describe('the small forms', () => {
  it('voiding reads the day as typed, and leads back to the voided voucher', async () => {
    const { contributionId, voucher } = await press({
      donor: 'Cơ quan Ghi Nhầm',
      amount: '10k',
      occurredOn: '7/7/2019',
    });
    const form = { contributionId, reason: 'ghi nhầm', occurredOn: '30/2/2019' };
    const act = (occurredOn: string) =>
      room.books.cashier.act((tx, actor) => keyVoid(tx, actor, { ...form, occurredOn }));
    expect(await fieldsOf(act('30/2/2019'))).toEqual({ occurredOn: 'fields.badDate' });
    const { book, year, number } = voucher!;
    expect(await act('8/7/2019')).toEqual({ id: contributionId, voucher: { book, year, number } });
  });

  it('a change of the public name leads back to the same gift', async () => {
    const { contributionId } = await press({ donor: 'Bà Đổi Tên', amount: '10k', occurredOn: '9/7/2019' });
    const form = { contributionId, choice: 'anonymous' as const, publicName: '', channel: undefined };
    const place = await room.books.secretary.act((tx, actor) => keyPublicName(tx, actor, form));
    expect(place).toMatchObject({ id: contributionId, voucher: { book: 'PT' } });
  });
});

describe('hints that never block', () => {
  it('the same gift on the same day asks for one tick, which stays in the audit log', async () => {
    const gift = { donor: 'Cơ quan Lặp Lại', amount: '500.000', occurredOn: '5/3/2019' };
    await press(gift);
    expect(await fieldsOf(press(gift))).toEqual({ acceptHints: 'contributions.confirmHints' });
    const { contributionId } = await press({ ...gift, acceptHints: 'on' });
    const [event] = await room.books.inspector.act((tx) =>
      tx.execute<{ payload: string }>(
        sql`SELECT e.payload FROM audit.event e JOIN audit.change c ON c.event_id = e.id
             WHERE c.table_name = 'app.contribution' AND c.operation = 'INSERT'
               AND c.row_key = ${`${room.books.associationId}:${contributionId}`}`,
      ),
    );
    expect(JSON.parse(event!.payload)).toMatchObject({ acceptedHints: ['sameGift'] });
  });

  it('more than ten times the median of three gifts asks; ten times does not', async () => {
    const donor = 'Ông Đều Đặn';
    for (const [at, amount] of ['100k', '100k', '100k'].entries())
      await press({ donor, amount, occurredOn: `${at + 1}/4/2019` });
    expect(await fieldsOf(press({ donor, amount: '1.000.001', occurredOn: '9/4/2019' }))).toEqual({
      acceptHints: 'contributions.confirmHints',
    });
    expect(await fieldsOf(press({ donor, amount: '1.000.000', occurredOn: '9/4/2019' }))).toEqual({});
  });

  it('a name that differs only in marks asks whether it is the same donor', async () => {
    await press({ donor: 'Hội Đồng hương Phúc Thịnh', amount: '100k', occurredOn: '1/5/2019' });
    expect(await fieldsOf(press({ donor: 'Hội Đồng hương Phúc Thinh', amount: '70k' }))).toEqual({
      acceptHints: 'contributions.confirmHints',
    });
  });
});

describe('hostile text', () => {
  const strings = (JSON.parse(readFileSync('tests/fixtures/blns.json', 'utf8')) as string[]).filter(
    (text) => normaliseText(text).length > 0 && text.length <= 200,
  );

  it('any text is a name and a note, kept as it was cleaned; nothing breaks and nothing is half written', async () => {
    let kept = 0;
    for (const text of strings) {
      const done = await press({
        donor: text,
        amount: '1.000',
        note: text,
        occurredOn: '6/6/2019',
        acceptHints: 'on',
      });
      const view = await room.books.cashier.act((tx) => contributionById(tx, done.contributionId));
      expect(view?.donorName).toBe(normaliseText(text));
      expect(view?.note ?? '').toBe(normaliseLines(text));
      kept += 1;
    }
    expect(kept).toBeGreaterThan(400);
    const rows = await room.books.cashier.act((tx) => contributionList(tx, { period: '2019-06' }, 1_000));
    expect(rows).toHaveLength(kept);
    expect(rows.every((row) => row.status === 'posted')).toBe(true);
  });
});
