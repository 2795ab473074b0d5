/**
 * Who may not stand on the pages the chair writes: no recipient at all, others only with a tick; an old version can lose its
 * words. The database holds all of it by itself.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withdrawSiteVersion } from '@/lib/site-pages/commands';
import { sitePageHistory, sitePageRoom, sitePageStates } from '@/lib/site-pages/queries';
import { refusedWith } from '@/tests/factories/refused';
import { brokenBooks } from '../rights/books';
import { type Desk, openDesk } from './site-page-desk';
import { hoi } from './story';

const child = 'Bùi Thị Hồng Thắm';
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.story.end());

describe('people', () => {
  it.each([
    ['as it is written', `Khen em ${child} lớp 9.`],
    ['in capitals', child.toLocaleUpperCase('vi')],
    ['in the English text, without marks', 'Bui Thi Hong Tham received an award.'],
    ['with signs between', '**Bùi** Thị\nHồng - Thắm'],
  ])('a recipient is not named: %s', async (_how, text) => {
    expect(await refusedWith(() => desk.save('help', { vi: text }))).toBe('sitePages.namesRecipient');
    expect(await refusedWith(() => desk.save('help', { en: text }))).toBe('sitePages.namesRecipient');
    const revision = await desk.save('help');
    expect(await refusedWith(() => desk.publish('help', revision, ['person'], text))).toBe(
      'sitePages.namesRecipient',
    );
  });

  it('a number or an address needs a tick, and the log keeps it', async () => {
    const vi = 'Gọi 0912 345 678, thư hoi@example.vn.';
    const revision = await desk.save('help', { vi });
    const room = await desk.chair.act((tx) => sitePageRoom(tx, hoi, 'help'));
    expect(room.findings).toEqual([
      { kind: 'email', excerpt: 'hoi@example.vn' },
      { kind: 'number', excerpt: '0912 345 678' },
    ]);
    expect(await refusedWith(() => desk.publish('help', revision, ['email']))).toBe('sitePages.tickFirst');
    const version = await desk.publish('help', revision, ['email', 'number']);
    const [event] = await desk.story.admin`
      SELECT payload::jsonb->>'ticked' AS ticked FROM audit.event WHERE kind = 'sitePage.published' ORDER BY id DESC LIMIT 1`;
    expect(event!.ticked).toBe('email,number');
    expect(version).toBe(1);
  });

  it.each([
    'Ngày 01.01.2026 - 31.12.2026, số tiền 1.500.000.000 đồng, năm 2019 2020.',
    'Luật số 91/2025/QH15 và Nghị định 356/2025/NĐ-CP; Điều 12 khoản 3.',
  ])('days, amounts and laws are no numbers of a person: %s', async (vi) => {
    await desk.save('help', { vi });
    expect((await desk.chair.act((tx) => sitePageRoom(tx, hoi, 'help'))).findings).toEqual([]);
  });

  it('the telephone of the association itself needs no tick', async () => {
    const phone = '0237 385 0000';
    const setPhone = (value: string) =>
      desk.story.admin.begin(async (tx) => {
        await tx`SET LOCAL session_replication_role = replica`;
        await tx`UPDATE app.association SET phone = ${value} WHERE slug = ${hoi}`;
      });
    await desk.save('help', { vi: `Gọi ${phone}.` });
    const found = async () => (await desk.chair.act((tx) => sitePageRoom(tx, hoi, 'help'))).findings.length;
    expect(await found()).toBe(1);
    await setPhone('+84 2373850000');
    expect(await found()).toBe(0);
    await setPhone('');
  });

  it('words of an old version can be taken down, those in force cannot', async () => {
    const withdraw = (version: number) =>
      desk.chair.act((tx, actor) =>
        withdrawSiteVersion(tx, actor, { page: 'rules', version, reason: 'Theo yêu cầu' }),
      );
    expect(await refusedWith(() => withdraw(2))).toBe('sitePages.inForce');
    expect(await refusedWith(() => withdraw(9))).toBe('sitePages.notFound');
    await withdraw(1);
    expect(await refusedWith(() => withdraw(1))).toBe('sitePages.alreadyWithdrawn');
    const old = (await desk.versions('rules')).at(-1)!;
    expect(old).toMatchObject({ version: 1, isWithdrawn: true, texts: null, reason: null });
    expect(old.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    const history = await desk.chair.act((tx) => sitePageHistory(tx, hoi, 'rules'));
    expect(history).toMatchObject({ newest: 2, olderBelow: undefined });
    expect(history.versions.map((one) => one.texts === null)).toEqual([false, true]);
  });

  it('the office is warned when somebody named becomes a recipient later', async () => {
    const states = await desk.chair.act((tx) => sitePageStates(tx, hoi));
    expect(states.every((state) => !state.isAboutRecipient)).toBe(true);
    await desk.story.admin`ALTER TABLE app.site_page_version DISABLE TRIGGER u_site_page_version_guard`;
    await desk.chair.act(async (tx) => {
      await tx.execute(
        `SELECT audit.record('{"kind":"sitePage.published","subjectType":"association","subjectId":"${desk.story.associationId}","payload":{}}')`,
      );
      await tx.execute(`INSERT INTO app.site_page_version (association_id, page, version, content_vi, fingerprint, reason, published_by)
        VALUES (${desk.story.associationId}, 'privacy', 1, '${child}', encode(sha256(convert_to('${child}' || chr(30), 'UTF8')), 'hex'), 'x', 0)`);
    });
    await desk.story.admin`ALTER TABLE app.site_page_version ENABLE TRIGGER u_site_page_version_guard`;
    const later = await desk.chair.act((tx) => sitePageStates(tx, hoi));
    expect(later.filter((state) => state.isAboutRecipient).map(({ page }) => page)).toEqual(['privacy']);
  });
});

describe('the database by itself', () => {
  const insert = (values: {
    version?: number;
    vi: string;
    en?: string;
    ticked?: string;
    builtIn?: boolean;
  }) =>
    desk.chair.act(async (tx) => {
      const { version = 1, vi, en = '', ticked = '', builtIn = true } = values;
      const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;
      await tx.execute(
        `SELECT audit.record('{"kind":"sitePage.published","subjectType":"association","subjectId":"${desk.story.associationId}","payload":{}}')`,
      );
      await tx.execute(`INSERT INTO app.site_page_version (association_id, page, version, is_built_in, content_vi, content_en, fingerprint, reason, ticked, published_by)
        VALUES (${desk.story.associationId}, 'rules', ${version}, ${builtIn}, ${quote(vi)}, ${quote(en)}, encode(sha256(convert_to(${quote(vi)} || chr(30) || ${quote(en)}, 'UTF8')), 'hex'), 'x', ${quote(ticked)}, 0)`);
    });
  const next = async () => ((await desk.versions('rules'))[0]?.version ?? 0) + 1;

  it('refuses what the program would not send', async () => {
    const version = await next();
    const code = (values: Parameters<typeof insert>[0]) => refusedWith(() => insert({ version, ...values }));
    expect(await code({ vi: 'x'.repeat(6001) })).toBe('sitePages.tooLong');
    expect(await code({ vi: '字'.repeat(3001) })).toBe('sitePages.tooLong');
    expect(await code({ vi: 'a\u202eb' })).toBe('sitePages.hiddenSigns');
    expect(await code({ vi: child })).toBe('sitePages.namesRecipient');
    expect(await code({ vi: 'Gọi 0912345678' })).toBe('sitePages.tickFirst');
    expect(await code({ vi: 'Không phải bản nháp', builtIn: false })).toBe('sitePages.changedMeanwhile');
    expect(await code({ vi: 'a', version: version + 1 })).toBe('sitePages.changedMeanwhile');
    await insert({ version, vi: 'Gọi 0912345678', ticked: 'number' });
  });

  it('refuses by its guards: without them the same rows go through', async () => {
    const jump = () =>
      desk.secretary.act(async (tx) => {
        await tx.execute(
          `SELECT audit.record('{"kind":"sitePage.drafted","subjectType":"association","subjectId":"${desk.story.associationId}","payload":{}}')`,
        );
        await tx.execute(`UPDATE app.site_page_draft SET revision = revision + 2 WHERE page = 'contact'`);
      });
    const version = await next();
    const unticked = () => insert({ version, vi: 'Thư cho a@b.vn' });
    expect(await refusedWith(jump)).toBe('sitePages.changedMeanwhile');
    expect(await refusedWith(unticked)).toBe('sitePages.tickFirst');
    const guards = (how: 'DISABLE' | 'ENABLE') =>
      desk.story.admin.unsafe(`
        ALTER TABLE app.site_page_draft ${how} TRIGGER u_site_page_draft_guard;
        ALTER TABLE app.site_page_version ${how} TRIGGER u_site_page_version_guard`);
    await guards('DISABLE');
    await jump();
    await unticked();
    await guards('ENABLE');
  });

  it('never changes or deletes a version, and never deletes a draft', async () => {
    for (const statement of [
      `UPDATE app.site_page_version SET content_vi = 'x'`,
      `DELETE FROM app.site_page_version`,
      `TRUNCATE app.site_page_version CASCADE`,
      `DELETE FROM app.site_page_withdrawal`,
      `DELETE FROM app.site_page_draft`,
    ])
      await expect(desk.story.admin.unsafe(statement)).rejects.toThrow();
  });

  it('keeps books and log provable', async () => {
    expect(await brokenBooks(desk.story)).toEqual([]);
  });
});
