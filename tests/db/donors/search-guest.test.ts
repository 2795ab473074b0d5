/** Whoever was only invited to approve one round does not see what donors are found by; an inspector does. */
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { expect, it } from 'vitest';
import { withBooks } from '../contributions/set-up';
import { give } from '../contributions/story';

const room = withBooks('hoi-khach-xem');

it('a guest alone reads no row of the search', async () => {
  await give(room.books.cashier, room.books, { amountVnd: 1000n });
  const seen = async () =>
    (await room.books.inspector.act((tx) => tx.execute(sql`SELECT 1 FROM app.donor_search`))).length;
  expect(await seen()).toBeGreaterThan(3);
  const admin = postgres(room.database.superuserUrl, { max: 1, onnotice: () => {} });
  const become = (from: string, to: string) =>
    admin.begin(async (tx) => {
      await tx`SET LOCAL session_replication_role = 'replica'`;
      await tx`UPDATE access.role_term SET role = ${to} WHERE role = ${from} AND association_id = ${room.books.associationId}`;
    });
  await become('inspector', 'guestApprover');
  expect(await seen()).toBe(0);
  await become('guestApprover', 'inspector');
  expect(await seen()).toBeGreaterThan(3);
  await admin.end();
});
