/**
 * The pages the chair writes: a draft nobody overwrites unseen, versions nobody changes, no name of a recipient, ticks
 * for what may be about somebody else, and the public page that changes in the same moment.
 */
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtInPage } from '@/lib/honours/built-in-pages';
import type { SitePage } from '@/lib/honours/schema/site-pages';
import { sitePageNow, sitePageVersions } from '@/lib/honours/site-page-queries';
import {
  dropSiteDraft,
  publishBuiltIn,
  publishSitePage,
  saveSiteDraft,
  textsFingerprint,
  withdrawSiteVersion,
} from '@/lib/site-pages/commands';
import { draftOf, sitePageHistory, sitePageRoom, sitePageStates } from '@/lib/site-pages/queries';
import type { TickKind } from '@/lib/site-pages/schema';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { brokenBooks } from '../rights/books';
import { hoi, openStory, type Story, withPublic } from './story';

const child = 'Bùi Thị Hồng Thắm';
let story: Story;
let chair: Colleague;
let secretary: Colleague;
beforeAll(async () => {
  story = await openStory();
  chair = await story.as('chutich', ['chair']);
  secretary = await story.as('thuky', ['secretary']);
});
afterAll(() => story.end());

const revisionOf = async (page: SitePage) => (await secretary.act((tx) => draftOf(tx, page)))?.revision ?? 0;
type Words = { vi?: string; en?: string; revision?: number; over?: number };
const save = async (page: SitePage, { vi = 'Lời.', en = '', ...seen }: Words = {}, by = secretary) => {
  const revision = seen.revision ?? (await revisionOf(page));
  return by.act((tx, actor) => saveSiteDraft(tx, actor, { page, vi, en, revision, over: seen.over }));
};
const publish = (page: SitePage, revision: number, tick: TickKind[] = [], reason = 'Sửa lời', by = chair) =>
  by.act((tx, actor) => publishSitePage(tx, actor, { page, revision, reason, tick }));
const now = (page: SitePage) => withPublic((tx) => sitePageNow(tx, hoi, page));
const versions = (page: SitePage) =>
  withPublic((tx) => sitePageVersions(tx, hoi, page, { limit: 20, below: undefined }));

describe('publishing', () => {
  it('shows the built-in text with live facts until something is published, then the version', async () => {
    expect(await now('contact')).toMatchObject({
      texts: builtInPage('contact'),
      facts: { approvals: expect.stringMatching(/^\d+$/), name: expect.stringContaining('Ngọc Lặc') },
    });
    const revision = await save('contact', { vi: '# Giờ tiếp\nSáng thứ Hai.', en: '# Hours' });
    expect((await now('contact')).version).toBeUndefined();
    expect(await publish('contact', revision)).toBe(1);
    const shown = await now('contact');
    expect(shown.texts).toEqual({ vi: '# Giờ tiếp\nSáng thứ Hai.', en: '# Hours' });
    expect(shown.version).toMatchObject({ version: 1, isBuiltIn: false });
    const [version] = await versions('contact');
    expect(version).toMatchObject({
      ...{ fingerprint: textsFingerprint(shown.texts), reason: 'Sửa lời', isWithdrawn: false },
      facts: { name: expect.stringContaining('Ngọc Lặc') },
    });
    expect((await secretary.act((tx) => draftOf(tx, 'contact')))?.isOpen).toBe(false);
  });

  it('drops the kept page in the same transaction', async () => {
    const listener = postgres(story.database.superuserUrl, { max: 1 });
    const heard: string[] = [];
    await listener.listen('densach_purge', (tags) => heard.push(tags));
    await publish('contact', await save('contact', { vi: 'Mới.' }));
    await expect.poll(() => heard).toContain(`texts:${hoi}`);
    await listener.end();
  });

  it('is the chair’s alone, in the program and in the database', async () => {
    const revision = await save('help');
    await expect(publish('help', revision, [], 'x', secretary)).rejects.toMatchObject({
      code: 'access.notPermitted',
    });
    const liar = {
      ...secretary,
      act: (work: Parameters<Colleague['act']>[0]) =>
        secretary.act((tx, actor) => work(tx, { ...actor, roles: ['chair'] })),
    } as Colleague;
    expect(await refusedWith(() => publish('help', revision, [], 'x', liar))).toBe('access.notPermitted');
    expect(await versions('help')).toEqual([]);
    const cashier = await story.as('thuquy', ['cashier']);
    await expect(save('help', {}, cashier)).rejects.toMatchObject({ code: 'access.notPermitted' });
    expect(await cashier.act((tx) => draftOf(tx, 'help'))).toBeUndefined();
  });

  it('publishes what was previewed and nothing else', async () => {
    const revision = await save('about', { vi: 'Một.' });
    await save('about', { vi: 'Hai.' });
    expect(await refusedWith(() => publish('about', revision))).toBe('sitePages.changedMeanwhile');
    expect(await publish('about', revision + 1)).toBe(1);
    expect(await refusedWith(() => publish('about', revision + 1))).toBe('sitePages.changedMeanwhile');
  });

  it('goes back to the built-in text as a version of its own', async () => {
    const back = (version: number) =>
      chair.act((tx, actor) => publishBuiltIn(tx, actor, { page: 'about', version, reason: 'Về lời cũ' }));
    expect(await refusedWith(() => back(0))).toBe('sitePages.changedMeanwhile');
    expect(await back(1)).toBe(2);
    expect(await now('about')).toMatchObject({ texts: builtInPage('about'), version: { isBuiltIn: true } });
    expect((await versions('about')).map((one) => one.texts?.vi)).toEqual([builtInPage('about').vi, 'Hai.']);
  });
});

describe('two people at once', () => {
  it('the second is shown the first text, and takes its place only with a tick', async () => {
    const seen = await save('rules', { vi: 'Bản đầu.' });
    await save('rules', { vi: 'Của Chủ tịch.', revision: seen }, chair);
    const late = save('rules', { vi: 'Của Thư ký.', revision: seen });
    await expect(late).rejects.toMatchObject({
      code: 'sitePages.changedMeanwhile',
      params: { vi: 'Của Chủ tịch.', isDraft: true, revision: seen + 1 },
    });
    expect((await secretary.act((tx) => draftOf(tx, 'rules')))?.texts.vi).toBe('Của Chủ tịch.');
    expect(await save('rules', { vi: 'Của Thư ký.', revision: seen, over: seen + 1 })).toBe(seen + 2);
  });

  it('a tick for one text is none for the next', async () => {
    const revision = await revisionOf('rules');
    await save('rules', { vi: 'Lại khác.', revision }, chair);
    expect(await refusedWith(() => save('rules', { revision: revision - 1, over: revision }))).toBe(
      'sitePages.changedMeanwhile',
    );
  });

  it('a draft of a page published meanwhile meets what was published', async () => {
    const seen = await revisionOf('rules');
    await publish('rules', seen);
    await expect(save('rules', { revision: seen })).rejects.toMatchObject({
      params: { vi: 'Lại khác.', isDraft: false },
    });
  });

  it('of two savings in the same moment one is kept and the other refused', async () => {
    const seen = await save('privacy', { vi: 'Đầu.' });
    const results = await Promise.allSettled(
      ['Một.', 'Hai.'].map((vi, at) => save('privacy', { vi, revision: seen }, at ? chair : secretary)),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await revisionOf('privacy')).toBe(seen + 1);
  });

  it('the first savings of all meet too', async () => {
    const results = await Promise.allSettled([
      save('accessibility', { vi: 'Một.', revision: 0 }),
      save('accessibility', { vi: 'Hai.', revision: 0 }, chair),
    ]);
    const refused = results.find((one) => one.status === 'rejected');
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refusedWith(() => Promise.reject(refused?.reason))).toBe('sitePages.changedMeanwhile');
  });

  it('a draft can be given up, by whoever saw its last words', async () => {
    const revision = await revisionOf('accessibility');
    const drop = (seen: number) =>
      secretary.act((tx, actor) => dropSiteDraft(tx, actor, { page: 'accessibility', revision: seen }));
    expect(await refusedWith(() => drop(revision - 1))).toBe('sitePages.changedMeanwhile');
    await drop(revision);
    const [row] = await story.admin`SELECT content_vi FROM app.site_page_draft WHERE page = 'accessibility'`;
    expect(row!.content_vi).toBe('');
  });
});

describe('people', () => {
  it.each([
    ['as it is written', `Khen em ${child} lớp 9.`],
    ['in capitals', child.toLocaleUpperCase('vi')],
    ['in the English text, without marks', 'Bui Thi Hong Tham received an award.'],
    ['with signs between', '**Bùi** Thị\nHồng - Thắm'],
  ])('a recipient is not named: %s', async (_how, text) => {
    expect(await refusedWith(() => save('help', { vi: text }))).toBe('sitePages.namesRecipient');
    expect(await refusedWith(() => save('help', { en: text }))).toBe('sitePages.namesRecipient');
    const revision = await save('help');
    expect(await refusedWith(() => publish('help', revision, ['person'], text))).toBe(
      'sitePages.namesRecipient',
    );
  });

  it('a number or an address needs a tick, and the log keeps it', async () => {
    const vi = 'Gọi 0912 345 678, thư hoi@example.vn.';
    const revision = await save('help', { vi });
    const room = await chair.act((tx) => sitePageRoom(tx, hoi, 'help'));
    expect(room.findings).toEqual([
      { kind: 'email', excerpt: 'hoi@example.vn' },
      { kind: 'number', excerpt: '0912 345 678' },
    ]);
    expect(await refusedWith(() => publish('help', revision, ['email']))).toBe('sitePages.tickFirst');
    const version = await publish('help', revision, ['email', 'number']);
    const [event] = await story.admin`
      SELECT payload::jsonb->>'ticked' AS ticked FROM audit.event WHERE kind = 'sitePage.published' ORDER BY id DESC LIMIT 1`;
    expect(event!.ticked).toBe('email,number');
    expect(version).toBe(1);
  });

  it.each([
    'Ngày 01.01.2026 - 31.12.2026, số tiền 1.500.000.000 đồng, năm 2019 2020.',
    'Luật số 91/2025/QH15 và Nghị định 356/2025/NĐ-CP; Điều 12 khoản 3.',
  ])('days, amounts and laws are no numbers of a person: %s', async (vi) => {
    await save('help', { vi });
    expect((await chair.act((tx) => sitePageRoom(tx, hoi, 'help'))).findings).toEqual([]);
  });

  it('the telephone of the association itself needs no tick', async () => {
    const phone = '0237 385 0000';
    const setPhone = (value: string) =>
      story.admin.begin(async (tx) => {
        await tx`SET LOCAL session_replication_role = replica`;
        await tx`UPDATE app.association SET phone = ${value} WHERE slug = ${hoi}`;
      });
    await save('help', { vi: `Gọi ${phone}.` });
    const found = async () => (await chair.act((tx) => sitePageRoom(tx, hoi, 'help'))).findings.length;
    expect(await found()).toBe(1);
    await setPhone('+84 2373850000');
    expect(await found()).toBe(0);
    await setPhone('');
  });

  it('words of an old version can be taken down, those in force cannot', async () => {
    const withdraw = (version: number) =>
      chair.act((tx, actor) =>
        withdrawSiteVersion(tx, actor, { page: 'contact', version, reason: 'Theo yêu cầu' }),
      );
    expect(await refusedWith(() => withdraw(2))).toBe('sitePages.inForce');
    expect(await refusedWith(() => withdraw(9))).toBe('sitePages.notFound');
    await withdraw(1);
    expect(await refusedWith(() => withdraw(1))).toBe('sitePages.alreadyWithdrawn');
    const old = (await versions('contact')).at(-1)!;
    expect(old).toMatchObject({ version: 1, isWithdrawn: true, texts: null, reason: null });
    expect(old.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    const history = await chair.act((tx) => sitePageHistory(tx, hoi, 'contact'));
    expect(history).toMatchObject({ newest: 2, olderBelow: undefined });
    expect(history.versions.map((one) => one.texts === null)).toEqual([false, true]);
  });

  it('the office is warned when somebody named becomes a recipient later', async () => {
    const states = await chair.act((tx) => sitePageStates(tx, hoi));
    expect(states.every((state) => !state.isAboutRecipient)).toBe(true);
    await story.admin`ALTER TABLE app.site_page_version DISABLE TRIGGER u_site_page_version_guard`;
    await chair.act(async (tx) => {
      await tx.execute(
        `SELECT audit.record('{"kind":"sitePage.published","subjectType":"association","subjectId":"${story.associationId}","payload":{}}')`,
      );
      await tx.execute(`INSERT INTO app.site_page_version (association_id, page, version, content_vi, fingerprint, reason, published_by)
        VALUES (${story.associationId}, 'privacy', 1, '${child}', encode(sha256(convert_to('${child}' || chr(30), 'UTF8')), 'hex'), 'x', 0)`);
    });
    await story.admin`ALTER TABLE app.site_page_version ENABLE TRIGGER u_site_page_version_guard`;
    const later = await chair.act((tx) => sitePageStates(tx, hoi));
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
    chair.act(async (tx) => {
      const { version = 1, vi, en = '', ticked = '', builtIn = true } = values;
      const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;
      await tx.execute(
        `SELECT audit.record('{"kind":"sitePage.published","subjectType":"association","subjectId":"${story.associationId}","payload":{}}')`,
      );
      await tx.execute(`INSERT INTO app.site_page_version (association_id, page, version, is_built_in, content_vi, content_en, fingerprint, reason, ticked, published_by)
        VALUES (${story.associationId}, 'rules', ${version}, ${builtIn}, ${quote(vi)}, ${quote(en)}, encode(sha256(convert_to(${quote(vi)} || chr(30) || ${quote(en)}, 'UTF8')), 'hex'), 'x', ${quote(ticked)}, 0)`);
    });
  const next = async () => ((await versions('rules'))[0]?.version ?? 0) + 1;

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

  it('never changes or deletes a version, and never deletes a draft', async () => {
    for (const statement of [
      `UPDATE app.site_page_version SET content_vi = 'x'`,
      `DELETE FROM app.site_page_version`,
      `TRUNCATE app.site_page_version CASCADE`,
      `DELETE FROM app.site_page_withdrawal`,
      `DELETE FROM app.site_page_draft`,
    ])
      await expect(story.admin.unsafe(statement)).rejects.toThrow();
  });

  it('keeps books and log provable', async () => {
    expect(await brokenBooks(story)).toEqual([]);
  });
});
