/**
 * Copies of an honour list as a file: only the chair, only with a reason, only of the list in force; each says since when it is
 * out of date. What is in the file cannot run, and names nobody who does not agree at that moment.
 */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { honourFile } from '@/lib/documents/honour-file';
import { publish } from '@/lib/honours/commands';
import { withdrawConsent } from '@/lib/honours/commands/consents';
import { makeHonourCopy } from '@/lib/honours/commands/make-copy';
import { honoursInForce, readCopies } from '@/lib/honours/copy-queries';
import { bookletOf } from '@/lib/honours/public-papers';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { hoi, openStory, type Story } from './story';

const somebody = 'Bùi Thị Hồng Thắm';
const reason = 'Chiếu ở hội nghị xã, không có mạng';
let story: Story;
let chair: Colleague;
let secretary: Colleague;
beforeAll(async () => {
  story = await openStory();
  chair = await story.as('chutich', ['chair']);
  secretary = await story.as('thuky', ['secretary']);
});
afterAll(() => story.end());

const read = (who: Colleague) => who.act((tx) => readCopies(tx, 2019));
const make = async (who: Colleague, publicationId?: number) => {
  const id = publicationId ?? (await read(chair)).publicationId!;
  return who.act((tx, actor) => makeHonourCopy(tx, actor, { publicationId: id, year: 2019, reason }));
};
const file = async () => {
  const list = (await chair.act((tx) => honoursInForce(tx, hoi, 2019)))!;
  const data = bookletOf(list, 'https://vi-du.test/vinh-danh/2019');
  return honourFile({
    list: data,
    copy: { number: 1, madeAt: '2026-01-01T00:00:00Z' },
    address: 'https://vi-du.test/',
  });
};

it('the chair makes one; it is logged with its reason and counts the names the database finds', async () => {
  const id = await make(chair);
  const { copies } = await read(chair);
  expect(copies).toEqual([
    expect.objectContaining({ id, reason, named: 28, changedSince: null, isReplaced: false, mayTake: true }),
  ]);
  const [event] = await story.admin`
    SELECT e.kind, v.value FROM audit.event e JOIN app.personal_value v ON v.id = e.reason_value_id AND v.association_id = e.association_id
     WHERE e.kind = 'publication.copyMade'`;
  expect(event).toMatchObject({ value: reason });
});

it('others who publish see it and may not take it; the accountant does not see it', async () => {
  expect((await read(secretary)).copies).toMatchObject([{ mayTake: false }]);
  const accountant = await story.as('ketoan', ['accountant']);
  expect((await read(accountant)).copies).toEqual([]);
});

it('nobody else makes one: the program refuses, and so does the database when it is told another office', async () => {
  await expect(make(secretary)).rejects.toMatchObject({ code: 'access.notPermitted' });
  const { publicationId } = await read(chair);
  const pretending = () =>
    secretary.act((tx, actor) =>
      makeHonourCopy(
        tx,
        { ...actor, roles: ['chair'] },
        { publicationId: publicationId!, year: 2019, reason },
      ),
    );
  expect(await refusedWith(pretending)).toBe('42501');
});

it('none without a reason of its own, whatever the program says', async () => {
  const { publicationId } = await read(chair);
  const without = () =>
    chair.act((tx, actor) =>
      makeHonourCopy(tx, actor, { publicationId: publicationId!, year: 2019, reason: '' }),
    );
  expect(await refusedWith(without)).toBe('honours.copyNeedsReason');
  const borrowed = () =>
    chair.act(async (tx) => {
      const [old] = await tx.execute<{ id: string }>(sql`SELECT event_id AS id FROM app.honour_copy LIMIT 1`);
      await tx.execute(sql`INSERT INTO app.honour_copy (association_id, publication_id, event_id, made_by)
        VALUES (app.current_association(), ${publicationId}, ${old!.id}, app.actor())`);
    });
  expect(await refusedWith(borrowed)).toBe('honours.copyNeedsReason');
});

it('after a quarter of an hour the file can no longer be taken', async () => {
  const moveBy = (by: string) =>
    story.admin.begin(async (tx) => {
      await tx`SET LOCAL session_replication_role = replica`;
      await tx.unsafe(`UPDATE app.honour_copy SET made_at = made_at + ${by}`);
    });
  await moveBy("interval '-16 minutes'");
  expect((await read(chair)).copies).toMatchObject([{ mayTake: false }]);
  await moveBy("interval '16 minutes'");
  expect((await read(chair)).copies).toMatchObject([{ mayTake: true, changedSince: null }]);
});

it('holds the names of this moment, nothing that runs, no address but that of the page', async () => {
  const html = await file();
  expect(html).toContain(somebody);
  expect(html).not.toContain('Phạm Thị Ánh Nguyệt');
  expect(html).toContain('1 em không nêu tên');
  expect(html).not.toMatch(/<script|javascript:|\son\w+=|<link|500\.000|QĐ-/i);
  const withoutFaces = html.replace(/url\(data:font[^)]*\)/g, '');
  expect(
    withoutFaces.match(/https?:\/\/[^"<\s]*/g)!.every((one) => /vi-du\.test|www\.w3\.org/.test(one)),
  ).toBe(true);
  expect(withoutFaces).not.toMatch(/url\(|src=/);
});

it('a name of markup stays a name', () => {
  const evil = '<script>alert(1)</script>"><img src=x onerror=alert(1)>';
  const list = {
    ...{ issuerName: evil, title: [evil], yearLine: evil, lede: evil, facts: [], qr: '<svg></svg>' },
    ...{
      contentsTitle: evil,
      running: evil,
      runningRight: '',
      columns: [evil],
      closing: [evil],
      proof: [evil],
    },
    units: [{ title: evil, count: '1', rows: [{ order: '1', name: evil, honour: evil, school: evil }] }],
  };
  const html = honourFile({ list, copy: { number: 1, madeAt: '2026-01-01T00:00:00Z' }, address: evil });
  expect(html).not.toMatch(/<script|<img/);
});

it('a withdrawal makes the copy out of date from that moment, and the next file lacks the name', async () => {
  const partyId = await story.partyOf(somebody);
  await secretary.act((tx, actor) => withdrawConsent(tx, actor, { partyId, fields: ['name'] }));
  const [copy] = (await read(chair)).copies;
  const [withdrawn] = await story.admin`
    SELECT min(withdrawn_at)::text AS at FROM app.consent WHERE party_id = ${partyId} AND association_id = ${story.associationId}`;
  expect(new Date(copy!.changedSince!).getTime()).toBe(new Date(withdrawn!.at).getTime());
  expect(copy!.withdrawals).toBeGreaterThan(0);
  expect(await file()).not.toContain(somebody);
});

it('a new version makes every older copy out of date, and an old version cannot be copied', async () => {
  const { publicationId: old } = await read(chair);
  const fresh = await make(chair);
  expect((await read(chair)).copies.find((copy) => copy.id === fresh)).toMatchObject({
    changedSince: null,
    named: 27,
  });
  await chair.act((tx, actor) => publish(tx, actor, { kind: 'honourList', year: 2019, asOf: '2019-12-31' }));
  for (const copy of (await read(chair)).copies)
    expect(copy).toMatchObject({ isReplaced: true, mayTake: false });
  expect(await refusedWith(() => make(chair, old))).toBe('honours.notInForce');
});
