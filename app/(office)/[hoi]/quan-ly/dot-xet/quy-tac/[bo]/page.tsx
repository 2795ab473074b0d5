/** One rule set in words: the version of the address (?ban=), else the newest. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { DoneNotice } from '@/components/awards/round-frame';
import { RuleVersionView } from '@/components/awards/rule-version-view';
import { StaffPage } from '@/components/office-shell/staff-page';
import { can } from '@/lib/access/policy';
import { ruleVersions } from '@/lib/awards/queries/rule-book';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';

interface Props {
  params: Promise<{ hoi: string; bo: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default guarded(async function RuleSetPage({ params, searchParams }: Props) {
  const [{ hoi, bo }, query] = [await params, await searchParams];
  const page = await officePage(hoi, 'awards.viewRules', (tx) => ruleVersions(tx));
  const { locale, data, actor } = page;
  const versions = data.filter(({ ruleSetId }) => String(ruleSetId) === bo);
  const shown = versions.find(({ version }) => String(version) === query.ban) ?? versions[0];
  if (!shown) notFound();
  const canWrite = can(actor.roles, 'awards.manageRound');
  const { name, version } = shown;
  const title = translator(locale)('awards.ruleBook.versionOf', { name, version });
  return (
    <StaffPage page={page} current="awards" title={title}>
      {query.xong ? <DoneNotice code={query.xong} locale={locale} /> : null}
      <RuleVersionView {...{ hoi, locale, shown, versions, canWrite }} />
    </StaffPage>
  );
});
