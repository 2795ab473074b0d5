/** Feeds as others read them: well-formed whatever the texts hold, the same ids for ever, the right day everywhere. */
import ICAL from 'ical.js';
import { SaxesParser } from 'saxes';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { atomFeed, ceremonyCalendar, type Feed } from '@/lib/honours/feeds';

const hostile = '<b>&"]]>\u0000\u0008\uFFFE 𝒜\n=cmd';
const feed: Feed = {
  ...{ id: 'urn:densach:hoi-a', title: `Hội ${hostile}`, author: hostile, lang: 'vi' },
  ...{ self: 'https://a.example/x?a=1&b="2"', home: 'https://a.example/' },
  entries: [
    {
      ...{ id: 'urn:densach:hoi-a:honourList:2019:1', title: hostile, summary: hostile },
      ...{ updatedAt: '2019-03-01 09:00:00+07', href: 'https://a.example/vinh-danh/2019' },
    },
    {
      ...{ id: 'urn:densach:hoi-a:honourList:2019:2', title: 'b', summary: 's' },
      ...{ updatedAt: '2019-05-01T02:00:00.000Z', href: 'https://a.example/vinh-danh/2019' },
    },
  ],
};

/** Elements and texts as a strict reader finds them. */
function read(xml: string): { names: string[]; texts: string[] } {
  const found = { names: [] as string[], texts: [] as string[] };
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => found.names.push(name));
  parser.on('text', (text) => found.texts.push(text.trim()));
  parser.write(xml).close();
  return found;
}

describe('the feed of publications', () => {
  it('is well-formed with any text in it, and keeps what XML can hold', () => {
    const { names, texts } = read(atomFeed(feed));
    expect(names.filter((name) => name === 'entry')).toHaveLength(2);
    expect(names).not.toContain('b');
    expect(texts).toContain('Hội <b>&"]]> 𝒜\n=cmd');
  });

  it('has what Atom wants: id, title, updated, author; as new as its newest entry', () => {
    const { names, texts } = read(atomFeed(feed));
    for (const wanted of ['id', 'title', 'updated', 'author', 'link']) expect(names).toContain(wanted);
    expect(texts.filter((text) => /^\d{4}-/.test(text))).toEqual([
      ...['2019-05-01T02:00:00.000Z', '2019-03-01T02:00:00.000Z', '2019-05-01T02:00:00.000Z'],
    ]);
    expect(read(atomFeed({ ...feed, entries: [] })).texts).toContain('1970-01-01T00:00:00.000Z');
  });
});

describe('the calendar of ceremonies', () => {
  afterEach(() => vi.unstubAllEnvs());
  const made = (name: string) =>
    ceremonyCalendar({
      ...{ slug: 'hoi-a', title: 'Lễ', url: 'https://a.example/vinh-danh' },
      ceremonies: [
        {
          ...{ heldOn: '2019-02-09', name, place: 'Hội trường; nhà văn hoá, xã', lunarLabel: 'Mùng 5 Tết' },
          publishedAt: '2019-03-01 09:00:00+07',
        },
      ],
    });
  const events = (text: string) =>
    new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));

  it.each(['Asia/Ho_Chi_Minh', 'UTC', 'America/Los_Angeles', 'Pacific/Auckland'])(
    'the day is the day of Việt Nam on a machine in %s',
    (zone) => {
      vi.stubEnv('TZ', zone);
      const [event] = events(made('Lễ trao'));
      expect([event!.startDate.isDate, event!.startDate.toString()]).toEqual([true, '2019-02-09']);
    },
  );

  it('a long name with signs of the format comes back whole, and no line is longer than 75 bytes', () => {
    const name = `Lễ trao học bổng; giải thưởng, “${'khuyến học, khuyến tài '.repeat(8)}” \\ xong`;
    const text = made(name);
    const [event] = events(text);
    expect([event!.summary, event!.location]).toEqual([name, 'Hội trường; nhà văn hoá, xã']);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  it('a ceremony keeps its identity when its name changes', () => {
    expect(events(made('a'))[0]!.uid).toBe(events(made('b'))[0]!.uid);
    expect(events(made('a'))[0]!.uid).toBe('2019-02-09-1@hoi-a.densach');
  });
});
