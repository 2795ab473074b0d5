/** GET /api/health/ready: 200 when this node should get visitors, else 503 with the answer that is not "ok". */
import { readiness } from '@/lib/web/health';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const found = await readiness();
  return Response.json(found, { status: found.ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } });
}
