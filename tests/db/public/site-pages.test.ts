/**
 * The pages the chair writes: a draft nobody overwrites unseen, versions nobody changes, and the public page that changes
 * in the same moment.
 */
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtInPage } from '@/lib/honours/built-in-pages';
import { dropSiteDraft, publishBuiltIn, textsFingerprint } from '@/lib/site-pages/commands';
import { draftOf } from '@/lib/site-pages/queries';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { type Desk, openDesk } from './site-page-desk';
import { hoi } from './story';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.story.end());

describe('publishing', () => {
  it('shows the built-in text with live facts until something is published, then the version', async () => {
    expect(await desk.now('contact')).toMatchObject({
      texts: builtInPage('contact'),
      facts: { approvals: expect.stringMatching(/^\d+$/), name: expect.stringContaining('Ngọc Lặc') },
    });
    const revision = await desk.save('contact', { vi: '# Giờ tiếp\nSáng thứ Hai.', en: '# Hours' });
    expect((await desk.now('contact')).version).toBeUndefined();
    expect(await desk.publish('contact', revision)).toBe(1);
    const shown = await desk.now('contact');
    expect(shown.texts).toEqual({ vi: '# Giờ tiếp\nSáng thứ Hai.', en: '# Hours' });
    expect(shown.version).toMatchObject({ version: 1, isBuiltIn: false });
    const [version] = await desk.versions('contact');
    expect(version).toMatchObject({
      ...{ fingerprint: textsFingerprint(shown.texts), reason: 'Sửa lời', isWithdrawn: false },
      facts: { name: expect.stringContaining('Ngọc Lặc') },
    });
    expect((await desk.secretary.act((tx) => draftOf(tx, 'contact')))?.isOpen).toBe(false);
  });

  it('drops the kept page in the same transaction', async () => {
    const listener = postgres(desk.story.database.superuserUrl, { max: 1 });
    const heard: string[] = [];
    await listener.listen('densach_purge', (tags) => heard.push(tags));
    await desk.publish('contact', await desk.save('contact', { vi: 'Mới.' }));
    await expect.poll(() => heard).toContain(`texts:${hoi}`);
    await listener.end();
  });

  it('is the chair’s alone, in the program and in the database', async () => {
    const revision = await desk.save('help');
    await expect(desk.publish('help', revision, [], 'x', desk.secretary)).rejects.toMatchObject({
      code: 'access.notPermitted',
    });
    const liar = {
      ...desk.secretary,
      act: (work: Parameters<Colleague['act']>[0]) =>
        desk.secretary.act((tx, actor) => work(tx, { ...actor, roles: ['chair'] })),
    } as Colleague;
    expect(await refusedWith(() => desk.publish('help', revision, [], 'x', liar))).toBe(
      'access.notPermitted',
    );
    expect(await desk.versions('help')).toEqual([]);
    const cashier = await desk.story.as('thuquy', ['cashier']);
    await expect(desk.save('help', {}, cashier)).rejects.toMatchObject({ code: 'access.notPermitted' });
    expect(await cashier.act((tx) => draftOf(tx, 'help'))).toBeUndefined();
  });

  it('publishes what was previewed and nothing else', async () => {
    const revision = await desk.save('about', { vi: 'Một.' });
    await desk.save('about', { vi: 'Hai.' });
    expect(await refusedWith(() => desk.publish('about', revision))).toBe('sitePages.changedMeanwhile');
    expect(await desk.publish('about', revision + 1)).toBe(1);
    expect(await refusedWith(() => desk.publish('about', revision + 1))).toBe('sitePages.changedMeanwhile');
  });

  it('goes back to the built-in text as a version of its own', async () => {
    const back = (version: number) =>
      desk.chair.act((tx, actor) =>
        publishBuiltIn(tx, actor, { page: 'about', version, reason: 'Về lời cũ' }),
      );
    expect(await refusedWith(() => back(0))).toBe('sitePages.changedMeanwhile');
    expect(await back(1)).toBe(2);
    expect(await desk.now('about')).toMatchObject({
      texts: builtInPage('about'),
      version: { isBuiltIn: true },
    });
    expect((await desk.versions('about')).map((one) => one.texts?.vi)).toEqual([
      builtInPage('about').vi,
      'Hai.',
    ]);
  });
});

describe('two people at once', () => {
  it('the second is shown the first text, and takes its place only with a tick', async () => {
    const seen = await desk.save('rules', { vi: 'Bản đầu.' });
    await desk.save('rules', { vi: 'Của Chủ tịch.', revision: seen }, desk.chair);
    const late = desk.save('rules', { vi: 'Của Thư ký.', revision: seen });
    await expect(late).rejects.toMatchObject({
      code: 'sitePages.changedMeanwhile',
      params: { vi: 'Của Chủ tịch.', isDraft: true, revision: seen + 1 },
    });
    expect((await desk.secretary.act((tx) => draftOf(tx, 'rules')))?.texts.vi).toBe('Của Chủ tịch.');
    expect(await desk.save('rules', { vi: 'Của Thư ký.', revision: seen, over: seen + 1 })).toBe(seen + 2);
  });

  it('a tick for one text is none for the next', async () => {
    const revision = await desk.revisionOf('rules');
    await desk.save('rules', { vi: 'Lại khác.', revision }, desk.chair);
    expect(await refusedWith(() => desk.save('rules', { revision: revision - 1, over: revision }))).toBe(
      'sitePages.changedMeanwhile',
    );
  });

  it('a draft of a page published meanwhile meets what was published', async () => {
    const seen = await desk.revisionOf('rules');
    await desk.publish('rules', seen);
    await expect(desk.save('rules', { revision: seen })).rejects.toMatchObject({
      params: { vi: 'Lại khác.', isDraft: false },
    });
  });

  it('of two savings in the same moment one is kept and the other refused', async () => {
    const seen = await desk.save('privacy', { vi: 'Đầu.' });
    const results = await Promise.allSettled(
      ['Một.', 'Hai.'].map((vi, at) =>
        desk.save('privacy', { vi, revision: seen }, at ? desk.chair : desk.secretary),
      ),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await desk.revisionOf('privacy')).toBe(seen + 1);
  });

  it('the first savings of all meet too', async () => {
    const results = await Promise.allSettled([
      desk.save('accessibility', { vi: 'Một.', revision: 0 }),
      desk.save('accessibility', { vi: 'Hai.', revision: 0 }, desk.chair),
    ]);
    const refused = results.find((one) => one.status === 'rejected');
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refusedWith(() => Promise.reject(refused?.reason))).toBe('sitePages.changedMeanwhile');
  });

  it('a draft can be given up, by whoever saw its last words', async () => {
    const revision = await desk.revisionOf('accessibility');
    const drop = (seen: number) =>
      desk.secretary.act((tx, actor) => dropSiteDraft(tx, actor, { page: 'accessibility', revision: seen }));
    expect(await refusedWith(() => drop(revision - 1))).toBe('sitePages.changedMeanwhile');
    await drop(revision);
    const [row] = await desk.story
      .admin`SELECT content_vi FROM app.site_page_draft WHERE page = 'accessibility'`;
    expect(row!.content_vi).toBe('');
  });
});
