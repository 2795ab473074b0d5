/**
 * The picture of an honour: kept small and without what the camera wrote, seen only while name and photo are agreed to, gone
 * from the house in the moment in which that ends. The controls take the question for consent away and see the picture.
 */

import postgres from 'postgres';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endLapsedConsents } from '@/lib/consents/daily-consents';
import { giveConsent, withdrawConsent } from '@/lib/honours/commands/consents';
import { keepHonourPhoto, removeHonourPhoto } from '@/lib/honours/commands/photos';
import { keptPhoto, keptPhotoFile } from '@/lib/honours/photo-queries';
import { honourRows } from '@/lib/honours/queries';
import type { ConsentField } from '@/lib/honours/schema/words';
import { publicHonourPage } from '@/lib/web/honour-page';
import { newPageJob, runPageJob } from '@/lib/web/page-tags';
import { publicPhoto } from '@/lib/web/public-media';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { hoi, openStory, type Story, withPublic } from './story';

const somebody = 'Bùi Thị Hồng Thắm';
let story: Story;
let secretary: Colleague;
let awardId: number;
let code: string;
let camera: Buffer;
beforeAll(async () => {
  story = await openStory();
  secretary = await story.as('thuky', ['secretary']);
  awardId = await awardOf(somebody);
  code = (await withPublic((tx) => honourRows(tx, hoi, 2019))).find((row) => row.name === somebody)!
    .pageCode!;
  camera = await sharp({
    create: {
      width: 3000,
      height: 2000,
      channels: 3,
      noise: { type: 'gaussian', mean: 120, sigma: 60 },
      background: '#fff',
    },
  })
    .withExif({ IFD0: { Make: 'Máy của nhà trường' }, IFD3: { GPSLatitude: '20/1 5/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 90 })
    .toBuffer();
  // Nobody has answered yet about this one.
  await story.admin.begin(async (tx) => {
    await tx`SET LOCAL session_replication_role = replica`;
    await tx`UPDATE app.consent_answer SET chosen = chosen || ',publish:photo' WHERE request_id IN (SELECT id FROM app.consent_request WHERE award_id = ${awardId})`;
  });
});
afterAll(() => story.end());

async function awardOf(name: string): Promise<number> {
  const partyId = await story.partyOf(name);
  const [row] = await story.admin<{ id: string }[]>`
    SELECT min(id) AS id FROM app.award WHERE association_id = ${story.associationId} AND party_id = ${partyId} AND status = 'decided'`;
  return Number(row!.id);
}
const keep = (bytes: Uint8Array = camera, id = awardId, who = secretary) =>
  who.act((tx, actor) => keepHonourPhoto(tx, actor, { awardId: id, bytes }));
const agree = async (fields: ConsentField[]) => {
  const partyId = await story.partyOf(somebody);
  for (const giver of ['self', 'guardian'] as const)
    await secretary.act((tx, actor) =>
      giveConsent(tx, actor, {
        ...{ partyId, fields, giver, givenOn: '2019-02-20' },
        representative: { name: 'Phạm Văn Mẫu', relation: 'father' },
      }),
    );
};
const takeBack = async (fields: ConsentField[]) => {
  const partyId = await story.partyOf(somebody);
  await secretary.act((tx, actor) => withdrawConsent(tx, actor, { partyId, fields }));
};
const at = () => Promise.resolve({ lang: 'vi', hoi, nam: '2019', the: code });
const served = () => runPageJob(newPageJob(), () => publicPhoto(at()));
const onPage = async () =>
  (await runPageJob(newPageJob(), () => publicHonourPage(at())))?.data?.honour.photo ?? null;
const stored = async () => {
  const rows = await story.admin<{ size: number; removal: string | null }[]>`
    SELECT octet_length(content) AS size, removal FROM app.honour_photo ORDER BY id`;
  return rows.map(({ size, removal }) => (removal ? `${size} ${removal}` : 'kept'));
};

describe('keeping', () => {
  it('is drawn anew: small, upright, without place and device, whatever it is called', async () => {
    await keep();
    const { bytes } = (await secretary.act((tx) => keptPhotoFile(tx, awardId)))!;
    expect(bytes.length).toBeLessThanOrEqual(40_960);
    const about = await sharp(bytes).metadata();
    expect({ format: about.format, width: about.width, height: about.height }).toEqual({
      format: 'jpeg',
      width: 427,
      height: 640,
    });
    expect(about.exif).toBeUndefined();
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/Exif|GPS|nhà trường/);
    expect(await secretary.act((tx) => keptPhoto(tx, awardId))).toMatchObject({ isShown: false });
  });

  it('takes PNG and WebP, and nothing that only says it is a picture', async () => {
    const plain = sharp({ create: { width: 20, height: 20, channels: 3, background: '#123' } });
    await keep(await plain.clone().png().toBuffer());
    await keep(await plain.clone().webp().toBuffer());
    for (const bytes of [
      '',
      'no picture',
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      '\xff\xd8\xff\xe0 broken',
      'GIF89a',
    ])
      await expect(keep(Buffer.from(bytes, 'latin1'))).rejects.toMatchObject({ code: 'honours.photoKind' });
    expect((await stored()).filter((one) => one === 'kept')).toHaveLength(1);
  });

  it('needs an honour that stands, the office, and nobody who said no', async () => {
    await expect(keep(camera, 999_999)).rejects.toMatchObject({ code: 'honours.photoNeedsHonour' });
    const [open] = await story.admin<
      { id: string }[]
    >`SELECT id FROM app.award WHERE association_id = ${story.associationId} AND status <> 'decided' LIMIT 1`;
    if (open)
      await expect(keep(camera, Number(open.id))).rejects.toMatchObject({ code: 'honours.photoNeedsHonour' });
    const [foreign] = await story.admin<
      { id: string }[]
    >`SELECT id FROM app.award WHERE association_id <> ${story.associationId} AND status = 'decided' LIMIT 1`;
    if (foreign)
      await expect(keep(camera, Number(foreign.id))).rejects.toMatchObject({
        code: 'honours.photoNeedsHonour',
      });
    const accountant = await story.as('ketoan', ['accountant']);
    await expect(keep(camera, awardId, accountant)).rejects.toMatchObject({ code: 'access.notPermitted' });
    const refusing = await awardOf('Bùi Hữu Kim Xuyến');
    expect(await refusedWith(() => keep(camera, refusing))).toBe('honours.photoRefused');
    expect(await accountant.act((tx) => keptPhotoFile(tx, awardId))).toBeNull();
  });

  it('the database refuses a picture with what a camera writes, a big one, and a change of one that is kept', async () => {
    const put = (content: Buffer) =>
      story.admin`INSERT INTO app.honour_photo (association_id, award_id, party_id, year, label, recipient_kind, width, height, fingerprint, content, kept_by)
        SELECT association_id, id, party_id, 2019, '', '', 10, 10, encode(sha256(${content}), 'hex'), ${content}, 1 FROM app.award WHERE id = ${awardId}`;
    await expect(put(camera)).rejects.toThrow();
    await expect(
      story.admin`UPDATE app.honour_photo SET width = 11 WHERE removed_at IS NULL`,
    ).rejects.toThrow();
    await expect(story.admin`DELETE FROM app.honour_photo`).rejects.toThrow();
  });
});

describe('seen', () => {
  it('only with both consents; gone with the next reading, and from the house for good', async () => {
    expect((await served()).status).toBe(410);
    expect(await onPage()).toBeNull();
    await keep();
    await agree(['photo']);
    const answer = await served();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect(await onPage()).toEqual({ width: 427, height: 640 });
    await takeBack(['name']);
    expect((await served()).status).toBe(410);
    await agree(['name']);
    expect((await served()).status).toBe(200);
    await takeBack(['photo']);
    expect((await served()).status).toBe(410);
    expect(await onPage()).toBeNull();
    expect((await stored()).at(-1)).toBe('0 withdrawn');
  });

  it('the same 410, to the byte, for a code that never was', async () => {
    const never = await runPageJob(newPageJob(), () =>
      publicPhoto(Promise.resolve({ lang: 'vi', hoi, nam: '2019', the: '0123456789abcdef' })),
    );
    const gone = await served();
    expect([never.status, gone.status]).toEqual([410, 410]);
    expect(await never.arrayBuffer()).toEqual(await gone.arrayBuffer());
  });

  it('an award that was taken back shows none', async () => {
    await agree(['photo']);
    await keep();
    await story.admin.begin(async (tx) => {
      await tx`SET LOCAL session_replication_role = replica`;
      await tx`INSERT INTO app.award_revocation (association_id, award_id, first_decision_id, decision_id)
        SELECT association_id, id, decision_id, decision_id FROM app.award WHERE id = ${awardId}`;
    });
    expect((await served()).status).toBe(410);
    await story.admin.begin(async (tx) => {
      await tx`SET LOCAL session_replication_role = replica`;
      await tx`DELETE FROM app.award_revocation WHERE award_id = ${awardId}`;
    });
    expect((await served()).status).toBe(200);
  });

  it('control: without the question for consent it would be there, and this test would see it', async () => {
    await takeBack(['photo']);
    await keep().catch(() => undefined);
    expect((await served()).status).toBe(410);
    const [view] = await story.admin<{ text: string }[]>`SELECT pg_get_viewdef('pub.honour_photo') AS text`;
    const open = view!.text.replace(/app\.has_consent\([^)]*'photo'::text, 'publish'::text\)/, 'true');
    expect(open).not.toBe(view!.text);
    await story.admin.unsafe(`CREATE OR REPLACE VIEW pub.honour_photo AS ${open}`);
    expect((await served()).status).toBe(200);
    await story.admin.unsafe(`CREATE OR REPLACE VIEW pub.honour_photo AS ${view!.text}`);
  });
});

describe('the end', () => {
  it('the office takes it away; the log keeps that there was one, not the picture', async () => {
    await secretary.act((tx, actor) => removeHonourPhoto(tx, actor, { awardId }));
    expect((await stored()).at(-1)).toBe('0 office');
    await expect(
      secretary.act((tx, actor) => removeHonourPhoto(tx, actor, { awardId })),
    ).rejects.toMatchObject({
      code: 'honours.photoGone',
    });
    const images = await story.admin<
      { image: string }[]
    >`SELECT new_image AS image FROM audit.change WHERE table_name = 'app.honour_photo'`;
    expect(images.length).toBeGreaterThan(3);
    for (const { image } of images) expect(image).not.toMatch(/ffd8ff|"content"/);
  });

  it('nobody agreed within sixty days: erased by the work of the day', async () => {
    await keep();
    const sealer = postgres(story.database.urls.sealer, { max: 1, onnotice: () => {} });
    expect((await endLapsedConsents(sealer)).photos).toBe(0);
    await story.admin.begin(async (tx) => {
      await tx`SET LOCAL session_replication_role = replica`;
      await tx`UPDATE app.honour_photo SET kept_at = now() - interval '61 days' WHERE removed_at IS NULL`;
    });
    expect((await endLapsedConsents(sealer)).photos).toBe(1);
    await sealer.end();
    expect((await stored()).at(-1)).toBe('0 notAgreed');
  });
});
