/** What the style sheets promise: contrast, room for Vietnamese marks, one dark, a small public page. */
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const folder = 'components/ui/css';
const read = (name: string) => readFileSync(`${folder}/${name}`, 'utf8');
const sheets = readdirSync(folder).filter((name) => name.endsWith('.css'));

function tokens(css: string): Record<string, string> {
  return Object.fromEntries(
    [...css.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1]!, match[2]!]),
  );
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

const grounds = ['--paper', '--surface', '--cream'];
const pairs: [string, string][] = [
  ...['--ink', '--muted', '--brand', '--gold', '--link', '--good', '--bad'].flatMap((text) =>
    grounds.map((ground): [string, string] => [text, ground]),
  ),
  ['--on-brand', '--brand-ground'],
  ['--good', '--good-ground'],
  ['--warn', '--warn-ground'],
  ['--bad', '--bad-ground'],
  ['--info', '--info-ground'],
  ...['--good-ground', '--warn-ground', '--bad-ground', '--info-ground', '--calm-ground'].flatMap(
    (ground): [string, string][] => [
      ['--ink', ground],
      ['--muted', ground],
      ['--link', ground],
    ],
  ),
];

function tooFaint(colours: Record<string, string>): string[] {
  return pairs
    .filter(([text, ground]) => contrast(colours[text]!, colours[ground]!) < 4.5)
    .map((pair) => pair.join(' on '));
}

describe('style sheets', () => {
  const [light, dark] = read('tokens.css').split('@media');

  it('keep every text readable on every ground, light and dark (WCAG 1.4.3)', () => {
    expect(tooFaint(tokens(light!))).toEqual([]);
    expect(tooFaint({ ...tokens(light!), ...tokens(dark!) })).toEqual([]);
  });

  it('would be caught with a grey that is too light', () => {
    expect(tooFaint({ ...tokens(light!), '--muted': '#9a9a9a' })).toContain('--muted on --paper');
  });

  it('keep borders of controls and bars of charts visible (WCAG 1.4.11)', () => {
    for (const colours of [tokens(light!), { ...tokens(light!), ...tokens(dark!) }]) {
      for (const shape of ['--edge', '--bar-total', '--good', '--bad'])
        expect(contrast(colours[shape]!, colours['--surface']!)).toBeGreaterThanOrEqual(3);
    }
  });

  it('have one dark: chosen by hand or by the device', () => {
    expect(tokens(read('tokens-dark-choice.css'))).toEqual(tokens(dark!));
  });

  it('never set lines closer than 1.5, so that stacked marks do not touch', () => {
    for (const name of sheets) {
      const heights = [...read(name).matchAll(/(?:line-height:\s*|font:[^;]*?\/)([\d.]+)/g)].map((match) =>
        Number(match[1]),
      );
      for (const height of heights) expect(height, name).toBeGreaterThanOrEqual(1.5);
    }
    expect(read('base.css')).toMatch(/line-height: 1\.6/);
  });

  it('measure type in rem, so that every size follows the reader', () => {
    for (const name of sheets)
      expect(read(name).replace(/@media print \{[\s\S]*\n\}/, ''), name).not.toMatch(
        /font-size:\s*[\d.]+(px|pt)/,
      );
  });

  it('of the public pages weigh at most 6 kB compressed', () => {
    const css = ['tokens.css', 'base.css', 'parts.css', 'public-shell.css'].map(read).join('');
    expect(gzipSync(css).length).toBeLessThanOrEqual(6_000);
    const imported = [...readFileSync('app/(public)/public.css', 'utf8').matchAll(/css\/([\w-]+\.css)/g)].map(
      (match) => match[1],
    );
    expect(imported).toEqual(['tokens.css', 'base.css', 'parts.css', 'public-shell.css']);
  });
});
