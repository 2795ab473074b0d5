/** Behind a link for nominations: many files at once from a class list. */
import { ClassList } from '@/components/nominations/class-list';
import { EndedLink } from '@/components/nominations/ended-link';
import { LinkFrame } from '@/components/nominations/link-frame';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { linkPage } from '@/lib/awards/link-door';
import { translator } from '@/lib/web/messages';
import { readPreferences } from '@/lib/web/read-preferences';
import { routes } from '@/lib/web/routes';
import { pasteClass } from '../actions';

export default async function ManyPage({ params }: { params: Promise<{ token: string }> }) {
  const [{ token }, preferences] = [await params, await readPreferences()];
  const link = await linkPage(token);
  if (!link) return <EndedLink preferences={preferences} />;
  const t = translator(preferences.lang);
  const back = { label: t('links.back'), href: routes.nominate(token) };
  return (
    <LinkFrame {...{ preferences, link, back }} title={t('links.many.title')}>
      <MessagesProvider locale={preferences.lang} modules={['links', 'errors', 'ui']}>
        <ClassList locale={preferences.lang} token={token} action={pasteClass} backHref={back.href} />
      </MessagesProvider>
    </LinkFrame>
  );
}
