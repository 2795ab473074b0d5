/**
 * Kinds of events that only the database writes cannot be claimed by the program: every one of its list, and every one a
 * function of the database names that is none of the program's. Control: without the check a reading could be made up.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { databaseKinds } from '@/lib/audit/events';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withConnection } from '@/tests/setup/connection';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { type Story, tellStory } from './story';

let database: TestDatabase;
let story: Story;
beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  story = await tellStory(database, 'hoi-mot');
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const claim = (kind: string) => {
  const body = JSON.stringify({ kind, subjectType: 'party', subjectId: '1', payload: {} });
  return () => story.people.chair.act((tx) => tx.execute(sql`SELECT audit.record(${body}::jsonb)`));
};

/** Kinds in the types of what the program records. */
const programKinds = (): string[] => {
  const files = ['events.ts', ...readdirSync('lib/audit/events').map((name) => `events/${name}`)];
  return files.flatMap((name) =>
    [
      ...readFileSync(`lib/audit/${name}`, 'utf8').matchAll(/kind:\s*(?:\|\s*)?'([a-zA-Z]+\.[a-zA-Z]+)'/g),
    ].map(([, kind]) => kind!),
  );
};

it.each(databaseKinds.map((kind) => [kind]))('%s is refused', async (kind) => {
  expect(await refusedWith(claim(kind))).toBe('audit.reservedKind');
});

it('whatever a function of the database writes is of the one list or the other, and no kind of the program is shut', async () => {
  const own = new Set(programKinds());
  expect(own.size).toBeGreaterThan(60);
  await withConnection(database.adminUrl, async (admin) => {
    const rows = await admin<{ kind: string; reserved: boolean }[]>`
      SELECT DISTINCT m[1] AS kind, audit.is_reserved(m[1]) AS reserved FROM pg_proc p
        CROSS JOIN LATERAL regexp_matches(p.prosrc, 'write_event\\([^;]*?''([a-zA-Z]+\\.[a-zA-Z]+)''', 'g') m ORDER BY 1`;
    expect(rows.length).toBeGreaterThan(40);
    expect(rows.filter(({ kind, reserved }) => !reserved && !own.has(kind))).toEqual([]);
    const shut = await admin<
      { kind: string }[]
    >`SELECT k AS kind FROM unnest(${[...own]}::text[]) k WHERE audit.is_reserved(k)`;
    expect(shut).toEqual([]);
  });
});

it('control: with the check gone, a look at a locked name could be made up', async () => {
  await withConnection(database.superuserUrl, async (superuser) => {
    const [kept] =
      await superuser`SELECT pg_get_functiondef('audit.is_reserved(text)'::regprocedure) AS text`;
    await superuser.unsafe(
      'CREATE OR REPLACE FUNCTION audit.is_reserved(p_kind text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT false $$',
    );
    await claim('party.lockedNameRead')();
    await superuser.unsafe(String(kept!.text));
  });
  expect(await refusedWith(claim('party.lockedNameRead'))).toBe('audit.reservedKind');
});
