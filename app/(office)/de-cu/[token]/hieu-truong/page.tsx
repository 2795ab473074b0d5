/** Behind a link for nominations: the head of the school confirms the list with a code. */
import { EndedLink } from '@/components/nominations/ended-link';
import { HeadConfirmation } from '@/components/nominations/head-confirmation';
import { LinkFrame } from '@/components/nominations/link-frame';
import { linkList, linkPage } from '@/lib/awards/link-door';
import { translator } from '@/lib/web/messages';
import { readPreferences } from '@/lib/web/read-preferences';
import { routes } from '@/lib/web/routes';
import { confirmSchoolList } from '../actions';

interface Props {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default async function HeadPage({ params, searchParams }: Props) {
  const [{ token }, { xong }, preferences] = [await params, await searchParams, await readPreferences()];
  const [link, list] = [await linkPage(token), await linkList(token)];
  if (!link || !list) return <EndedLink preferences={preferences} />;
  const t = translator(preferences.lang);
  const back = { label: t('links.authority.toPage'), href: routes.nominateAuthority(token) };
  return (
    <LinkFrame {...{ preferences, link, back }} title={t('links.head.title')}>
      <HeadConfirmation
        locale={preferences.lang}
        {...{ token, link, list, action: confirmSchoolList, isDone: xong === 'co' }}
      />
    </LinkFrame>
  );
}
