/** The picture that somebody with a link is asked about; 404 for every other link alike. */
import { askedPhoto } from '@/lib/consents/door';

export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const bytes = await askedPhoto(token);
  const headers = { 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex, nofollow' };
  if (!bytes) return new Response(null, { status: 404, headers });
  return new Response(bytes, { headers: { ...headers, 'Content-Type': 'image/jpeg' } });
}
