/**
 * How an address is put together: each variable segment escaped, each query value encoded, empty ones left out.
 * Owns the prefixes of the public side and of the office. Refuses to know a page; `routes` and `award-routes` do.
 */
export type Query = Readonly<Record<string, string | number | undefined>>;

/** `hoi` left out means the default association; `lang` left out means Vietnamese. */
export interface PublicPlace {
  readonly lang?: 'vi' | 'en';
  readonly hoi?: string;
}

/** An address of these segments; what is undefined or empty is left out. */
export function at(segments: readonly (string | number | undefined)[], query: Query = {}): string {
  const known = segments.filter((segment) => segment !== undefined && segment !== '');
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  const path = `/${known.map((segment) => encodeURIComponent(String(segment))).join('/')}`;
  return search.size > 0 ? `${path}?${search}` : path;
}

/** A public address: language, then association unless it is the default one. */
export function publicAt(
  { lang, hoi }: PublicPlace,
  below: readonly (string | number | undefined)[],
  query?: Query,
) {
  const prefix = hoi === process.env.DEFAULT_ASSOCIATION ? undefined : hoi;
  return at([lang === 'en' ? 'en' : undefined, prefix, ...below], query);
}

/** An address of one association's office. */
export function office(hoi: string, below: readonly (string | number)[] = [], query?: Query): string {
  return at([hoi, 'quan-ly', ...below], query);
}

/** True for the path of an office page: everything else that Next answers is a door of strangers. */
export const isOfficePath = (path: string): boolean => /^\/[^/?]+\/quan-ly(?=[/?]|$)/.test(path);
