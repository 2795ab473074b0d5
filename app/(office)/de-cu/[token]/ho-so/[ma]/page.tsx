/** Behind a link for nominations: one file with its four parts, to check before it is handed in. */
import { redirect } from 'next/navigation';
import { EndedLink } from '@/components/nominations/ended-link';
import { FileParts } from '@/components/nominations/file-parts';
import { LinkFrame } from '@/components/nominations/link-frame';
import { linkFile, linkPage } from '@/lib/awards/link-door';
import { translator } from '@/lib/web/messages';
import { readPreferences } from '@/lib/web/read-preferences';
import { routes } from '@/lib/web/routes';

export default async function FilePage({ params }: { params: Promise<{ token: string; ma: string }> }) {
  const [{ token, ma }, preferences] = [await params, await readPreferences()];
  const link = await linkPage(token);
  if (!link) return <EndedLink preferences={preferences} />;
  const file = ma === 'moi' ? undefined : await linkFile(token, ma);
  if (file === null) redirect(routes.nominate(token));
  const t = translator(preferences.lang);
  const back = { label: t('links.back'), href: routes.nominate(token) };
  const title = file?.name || t('links.file.new');
  return (
    <LinkFrame {...{ preferences, link, back, title }}>
      <FileParts locale={preferences.lang} token={token} link={link} file={file} />
    </LinkFrame>
  );
}
