/** The certificates of one decision. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { CertificateDesk } from '@/components/certificates/certificate-desk';
import { StaffPage } from '@/components/office-shell/staff-page';
import { certificatesPage } from '@/lib/certificates/page';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { issueAll, printChosen, reissueOne, revokeOne } from './actions';

interface Props {
  params: Promise<{ hoi: string; id: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

const numberOf = (text = '') => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined);

export default guarded(async function CertificatesPage({ params, searchParams }: Props) {
  const [{ hoi, id }, { xong, ban }] = [await params, await searchParams];
  const page = await officePage(hoi, 'certificates.view', (tx) => certificatesPage(tx, numberOf(id) ?? 0));
  const { locale, data, actor } = page;
  if (!data) notFound();
  const actions = {
    ...{ issue: issueAll.bind(null, hoi), print: printChosen.bind(null, hoi) },
    ...{ reissue: reissueOne.bind(null, hoi), revoke: revokeOne.bind(null, hoi) },
  };
  const title = translator(locale)('certificates.desk.title', { number: data.decision.reference });
  return (
    <StaffPage page={page} current="awards" title={title}>
      <CertificateDesk
        {...{ hoi, locale, data, actions, roles: actor.roles, requestKey: crypto.randomUUID() }}
        {...{ done: xong, printId: numberOf(ban) }}
      />
    </StaffPage>
  );
});
