/** Behind a link for nominations: the form of one part of a file, or the one that hands it in. */
import { redirect } from 'next/navigation';
import { EndedLink } from '@/components/nominations/ended-link';
import { LinkFrame } from '@/components/nominations/link-frame';
import { PartForm, partOf } from '@/components/nominations/part-form';
import { linkFile, linkPage, linkPlaces } from '@/lib/awards/link-door';
import { translator } from '@/lib/web/messages';
import { readPreferences } from '@/lib/web/read-preferences';
import { routes } from '@/lib/web/routes';
import { handIn, keepTyped, saveCircumstances, saveMerit, savePapers, savePerson } from '../../../actions';

const actions = {
  ...{ person: savePerson, merit: saveMerit, circumstances: saveCircumstances, papers: savePapers },
  handIn,
};

interface Props {
  params: Promise<{ token: string; ma: string; phan: string }>;
}

export default async function PartPage({ params }: Props) {
  const [{ token, ma, phan }, preferences] = [await params, await readPreferences()];
  const link = await linkPage(token);
  if (!link) return <EndedLink preferences={preferences} />;
  const part = partOf(phan);
  const file = ma === 'moi' ? undefined : await linkFile(token, ma);
  if (file === null || !part || (part === 'handIn' && !file)) redirect(routes.nominate(token));
  const places = part === 'handIn' ? await linkPlaces(token) : undefined;
  const t = translator(preferences.lang);
  const back = { label: t('links.backToFile'), href: routes.nominateFile(token, ma) };
  return (
    <LinkFrame {...{ preferences, link, back }} title={t(`links.parts.${part}`)}>
      <PartForm
        locale={preferences.lang}
        {...{ token, link, file, part, places, keepTyped }}
        action={actions[part]}
      />
    </LinkFrame>
  );
}
