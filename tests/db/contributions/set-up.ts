/** One fresh database and one association with open books per test file. */
import { afterAll, beforeAll } from 'vitest';
import { closePools } from '@/db/client';
import { pointPoolsAt } from '@/tests/factories/association';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { type Books, openBalances, openBooks } from './books';

export interface Room {
  database: TestDatabase;
  books: Books;
}

/** Call at the top of a test file; the returned object is filled before the first test. */
export function withBooks(slug: string, extra: Record<string, unknown> = {}): Room {
  const room = {} as Room;
  beforeAll(async () => {
    room.database = await createTestDatabase();
    pointPoolsAt(room.database.urls);
    room.books = await openBooks(room.database.urls, slug, extra);
    await openBalances(room.books);
  });
  afterAll(async () => {
    await closePools();
    await room.database.drop();
  });
  return room;
}
