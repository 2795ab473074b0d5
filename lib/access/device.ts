/**
 * A short name for the machine somebody signs in from, so that they recognise their own sessions in a list. Pure.
 * Owns the few words it is made of. Refuses to keep the browser's full description or any address.
 */

const browsers: readonly [RegExp, string][] = [
  [/Edg(A|iOS)?\//, 'Edge'],
  [/coc_coc|CocCoc/i, 'Coc Coc'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

const systems: readonly [RegExp, string][] = [
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iPhone/iPad'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** "Chrome, Windows" out of a User-Agent header; empty when nothing is recognised. */
export function deviceName(userAgent: string | undefined): string {
  const first = (list: readonly [RegExp, string][]) => list.find(([form]) => form.test(userAgent ?? ''))?.[1];
  return [first(browsers), first(systems)].filter(Boolean).join(', ');
}
