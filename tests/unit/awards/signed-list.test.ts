/** A signed list is kept as what it is by its content, without where, when and by what it was taken. */
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { cleanSignedList } from '@/lib/awards/signed-list';
import { refusedWith } from '@/tests/factories/refused';

const exif = {
  IFD0: { Make: 'DienThoaiThu', Model: 'MauThu' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '20/1 5/1 0/1' },
};
const photo = () =>
  sharp({ create: { width: 400, height: 300, channels: 3, background: '#fff8e0' } }).withExif(exif);
const clean = async (bytes: Uint8Array) => (await cleanSignedList(bytes)).bytes;

describe('a photo', () => {
  it('loses the device and the place that were in it', async () => {
    const sent = await photo().jpeg().toBuffer();
    expect(sent.includes('DienThoaiThu') && (await sharp(sent).metadata()).exif !== undefined).toBe(true);
    const kept = await clean(sent);
    expect(kept.includes('DienThoaiThu')).toBe(false);
    expect((await sharp(kept).metadata()).exif).toBeUndefined();
  });

  it('of PNG and WebP becomes a JPEG no longer than 2400 points, upright', async () => {
    for (const sent of [await photo().png().toBuffer(), await photo().webp().toBuffer()])
      expect(await sharp(await clean(sent)).metadata()).toMatchObject({ format: 'jpeg', width: 400 });
    const large = await sharp({ create: { width: 3000, height: 1000, channels: 3, background: '#fff' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect(await sharp(await clean(large)).metadata()).toMatchObject({ width: 800, height: 2400 });
  });

  it('is refused when it is something else, cut off, or nothing', async () => {
    const sent = await photo().jpeg().toBuffer();
    const gif = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#fff' } })
      .gif()
      .toBuffer();
    const refused = [Buffer.from('MZ chương trình'), gif, sent.subarray(0, 300), Buffer.alloc(0)];
    for (const bytes of refused) expect(await refusedWith(() => clean(bytes))).toBe('links.listKind');
    expect(
      await refusedWith(() => clean(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), sent.subarray(9)]))),
    ).toBe('links.listKind');
  });
});

describe('a PDF', () => {
  const page = '1 0 obj <</Type /Page /Author (Cô Thử) >> endobj\n';
  const pdf = (body: Buffer | string) =>
    Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.from(body), Buffer.from('\n%%EOF\n')]);

  it('loses what the camera wrote into its pictures, and stays as long as it was', async () => {
    const jpeg = await photo().jpeg().toBuffer();
    const packet = '<x:xmpmeta xmlns:x="adobe:ns:meta/">Nhà cô Thử</x:xmpmeta>';
    const sent = pdf(Buffer.concat([Buffer.from(page), jpeg, Buffer.from(packet)]));
    const kept = await clean(sent);
    expect(kept.length).toBe(sent.length);
    for (const trace of ['DienThoaiThu', 'Nhà cô Thử', 'Cô Thử']) {
      expect(sent.includes(trace)).toBe(true);
      expect(kept.includes(trace)).toBe(false);
    }
    expect(kept.includes('/Type /Page')).toBe(true);
  });

  it('is refused when cut off, without a page, locked, or with a program in it', async () => {
    expect(await refusedWith(() => clean(pdf(page).subarray(0, 40)))).toBe('links.listKind');
    expect(await refusedWith(() => clean(pdf('1 0 obj <<>>')))).toBe('links.listKind');
    for (const word of ['/Encrypt 5 0 R', '/OpenAction <</S /JavaScript', '/EmbeddedFiles', '/S /Launch'])
      expect(await refusedWith(() => clean(pdf(page + word)))).toBe('links.listUnsafe');
    expect(await refusedWith(() => clean(pdf(page)))).toBe('accepted');
  });
});
