/** The donor's giấy ghi nhận as a picture to be sent by Zalo: the sheet, or with `?kho=80` the strip of a small printer. */
import { receiptPicture } from '@/lib/contributions/paper-request';
import { renderPng } from '@/lib/documents/render';
import { officeFile } from '@/lib/web/office-file';
import { siteOrigin } from '@/lib/web/site-origin';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string; so: string }> }) {
  const { hoi, so } = await params;
  const isRoll = new URL(request.url).searchParams.get('kho') === '80';
  return officeFile(request, hoi, 'contributions.view', async (tx, actor) => {
    const data = await receiptPicture(tx, actor, so, siteOrigin(request));
    if (!data) return null;
    const bytes = await (isRoll ? renderPng('receipt-roll', data, 640) : renderPng('donor-receipt', data));
    return { bytes, filename: `ghi-nhan-${so}.png`, contentType: 'image/png' };
  });
}
