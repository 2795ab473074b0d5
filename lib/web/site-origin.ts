/**
 * The address people type, for links that leave on paper.
 * Owns the choice: the configured site, else the host of this request. Refuses to trust anything but scheme and host.
 */

/** "https://khuyenhoc.example.vn", without a path. */
export function siteOrigin(request: Request): string {
  const configured = process.env.NEXTAUTH_URL;
  if (configured && URL.canParse(configured)) return new URL(configured).origin;
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host');
  const scheme = request.headers.get('x-forwarded-proto') ?? new URL(request.url).protocol.replace(':', '');
  const candidate = `${scheme}://${host}`;
  return host && URL.canParse(candidate) ? new URL(candidate).origin : new URL(request.url).origin;
}

/**
 * The whole address of a path, for what is read away from this site: feeds, maps of the site, open data. Rendered once
 * for everybody, so only what the operator said counts, never the host of a request.
 */
export function absoluteAddress(path: string): string {
  const configured = process.env.NEXTAUTH_URL;
  const origin = configured && URL.canParse(configured) ? new URL(configured).origin : 'http://localhost';
  return origin + path;
}
