/** Behind a link for nominations: the files of this link, and the way to a new one. */
import { EndedLink } from '@/components/nominations/ended-link';
import { LinkFrame } from '@/components/nominations/link-frame';
import { LinkHome } from '@/components/nominations/link-home';
import { linkPage, linkPlaces } from '@/lib/awards/link-door';
import { translator } from '@/lib/web/messages';
import { readPreferences } from '@/lib/web/read-preferences';

interface Props {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default async function NominatePage({ params, searchParams }: Props) {
  const [{ token }, { nop }, preferences] = [await params, await searchParams, await readPreferences()];
  const link = await linkPage(token);
  if (!link) return <EndedLink preferences={preferences} />;
  const title = translator(preferences.lang)('links.home.title', { unit: link.unit });
  return (
    <LinkFrame {...{ preferences, link, title }}>
      <LinkHome
        locale={preferences.lang}
        token={token}
        link={link}
        places={await linkPlaces(token)}
        handedIn={nop}
      />
    </LinkFrame>
  );
}
