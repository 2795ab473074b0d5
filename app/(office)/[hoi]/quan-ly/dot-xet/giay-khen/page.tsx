/** The register of certificates by year, and the templates. */
import { guarded } from '@/components/access/guarded-page';
import { RegisterRoom } from '@/components/certificates/register-room';
import { StaffPage } from '@/components/office-shell/staff-page';
import { can } from '@/lib/access/policy';
import { registerPage } from '@/lib/certificates/page';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { writeCertificate } from './actions';

interface Props {
  params: Promise<{ hoi: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default guarded(async function RegisterPage({ params, searchParams }: Props) {
  const [{ hoi }, { nam, xong }] = [await params, await searchParams];
  const year = nam && /^[12]\d{3}$/.test(nam) ? Number(nam) : undefined;
  const page = await officePage(hoi, 'certificates.view', (tx) => registerPage(tx, year));
  const { locale, data, actor } = page;
  const write = can(actor.roles, 'certificates.issue') ? writeCertificate.bind(null, hoi) : undefined;
  return (
    <StaffPage page={page} current="awards" title={translator(locale)('certificates.register.title')}>
      <RegisterRoom {...{ hoi, locale, data, write, done: xong === 'written' }} />
    </StaffPage>
  );
});
