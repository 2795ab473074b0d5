/**
 * Versions: frozen, told one against the other in words and amounts, without a name and without what small numbers tell.
 */
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import VersionsPage from '@/app/(public)/cong/[lang]/[hoi]/phien-ban/[loai]/[nam]/page';
import { publish, withdrawPublication } from '@/lib/honours/commands';
import { deskVersions } from '@/lib/honours/desk-queries';
import type { HistoryVersion } from '@/lib/honours/schema/versions';
import type { PublicationCause, PublicationKind } from '@/lib/honours/schema/words';
import { publicationHistory } from '@/lib/honours/version-queries';
import { newPageJob, runPageJob } from '@/lib/web/page-tags';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { hoi, openStory, type Story, withPublic } from './story';

let story: Story;
let chair: Colleague;
beforeAll(async () => {
  story = await openStory();
  chair = await story.as('chutich', ['chair']);
});
afterAll(() => story.end());

const publishAs = (kind: PublicationKind, asOf = '2019-12-31', cause?: PublicationCause) =>
  chair.act((tx, actor) => publish(tx, actor, { kind, year: 2019, asOf, cause }));
const history = async (kind: PublicationKind, page = 1) =>
  (await withPublic((tx) => publicationHistory(tx, hoi, { kind, year: 2019, page }))).versions;
const latest = async (kind: PublicationKind): Promise<HistoryVersion> => (await history(kind))[0]!;

async function open(loai: string, nam = '2019', lang = 'vi') {
  const job = newPageJob();
  const params = Promise.resolve({ lang, hoi, loai, nam });
  const html = await runPageJob(job, async () =>
    renderToStaticMarkup(await VersionsPage({ params, searchParams: Promise.resolve({}) })),
  );
  return { html, job };
}
/** A change behind every guard, as a mistake in the books would show in the next version. */
const behindGuards = (text: string, values: (string | number)[]) =>
  story.admin.begin(async (tx) => {
    await tx`SET LOCAL session_replication_role = replica`;
    await tx.unsafe(text, values);
  });

describe('a version', () => {
  it('is frozen: nobody changes or deletes a row of it, nor the version itself', async () => {
    for (const table of ['published_figure', 'published_voucher', 'published_honour', 'published_gift']) {
      expect(await refusedWith(() => story.admin.unsafe(`DELETE FROM app.${table}`))).not.toBe('accepted');
      expect(
        await refusedWith(() => story.admin.unsafe(`UPDATE app.${table} SET ordinal = ordinal`)),
      ).not.toBe('accepted');
    }
    for (const change of ['year = 2018', 'published_at = now()', "fingerprint = 'x'", 'version = 99'])
      expect(await refusedWith(() => story.admin.unsafe(`UPDATE app.publication SET ${change}`))).not.toBe(
        'accepted',
      );
    expect(await refusedWith(() => story.admin.unsafe('DELETE FROM app.publication'))).not.toBe('accepted');
  });

  it('once withdrawn stays withdrawn', async () => {
    const { publicationId } = await publishAs('donorRoll');
    await chair.act((tx, actor) => withdrawPublication(tx, actor, { publicationId, reason: 'thử' }));
    expect(
      await refusedWith(
        () => story.admin`UPDATE app.publication SET withdrawn_at = NULL WHERE id = ${publicationId}`,
      ),
    ).not.toBe('accepted');
    await publishAs('donorRoll');
  });
});

describe('the cause', () => {
  it('is stated with the version, for everybody, and is the first reason read', async () => {
    await publishAs('fundFigures', '2019-12-31', 'mistake');
    expect((await latest('fundFigures')).difference).toMatchObject({ cause: 'mistake' });
    expect((await open('thu-chi')).html).toContain('Sửa chỗ sai');
  });

  it('is said once, by the publisher, while publishing', async () => {
    const { publicationId } = await publishAs('fundFigures', '2019-12-31', 'wording');
    const state = () => chair.act((tx) => tx.execute(`SELECT app.state_cause(${publicationId}, 'wishes')`));
    expect(await refusedWith(state)).not.toBe('accepted');
    expect((await latest('fundFigures')).difference).toMatchObject({ cause: 'wording' });
    expect(await refusedWith(() => story.admin`UPDATE app.publication_cause SET cause = 'wishes'`)).not.toBe(
      'accepted',
    );
  });

  it('is one of a closed list: no sentence of anybody’s own can reach the public', async () => {
    const own = 'em An xin rút' as PublicationCause;
    expect(await refusedWith(() => publishAs('fundFigures', '2019-12-31', own))).not.toBe('accepted');
  });

  it('left out, the difference speaks: nothing changed', async () => {
    await publishAs('fundFigures');
    expect((await latest('fundFigures')).difference).toMatchObject({ cause: null, touched: 0, figures: [] });
    expect((await open('thu-chi')).html).toContain('số liệu không đổi');
  });
});

describe('the difference of the fund', () => {
  it('tells vouchers that are new or gone and figures before and after, to the đồng', async () => {
    await publishAs('fundFigures', '2019-03-31');
    const early = await latest('fundFigures');
    expect(early.difference!.removed).toBeGreaterThan(0);
    await publishAs('fundFigures', '2019-12-31');
    const { difference } = await latest('fundFigures');
    expect(difference!.previous).toBe(early.version);
    expect(difference!.added).toBe(early.difference!.removed);
    expect(difference!.figures.length).toBeGreaterThan(1);
    for (const figure of difference!.figures)
      expect(figure.afterVnd! - figure.beforeVnd!).toBe(figure.amountChangeVnd);
    const added = difference!.lines.filter(({ beforeVnd }) => beforeVnd === null);
    expect(added).toHaveLength(difference!.added!);
  });

  it('tells an amount that was corrected: before and after, with the number of the voucher', async () => {
    const [line] = await story.admin<{ id: string; reference: string; amount: string }[]>`
      SELECT v.id, ledger.reference(v.book, v.number, v.year) AS reference, p.amount_vnd AS amount FROM ledger.voucher v
        JOIN ledger.posting p ON p.association_id = v.association_id AND p.voucher_id = v.id
       WHERE v.association_id = ${story.associationId} AND v.book = 'PKT' AND v.purpose = 'opening' AND v.year = 2019 LIMIT 1`;
    const set = (amount: string) =>
      behindGuards(
        'UPDATE ledger.posting SET amount_vnd = $1 WHERE association_id = $2 AND voucher_id = $3 AND line = 1',
        [...[amount, story.associationId, line!.id]],
      );
    await set(String(BigInt(line!.amount) + 1n));
    await publishAs('fundFigures');
    const changed = (await latest('fundFigures')).difference!.lines.find(
      ({ reference }) => reference === line!.reference,
    )!;
    expect(changed.afterVnd! - changed.beforeVnd!).toBe(1n);
    const { html } = await open('thu-chi');
    expect(html).toContain(line!.reference);
    await set(line!.amount);
    await publishAs('fundFigures');
  });
});

describe('lists with people', () => {
  it('fewer than five touched rows are only few: no number, no figure, no total to subtract', async () => {
    const partyId = await story.partyOf('Bùi Thị Hồng Thắm');
    const other = await story.partyOf('Quách Văn Nhật Tấn');
    await behindGuards('UPDATE app.award SET party_id = $1 WHERE association_id = $2 AND party_id = $3', [
      ...[partyId, story.associationId, other],
    ]);
    await publishAs('honourList');
    const { difference } = await latest('honourList');
    expect(difference).toMatchObject({
      isShown: false,
      touched: null,
      added: null,
      removed: null,
      changed: null,
    });
    expect(difference!.figures).toEqual([]);
    expect((await open('vinh-danh')).html).toContain('Ít hơn 5 dòng');
  });

  it('five and more are counted together, and figures told as differences alone', async () => {
    await publishAs('donorRoll', '2019-01-12');
    await publishAs('donorRoll', '2019-12-31');
    const { difference } = await latest('donorRoll');
    expect(difference).toMatchObject({ isShown: true, added: null, removed: null, changed: null });
    expect(difference!.touched).toBeGreaterThanOrEqual(5);
    const money = difference!.figures.find(({ figure }) => figure === 'gifts.money')!;
    expect(money).toMatchObject({ beforeVnd: null, afterVnd: null });
    expect(money.amountChangeVnd).toBeGreaterThan(0n);
  });

  it('name nobody, in no language, whether consent is in force or gone', async () => {
    const people = await story.admin<{ value: string }[]>`
      SELECT v.value FROM app.personal_value v WHERE v.association_id = ${story.associationId} AND v.field IN ('name', 'publicName')`;
    expect(people.length).toBeGreaterThan(30);
    const bodies = new Set(['Quỹ chung']);
    for (const loai of ['thu-chi', 'vinh-danh', 'so-vang'])
      for (const lang of ['vi', 'en']) {
        const { html, job } = await open(loai, '2019', lang);
        const main = /<main[\s\S]*<\/main>/.exec(html)![0];
        for (const { value } of people) if (!bodies.has(value)) expect(main).not.toContain(value);
        expect(main).not.toMatch(/versions\.[a-z]/);
        expect(job.status).toBe(200);
      }
  });
});

describe('the page', () => {
  it('keeps every version, the withdrawn too, which says no more than that', async () => {
    const made = await publishAs('honourList');
    await chair.act((tx, actor) =>
      withdrawPublication(tx, actor, { publicationId: made.publicationId, reason: 'thử' }),
    );
    await publishAs('honourList');
    const all = await chair.act((tx) => deskVersions(tx, 'honourList', 2019));
    const { html } = await open('vinh-danh');
    for (const { version } of all) expect(html).toContain(`id="ban-${version}"`);
    const versions = await history('honourList');
    expect(versions.find(({ version }) => version === made.version)).toMatchObject({
      isWithdrawn: true,
      difference: undefined,
    });
    // What comes after is compared with what is left before it.
    expect(versions[0]!.difference!.previous).toBe(made.version - 1);
  });

  it('is told in pages: what was published daily all the year is still read to the first version', async () => {
    for (let nth = 0; nth < 21; nth += 1) await publishAs('honourList');
    const [first, second] = [await history('honourList'), await history('honourList', 2)];
    expect(first).toHaveLength(20);
    expect(second[0]!.version).toBe(first.at(-1)!.version - 1);
    expect(second.at(-1)!.version).toBe(1);
    expect(second[0]!.difference!.previous).toBe(second[0]!.version - 1);
    expect((await open('vinh-danh')).html).toContain('trang=2');
  });

  it('is missing for a year that never was, and goes with every publication', async () => {
    expect((await open('thu-chi', '1999')).job.status).toBe(404);
    expect([...(await open('thu-chi')).job.tags]).toContain(`figures:${hoi}`);
  });
});
