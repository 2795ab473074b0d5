/** How many files the unit of a link is asked for beside those it has handed in; more is said, never forbidden. */
import { Notice } from '@/components/ui/notice';
import type { LinkFile, LinkPage, LinkPlaces } from '@/lib/awards/link-door';
import { type Locale, translator } from '@/lib/web/messages';

export interface UnitPlacesProps {
  locale: Locale;
  link: LinkPage;
  places: LinkPlaces[];
  /** The file that is about to be handed in; left out on the list of files. */
  file?: LinkFile;
}

/** Lines on the list of files; a warning before the file that would be one too many. */
export function UnitPlacesNote({ locale, link, places, file }: UnitPlacesProps) {
  const t = translator(locale);
  const say = ({ categoryId, ...numbers }: LinkPlaces, key: string) => {
    const chosen = link.categories.find(({ id }) => id === categoryId);
    return t(`links.places.${key}`, {
      ...numbers,
      category: chosen ? t(`awards.categories.${chosen.category}`) : '',
    });
  };
  if (!file)
    return places.map((one) => (
      <p key={one.categoryId}>{say(one, one.files > one.quota ? 'over' : 'asked')}</p>
    ));
  const full = places.find(
    ({ categoryId, quota, files }) => categoryId === file.categoryId && files >= quota,
  );
  return full && file.state === 'draft' ? <Notice tone="warning" title={say(full, 'full')} /> : null;
}
