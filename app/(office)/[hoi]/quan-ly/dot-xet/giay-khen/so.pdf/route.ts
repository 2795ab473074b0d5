/** The register of certificates of one year as a paper to sign. */
import { registerYears } from '@/lib/certificates/queries';
import { drawRegister, yearRegisterPaper } from '@/lib/certificates/register-paper';
import { todayVn } from '@/lib/kernel/dates';
import { officeFile } from '@/lib/web/office-file';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string }> }) {
  const { hoi } = await params;
  const asked = new URL(request.url).searchParams.get('nam') ?? '';
  return officeFile(request, hoi, 'certificates.view', async (tx) => {
    const latest = (await registerYears(tx))[0] ?? Number(todayVn(new Date()).slice(0, 4));
    const year = /^[12]\d{3}$/.test(asked) ? Number(asked) : latest;
    const data = await yearRegisterPaper(tx, year);
    const bytes = () => drawRegister(data);
    return { bytes, filename: `so-giay-khen-${year}.pdf`, contentType: 'application/pdf' };
  });
}
