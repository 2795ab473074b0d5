/** The certificates of one decision as a paper to sign. */
import { decisionRegisterPaper, drawRegister } from '@/lib/certificates/register-paper';
import { officeFile } from '@/lib/web/office-file';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string; id: string }> }) {
  const { hoi, id } = await params;
  return officeFile(request, hoi, 'certificates.view', async (tx) => {
    const data = await decisionRegisterPaper(tx, /^[1-9]\d{0,14}$/.test(id) ? Number(id) : 0);
    if (!data) return null;
    const bytes = () => drawRegister(data);
    return { bytes, filename: `so-giay-khen-quyet-dinh-${id}.pdf`, contentType: 'application/pdf' };
  });
}
