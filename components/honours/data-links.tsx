/** The data of the list that is shown, as files, at its foot. Owns the wording's place; refuses script. */
import { type OpenList, openFileName, openFormats } from '@/lib/honours/rules/open-data';
import { translator } from '@/lib/web/messages';
import { type PublicPlace, routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';

export interface DataLinksProps {
  locale: Locale;
  place: PublicPlace;
  lists: readonly OpenList[];
  /** Left out for lists that know no year. */
  year?: number;
}

/** "Dữ liệu của trang này: Sổ thu chi CSV, JSON". */
export function DataLinks({ locale, place, lists, year }: DataLinksProps) {
  const t = translator(locale);
  return (
    <nav className="no-print" aria-labelledby="du-lieu-trang">
      <h2 id="du-lieu-trang">{t('opendata.links')}</h2>
      <ul>
        {lists.map((list) => (
          <li key={list}>
            <FileLinks {...{ locale, place, list, year }} />
          </li>
        ))}
        <li>
          <a href={routes.public.openData(place)}>{t('opendata.dictionaryLink')}</a>
        </li>
      </ul>
    </nav>
  );
}

/** The files of one list; each link says in full what it leads to. */
export function FileLinks({ locale, place, list, year }: Omit<DataLinksProps, 'lists'> & { list: OpenList }) {
  const name = [translator(locale)(`opendata.lists.${list}`), year].filter(Boolean).join(' ');
  return openFormats.map((format, at) => (
    <span key={format}>
      {at > 0 ? ' · ' : null}
      <a href={routes.public.openDataFile({ ...place, file: openFileName(list, format, year) })}>
        {`${name} (${format.toUpperCase()})`}
      </a>
    </span>
  ));
}
