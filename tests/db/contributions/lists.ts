/** Lists of gifts in an association of their own, sent and reversed as people do; rows are counted with the superuser's eyes. */
import postgres from 'postgres';
import { afterAll, beforeAll } from 'vitest';
import { recordContributionList, reverseContributionList } from '@/lib/contributions/commands/record-list';
import type { ContributionListInput, ListGift } from '@/lib/contributions/schema/list-input';
import { moneyOn } from '@/lib/ledger/statements';
import type { Colleague } from '@/tests/factories/association';
import { withBooks } from './set-up';

/** A row of a list: cash by a person on 10/02/2019 unless said otherwise. */
export const gift = (
  line: number,
  name: string,
  amountVnd: bigint,
  more: Partial<ListGift> = {},
): ListGift => ({
  ...{ line, amountVnd, occurredOn: '2019-02-10', method: 'cash' as const },
  donor: { name, kind: 'individual' },
  ...more,
});
const hex = (text: string) => Buffer.from(text.padEnd(32, '.')).toString('hex').slice(0, 64);

const tables = [
  ...[
    'app.contribution_list',
    'app.contribution_list_row',
    'app.contribution',
    'app.party',
    'app.personal_value',
  ],
  ...['ledger.voucher', 'audit.event'],
];

/** Call at the top of a test file. */
export function withLists(slug: string) {
  const room = withBooks(slug);
  let admin: postgres.Sql;
  let serial = 0;
  beforeAll(() => {
    admin = postgres(room.database.superuserUrl, { max: 1, onnotice: () => {} });
  });
  afterAll(() => admin.end());
  const list = (gifts: ListGift[], more: Partial<ContributionListInput> = {}): ContributionListInput => {
    serial += 1;
    return {
      ...{
        name: `Danh sách ${serial}`,
        fileFingerprint: hex(`tệp ${serial}`),
        fundId: room.books.generalFund,
      },
      ...{ gifts, requestKey: `list-key-${serial}` },
      ...more,
    };
  };
  const count = async (from: string): Promise<number> => {
    const [row] = await admin.unsafe<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${from}`);
    return row!.n;
  };
  const send = (input: ContributionListInput, who: Colleague = room.books.cashier) =>
    who.act((tx, actor) => recordContributionList(tx, actor, input));
  const reverse = (listId: number, more: { who?: Colleague; occurredOn?: string; reason?: string } = {}) =>
    (more.who ?? room.books.cashier).act((tx, actor) =>
      reverseContributionList(tx, actor, {
        ...{ listId, occurredOn: '2019-02-11', reason: 'Dán nhầm bảng' },
        ...more,
      }),
    );
  return {
    ...{ room, list, count, send, reverse },
    admin: () => admin,
    everything: () => Promise.all(tables.map(count)),
    cash: async () => (await room.books.cashier.act((tx) => moneyOn(tx, '2019-12-31'))).cashVnd,
  };
}
