/**
 * After an erasure the name stands nowhere in a dump of the database but under the lock. It was planted before in every
 * place where somebody could have typed it. Control: who was not erased is found, and a planted name is found in each place.
 */
import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { erasePerson } from '@/lib/rights/commands/handle';
import { openStory, type Story } from '../public/story';
import { brokenBooks } from './books';
import { type CommuneOffice, openCommune, picture, rounds } from './commune-office';
import { dumpOf, formsOf, foundIn } from './dump';

const erased = 'Cầm Thị Diệu Hiền';
const other = 'Triệu Khánh Vy';
const lock = ['app.locked_name'];
let story: Story;
let office: CommuneOffice;
beforeAll(async () => {
  story = await openStory();
  office = await openCommune(story, await picture('#600'));
});
afterAll(() => story.end());

const dump = () => dumpOf(story.admin, story.database.superuserUrl);

/** A text of nobody's own that says the name, as its command would have kept it. */
const keep = async (tx: postgres.TransactionSql, field: string, text: string) => {
  const [row] =
    await tx`INSERT INTO app.personal_value (association_id, field, value) VALUES (${office.association}, ${field}, ${text}) RETURNING id`;
  return row!.id as string;
};
/** The name where people could have typed it: a tip, a note, a transfer text, the circumstances of another. */
async function plant(): Promise<void> {
  const { association } = office;
  await story.admin.begin(async (tx) => {
    await tx`ALTER TABLE app.contribution DISABLE TRIGGER u_contribution_guard`;
    await tx`SELECT audit.write_event(${association}, 'mistake.received', 'association', ${association}::text, '{}')`;
    await keep(tx, 'tipText', `Em ${erased} chưa nhận được tiền`);
    await keep(tx, 'tipContact', `mẹ em ${erased.normalize('NFD').normalize('NFC')}, 0900 000 000`);
    await keep(tx, 'note', `gửi ${erased.toUpperCase()}`);
    await tx`UPDATE app.contribution SET bank_memo = 'CAM THI DIEU HIEN UNG HO QUY' WHERE association_id = ${association}
       AND id = (SELECT max(id) FROM app.contribution WHERE association_id = ${association})`;
    await tx`ALTER TABLE app.contribution ENABLE TRIGGER u_contribution_guard`;
  });
  await story.admin.begin(async (tx) => {
    await tx`ALTER TABLE app.hardship DISABLE TRIGGER USER`;
    await tx`ALTER TABLE app.hardship ENABLE TRIGGER audit_capture, ENABLE TRIGGER hardship_salt`;
    await tx`SELECT audit.write_event(${association}, 'nomination.corrected', 'nomination', '1', '{}')`;
    await tx`UPDATE app.hardship SET account = ${`chị là ${erased}`} WHERE association_id = ${association} AND nomination_id =
      (SELECT min(h.nomination_id) FROM app.hardship h JOIN app.nomination n ON n.id = h.nomination_id AND n.association_id = h.association_id
        WHERE h.association_id = ${association} AND n.round_id = ${rounds.unpaid})`;
    await tx`ALTER TABLE app.hardship ENABLE TRIGGER USER`;
  });
  // Every name of so small an association would be a sample in a large one sooner or later.
  await story.admin`ALTER TABLE app.personal_value ALTER COLUMN folded SET STATISTICS 10000`;
  await story.admin.unsafe('ANALYZE');
}

describe('a dump', () => {
  it('holds the name before, in every place where it was typed', async () => {
    await plant();
    const before = foundIn(await dump(), [erased]).map((place) => place.split(':')[0]);
    expect(before).toEqual(
      expect.arrayContaining(['app.personal_value', 'app.contribution', 'app.hardship', 'samples']),
    );
  });

  it('holds it nowhere afterwards but under the lock, and the books and the log still prove themselves', async () => {
    const id = await office.ask(erased);
    await office.secretary((tx, actor) => erasePerson(tx, actor, id));
    const after = await dump();
    expect(after.bytes).toBeGreaterThan(500_000);
    expect(after.parts.size).toBeGreaterThan(150);
    expect(foundIn(after, [erased], lock)).toEqual([]);
    expect(foundIn(after, [erased]).map((place) => place.split(':')[0])).toEqual(lock);
    expect(await brokenBooks(story)).toEqual([]);
    const [memo] =
      await story.admin`SELECT count(*)::int AS n FROM app.locked_name WHERE value = 'CAM THI DIEU HIEN UNG HO QUY'`;
    expect(memo!.n).toBe(1);
    expect(foundIn(after, [other]).length).toBeGreaterThan(1);
  });
});

it('control: every form of a name that a column can hold is found', () => {
  for (const form of formsOf(erased)) {
    const parts = new Map([['app.planted', Buffer.from(`(1,"x ${form} y")`)]]);
    expect(foundIn({ parts, bytes: 0 }, [erased])).toHaveLength(1);
  }
  const parts = new Map([['app.planted', Buffer.from('(1,"Cầm Thị Diệu Hoa")')]]);
  expect(foundIn({ parts, bytes: 0 }, [erased])).toEqual([]);
});

it('control: without the last step the planner would still remember the name', async () => {
  await story.admin.begin(async (tx) => {
    await tx`CREATE TABLE app.remembered AS SELECT ${other}::text AS name FROM generate_series(1, 50)`;
    await tx`ANALYZE app.remembered`;
    await tx`DELETE FROM app.remembered`;
    const [row] =
      await tx`SELECT most_common_vals::text AS kept FROM pg_stats WHERE tablename = 'remembered'`;
    expect(row!.kept).toContain(other);
    await tx`DROP TABLE app.remembered`;
  });
});
