/** Behind a link for nominations: how the school answers for what was handed in. */
import { EndedLink } from '@/components/nominations/ended-link';
import { LinkFrame } from '@/components/nominations/link-frame';
import { SchoolAuthority } from '@/components/nominations/school-authority';
import { linkList, linkPage } from '@/lib/awards/link-door';
import { translator } from '@/lib/web/messages';
import { readPreferences } from '@/lib/web/read-preferences';
import { routes } from '@/lib/web/routes';
import { nameWhoConfirms, sendSignedList } from '../actions';

interface Props {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default async function AuthorityPage({ params, searchParams }: Props) {
  const [{ token }, { xong }, preferences] = [await params, await searchParams, await readPreferences()];
  const [link, list] = [await linkPage(token), await linkList(token)];
  if (!link || !list) return <EndedLink preferences={preferences} />;
  const t = translator(preferences.lang);
  const back = { label: t('links.back'), href: routes.nominate(token) };
  const actions = { paper: sendSignedList, head: nameWhoConfirms };
  return (
    <LinkFrame {...{ preferences, link, back }} title={t('links.authority.title')}>
      <SchoolAuthority locale={preferences.lang} {...{ token, list, actions, done: xong }} />
    </LinkFrame>
  );
}
