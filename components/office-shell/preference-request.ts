/**
 * Where a display choice was posted from, and where to lead back to.
 * Owns the check of the origin and the way back, both from headers the browser writes.
 * Refuses other sites, and any way back that leaves this site.
 */

function hostOf(address: string | null): string | null {
  if (!address) return null;
  try {
    return new URL(address).host;
  } catch {
    return null;
  }
}

/** True when Origin (or, where a browser leaves it out, Referer) names the host that was asked. */
export function isOwnOrigin(headers: Headers): boolean {
  const host = headers.get('host');
  return host !== null && hostOf(headers.get('origin') ?? headers.get('referer')) === host;
}

/** Path and query of the page the choice was made on; "/" when it is not known. */
export function backPath(headers: Headers): string {
  const referer = headers.get('referer');
  if (!referer || hostOf(referer) !== headers.get('host')) return '/';
  const { pathname, search } = new URL(referer);
  // "//other.example" would be read as another host.
  return pathname.startsWith('//') ? '/' : pathname + search;
}
