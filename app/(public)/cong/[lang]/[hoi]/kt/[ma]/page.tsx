/** `/kt/<ma>`: the answer for the code that the QR square holds. */
import type { PublicParams } from '@/lib/web/public-page';
import { PaperAnswer } from '../_answer';

export default async function Page({ params }: { params: PublicParams }) {
  const { ma = '' } = await params;
  return <PaperAnswer params={params} typed={decodeURIComponent(ma).slice(0, 60)} />;
}
