/** Settings: the association, how many approve, and the exception for tiny associations. */
import { associationFields, ruleFields } from '@/components/access/association-fields';
import { guarded } from '@/components/access/guarded-page';
import { SettingsPage } from '@/components/access/settings-page';
import { PlainForm } from '@/components/forms/plain-form';
import { DescriptionList } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import { associationRules } from '@/lib/access/people-queries';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { saveAssociation } from './actions';

export default guarded(async function AssociationSettingsPage({
  params,
}: {
  params: Promise<{ hoi: string }>;
}) {
  const { hoi } = await params;
  const page = await officePage(hoi, 'association.edit', associationRules);
  const { locale, data } = page;
  const t = translator(locale);
  const facts = [
    { term: t('access.organisation.address_of'), value: data.slug },
    { term: t('access.organisation.level'), value: t(`access.organisation.levels.${data.level}`) },
  ];
  return (
    <SettingsPage page={page} tab="organisation" title={t('access.organisation.title')}>
      {data.onePersonBooks ? <Notice tone="warning" title={t('access.organisation.onePersonOn')} /> : null}
      <DescriptionList items={facts} />
      <PlainForm
        action={saveAssociation.bind(null, hoi)}
        locale={locale}
        fields={[...associationFields(t, data), ...ruleFields(t, data)]}
        submit={t('access.organisation.submit')}
        done={t('access.organisation.done')}
      />
    </SettingsPage>
  );
});
