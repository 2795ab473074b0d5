import { beforeEach, describe, expect, it } from 'vitest';
import { createHeartbeat, type Heartbeat } from '@/lib/front/heartbeat';
import { parsePurge } from '@/lib/front/purge';

let time = 0;
let events: string[] = [];
let heart: Heartbeat;

beforeEach(() => {
  time = 0;
  events = [];
  heart = createHeartbeat({
    silenceMs: 600,
    now: () => time,
    onLost: () => events.push('lost'),
    onFresh: () => events.push('fresh'),
  });
});

describe('hearing purges', () => {
  it('nothing is fresh before the first beat has returned', () => {
    heart.send();
    expect(heart.isFresh()).toBe(false);
    expect(events).toEqual([]);
  });

  it('a returned beat proves what was committed before it was sent, for 600 ms from the sending', () => {
    const beat = heart.send();
    time = 400;
    heart.receive(beat);
    time = 599;
    expect(heart.isFresh()).toBe(true);
    time = 600;
    expect(heart.isFresh()).toBe(false);
    expect(events).toEqual(['fresh', 'lost']);
  });

  it('a beat that took too long to come back proves nothing', () => {
    const beat = heart.send();
    time = 700;
    heart.receive(beat);
    expect(events).toEqual([]);
    expect(heart.isFresh()).toBe(false);
  });

  it("somebody else's beat, or the same beat twice, proves nothing", () => {
    heart.receive('99');
    expect(heart.isFresh()).toBe(false);
    const beat = heart.send();
    heart.receive(beat);
    heart.lose();
    heart.receive(beat);
    expect(heart.isFresh()).toBe(false);
  });

  it('a broken connection is a loss at once, and a new beat is a new beginning', () => {
    heart.receive(heart.send());
    heart.lose();
    expect(heart.isFresh()).toBe(false);
    heart.receive(heart.send());
    expect(events).toEqual(['fresh', 'lost', 'fresh']);
  });
});

describe('reading a purge message', () => {
  it('is a list of tags', () => {
    expect(parsePurge('names:xa-mot, figures:xa-mot:2019')).toEqual(['names:xa-mot', 'figures:xa-mot:2019']);
  });

  it.each(['', '*', 'names', 'names:xa mot', 'names:a,,figures:a', 'x'.repeat(200)])(
    'drops everything for "%s"',
    (payload) => {
      expect(parsePurge(payload)).toBe('*');
    },
  );
});
