/** GET /api/version: which program this is. Says nothing about the machine it runs on. */
import { name, version } from '@/package.json';

export const dynamic = 'force-dynamic';

export function GET(): Response {
  return Response.json({ name, version }, { headers: { 'Cache-Control': 'no-store' } });
}
