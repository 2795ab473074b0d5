/** The register of legal documents that submissions and decisions rest on. */
import { guarded } from '@/components/access/guarded-page';
import { DocumentRegister } from '@/components/awards/document-register';
import { StaffPage } from '@/components/office-shell/staff-page';
import { can } from '@/lib/access/policy';
import { documentsPage } from '@/lib/awards/queries/legal-documents';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { keepDocument, keepEnd } from './actions';

interface Props {
  params: Promise<{ hoi: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default guarded(async function DocumentsPage({ params, searchParams }: Props) {
  const [{ hoi }, query] = [await params, await searchParams];
  const page = await officePage(hoi, 'awards.viewRules', documentsPage);
  const { locale, data, actor } = page;
  const actions = can(actor.roles, 'awards.manageRound')
    ? { record: keepDocument.bind(null, hoi), end: keepEnd.bind(null, hoi) }
    : undefined;
  return (
    <StaffPage page={page} current="awards" title={translator(locale)('awards.documents.title')}>
      <DocumentRegister {...{ locale, data, actions }} done={query.xong} />
    </StaffPage>
  );
});
