/**
 * Where a person lands after signing in.
 * Owns the rule for the page that was wanted: a path of this very site, inside the association that was asked for.
 * Refuses other hosts, protocols, back slashes, control characters and dot segments that lead elsewhere: home instead.
 */
import { routes } from '@/lib/web/routes';

const SITE = 'http://site.invalid';

/** A path inside this site, whatever was asked for: no other host, no protocol, no back slash. */
export function pathInside(wanted: string | null | undefined, otherwise: string): string {
  return wanted && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(wanted) ? wanted : otherwise;
}

/**
 * The address to go on to. With `hoi`, only staff pages of that association, and its first page otherwise;
 * without, any path of this site, and the choice of workplaces otherwise.
 */
export function landingOf(wanted: string | null | undefined, hoi?: string | null): string {
  if (!hoi || !/^[a-z0-9-]{1,60}$/.test(hoi)) return pathInside(wanted, routes.workplaces());
  const home = routes.office.home(hoi);
  const asked = pathInside(wanted, home);
  if (!URL.canParse(asked, SITE)) return home;
  const { origin, pathname, search } = new URL(asked, SITE);
  const isInside = origin === SITE && (pathname === home || pathname.startsWith(`${home}/`));
  return isInside ? pathname + search : home;
}
