/** GET /api/health/live: the process answers. Asks nothing else, so that a slow database never gets it restarted. */
export const dynamic = 'force-dynamic';

export function GET(): Response {
  return Response.json({ status: 'live' }, { headers: { 'Cache-Control': 'no-store' } });
}
