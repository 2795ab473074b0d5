/** 403: the person's offices do not open this page; says where to see whose work it is. */
import { RefusedPage } from '@/components/access/refused-page';
import { WhoHoldsLink } from '@/components/access/who-holds-link';
import { translator } from '@/lib/web/messages';
import { readPreferences } from '@/lib/web/read-preferences';

export default async function ForbiddenPage() {
  const t = translator((await readPreferences()).lang);
  return <RefusedPage kind="forbidden" extra={<WhoHoldsLink label={t('access.refused.whoHolds')} />} />;
}
