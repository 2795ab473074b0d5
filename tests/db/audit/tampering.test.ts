/**
 * Whoever holds the database changes something with the guards switched off: the check finds it and names the record.
 * Each case works on a copy of one sealed story, and each copy is clean before it is touched.
 */
import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { exportDatabase } from '@/lib/audit/export/read-database';
import { problemSentence } from '@/lib/audit/problem-sentences';
import { verifyExport } from '@/lib/audit/verify/verify-export';
import { translator } from '@/lib/web/messages';
import { pointPoolsAt } from '../../factories/association';
import { withConnection } from '../../setup/connection';
import { createTestDatabase, type TestDatabase } from '../../setup/database';
import { copyOf } from './copy';
import { type Story, seal, tellStory } from './story';

const t = translator('vi');
let story: Story;
let original: TestDatabase;

beforeAll(async () => {
  original = await createTestDatabase();
  pointPoolsAt(original.urls);
  story = await tellStory(original, 'hoi-mot');
  await seal(original);
  await closePools();
});
afterAll(async () => {
  await original.drop();
});

async function findings(database: TestDatabase): Promise<string> {
  const { problems } = await verifyExport(exportDatabase(database.urls.backup, { hasTexts: true }));
  return problems.map((problem) => problemSentence(problem, t)).join('\n');
}

interface Tampering {
  name: string;
  /** What somebody does with the superuser's hand, triggers off. */
  act: (sql: postgres.TransactionSql, s: Story) => PromiseLike<unknown>;
  /** Some sentence of the findings says this. */
  says: (s: Story) => string[];
}

const voucher = (s: Story, reference: string) => s.vouchers[reference]!;

const tamperings: Tampering[] = [
  {
    name: 'an amount in the books changed',
    act: (sql, s) =>
      sql`UPDATE ledger.posting SET amount_vnd = 200000 WHERE voucher_id = ${voucher(s, 'PT 03/2019')}`,
    says: () => ['Phiếu PT 03/2019 đã bị sửa sau khi ghi sổ: số tiền 2.000.000 đồng → 200.000 đồng.'],
  },
  {
    name: 'a voucher deleted with its lines',
    act: async (sql, s) => {
      await sql`DELETE FROM ledger.posting WHERE voucher_id = ${voucher(s, 'PT 02/2019')}`;
      await sql`DELETE FROM ledger.voucher WHERE id = ${voucher(s, 'PT 02/2019')}`;
    },
    says: () => ['Phiếu PT 02/2019 đã ghi sổ nhưng nay không còn trong sổ.', 'Quyển PT năm 2019 có 2 số'],
  },
  {
    name: 'the last voucher of a book deleted and its counter put back',
    act: async (sql, s) => {
      await sql`DELETE FROM ledger.posting WHERE voucher_id = ${voucher(s, 'PT 03/2019')}`;
      await sql`DELETE FROM ledger.voucher WHERE id = ${voucher(s, 'PT 03/2019')}`;
      await sql`UPDATE ledger.book_counter SET last_number = 2 WHERE book = 'PT'`;
    },
    says: () => ['Phiếu PT 03/2019 đã ghi sổ nhưng nay không còn trong sổ.'],
  },
  {
    name: 'only the lines of a voucher deleted',
    act: (sql, s) => sql`DELETE FROM ledger.posting WHERE voucher_id = ${voucher(s, 'PT 02/2019')}`,
    says: () => ['Phiếu PT 02/2019 đã bị sửa sau khi ghi sổ'],
  },
  {
    name: 'a voucher inserted',
    act: async (sql, s) => {
      await sql`INSERT INTO ledger.voucher (association_id, book, year, number, purpose, occurred_on, recorded_at, xid, request_key,
          request_hash, actor_id, code)
        SELECT association_id, book, year, 4, purpose, occurred_on, recorded_at, xid, 'x', request_hash, actor_id, 'XXXXXXXXXX'
          FROM ledger.voucher WHERE id = ${voucher(s, 'PT 03/2019')}`;
      await sql`UPDATE ledger.book_counter SET last_number = 4 WHERE book = 'PT'`;
    },
    says: () => ['Phiếu PT 04/2019 có trong sổ nhưng nhật ký không ghi ai đã lập'],
  },
  {
    name: 'a line added to a voucher',
    act: (sql, s) => sql`INSERT INTO ledger.posting
      SELECT association_id, voucher_id, 2, fund_id, debit_account_id, credit_account_id, 1, occurred_on, xid
        FROM ledger.posting WHERE voucher_id = ${voucher(s, 'PT 02/2019')}`,
    says: () => ['Phiếu PT 02/2019 đã bị sửa sau khi ghi sổ: số tiền 4.500.000 đồng → 4.500.001 đồng.'],
  },
  {
    name: 'lines left without their voucher',
    act: (sql, s) => sql`DELETE FROM ledger.voucher WHERE id = ${voucher(s, 'PT 02/2019')}`,
    says: () => ['Phiếu PT 02/2019 đã ghi sổ nhưng nay không còn', 'Có dòng hạch toán không thuộc phiếu nào'],
  },
  {
    name: 'a voucher dated anew',
    act: async (sql, s) => {
      await sql`UPDATE ledger.voucher SET occurred_on = '2019-04-02' WHERE id = ${voucher(s, 'PT 03/2019')}`;
      await sql`UPDATE ledger.posting SET occurred_on = '2019-04-02' WHERE voucher_id = ${voucher(s, 'PT 03/2019')}`;
    },
    says: () => ['Phiếu PT 03/2019 đã bị sửa sau khi ghi sổ: ngày trên chứng từ 02/03/2019 → 02/04/2019.'],
  },
  {
    name: 'two numbers swapped',
    act: async (sql, s) => {
      await sql`UPDATE ledger.voucher SET number = 99 WHERE id = ${voucher(s, 'PT 02/2019')}`;
      await sql`UPDATE ledger.voucher SET number = 2 WHERE id = ${voucher(s, 'PT 03/2019')}`;
      await sql`UPDATE ledger.voucher SET number = 3 WHERE id = ${voucher(s, 'PT 02/2019')}`;
    },
    says: () => [
      'Phiếu PT 02/2019 đã bị sửa sau khi ghi sổ: số phiếu PT 02/2019 → PT 03/2019.',
      'Phiếu PT 03/2019 đã bị sửa sau khi ghi sổ: số phiếu PT 03/2019 → PT 02/2019.',
    ],
  },
  {
    name: 'who recorded a voucher changed',
    act: (sql, s) =>
      sql`UPDATE ledger.voucher SET actor_id = ${s.people.chair.actor.userId} WHERE id = ${voucher(s, 'PT 02/2019')}`,
    says: () => ['Phiếu PT 02/2019 đã bị sửa sau khi ghi sổ.'],
  },
  {
    name: 'the text of an event changed',
    act: (sql) => sql`UPDATE audit.event SET payload = replace(payload, '2000000', '1000000')
      WHERE kind = 'contribution.recorded'`,
    says: (s) => [
      'không khớp',
      `contribution contribution.recorded, app.contribution ${s.associationId}:${s.contribution}`,
    ],
  },
  {
    name: 'an event of a voucher given to somebody else',
    act: (sql, s) => sql`UPDATE audit.event SET actor_id = ${s.people.chair.actor.userId}
      WHERE kind = 'voucher.posted' AND subject_id = ${String(voucher(s, 'PT 02/2019'))}`,
    says: () => ['PT 02/2019'],
  },
  {
    name: 'an event removed',
    act: (sql, s) =>
      sql`DELETE FROM audit.event WHERE kind = 'voucher.posted' AND subject_id = ${String(voucher(s, 'PT 02/2019'))}`,
    says: () => ['Phiếu PT 02/2019 có trong sổ nhưng nhật ký không ghi', 'mục nhật ký bị xoá hoặc chèn thêm'],
  },
  {
    name: 'a logged change removed',
    act: (sql, s) => sql`DELETE FROM audit.change WHERE table_name = 'app.award' AND operation = 'UPDATE'
      AND row_key = ${`${s.associationId}:${s.award}`}`,
    says: (s) => [
      `Suất thưởng [${s.associationId}:${s.award}] (QĐ 01/2019) đã bị sửa`,
      'mục nhật ký bị xoá hoặc chèn thêm',
    ],
  },
  {
    name: 'an event inserted among sealed ones',
    act: (
      sql,
    ) => sql`INSERT INTO audit.event (association_id, epoch, xid, recorded_at, actor_id, session_id, kind, subject_type,
        subject_id, payload, correlation_id)
      SELECT association_id, epoch, xid, recorded_at, actor_id, session_id, 'award.approved', 'award', subject_id, payload, ''
        FROM audit.event WHERE kind = 'award.approved' ORDER BY id LIMIT 1`,
    says: (s) => ['mục nhật ký bị xoá hoặc chèn thêm', `award ${s.award}`],
  },
  {
    name: 'a seal changed',
    act: (sql) => sql`UPDATE audit.seal SET root = sha256(root) WHERE number = 1 AND association_id > 0`,
    says: () => ['Dấu niêm phong #1 không khớp'],
  },
  {
    name: 'the last seal taken away',
    act: (sql, s) => sql`DELETE FROM audit.seal WHERE association_id = ${s.associationId} AND number > 3`,
    says: () => ['Mất dấu niêm phong cuối cùng'],
  },
  {
    name: 'a text about a person replaced',
    act: (sql, s) =>
      sql`UPDATE app.personal_value SET value = 'Người khác' WHERE party_id = ${s.student} AND field = 'name'`,
    says: () => ['nội dung mục “tên” đã bị thay'],
  },
  {
    name: 'a text replaced together with its salt and commitment',
    act: (
      sql,
      s,
    ) => sql`UPDATE app.personal_value SET value = 'Khác', commitment = sha256(salt || 'Khác'::bytea)
      WHERE field = 'reason' AND id = (SELECT reason_value_id FROM ledger.voucher WHERE id = ${voucher(s, 'PKT 02/2019')})`,
    says: () => ['Thông tin riêng', '(PKT 02/2019) đã bị sửa ngoài nhật ký'],
  },
  {
    name: 'the amount of an award changed',
    act: (sql, s) => sql`UPDATE app.award SET amount_vnd = 5000000 WHERE id = ${s.award}`,
    says: (s) => [
      `Suất thưởng [${s.associationId}:${s.award}] (QĐ 01/2019) đã bị sửa ngoài nhật ký: số tiền 500.000 đồng → 5.000.000 đồng.`,
    ],
  },
  {
    name: 'an approval deleted',
    act: (sql, s) =>
      sql`DELETE FROM app.award_approval WHERE award_id = ${s.award} AND user_id = ${s.people.vice.actor.userId}`,
    says: () => ['Lượt duyệt thưởng', 'nay không còn trong sổ'],
  },
  {
    name: 'a consent flipped back into force',
    act: (sql) => sql`UPDATE app.consent SET withdrawn_at = NULL`,
    says: () => ['Sự đồng ý', 'đã bị sửa ngoài nhật ký: lúc rút'],
  },
  {
    name: 'a contribution turned to another donor',
    act: (sql, s) => sql`UPDATE app.contribution SET donor_id = ${s.student} WHERE id = ${s.contribution}`,
    says: () => ['(PT 03/2019) đã bị sửa ngoài nhật ký: người ủng hộ'],
  },
  {
    name: 'an office given without a record',
    act: (sql, s) => sql`INSERT INTO access.role_term (association_id, user_id, role, starts_on)
      VALUES (${s.associationId}, ${s.people.member.actor.userId}, 'chair', '2019-01-01')`,
    says: () => ['Phần việc được giao', 'nhật ký không ghi ai đã thêm'],
  },
  {
    name: 'a guard left switched off',
    act: (sql) => sql`ALTER TABLE app.award DISABLE TRIGGER audit_capture`,
    says: () => ['Chốt “audit_capture” của bảng app.award đã bị gỡ hoặc tắt'],
  },
];

it('an untouched copy raises no alarm', async () => {
  const copy = await copyOf(original);
  expect(await findings(copy)).toBe('');
  await copy.drop();
});

describe('every tampering with the guards off is found and named', () => {
  it.each(tamperings)('$name', async ({ act, says }) => {
    const copy = await copyOf(original);
    try {
      await withConnection(copy.superuserUrl, (sql) =>
        sql.begin(async (tx) => {
          await tx`SET LOCAL session_replication_role = 'replica'`;
          await act(tx, story);
        }),
      );
      const found = await findings(copy);
      for (const words of says(story)) expect(found).toContain(words);
    } finally {
      await copy.drop();
    }
  });
});
