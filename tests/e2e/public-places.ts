/** Every public address of the sample data, by association and language. Owns the examples of variable segments. */
import { communeCampaign, storyScheme } from '@/db/seed/campaigns';
import { openFileName, openFormats, openListKinds, openLists } from '@/lib/honours/rules/open-data';
import { type PublicPage, publicPages } from '@/lib/web/public-pages';
import { routes } from '@/lib/web/routes';
import { commune, district } from './pages';

/** The campaign of each association that the sample data show to the public. */
const shownCampaign: Readonly<Record<string, string>> = {
  [district]: storyScheme.campaign.slug,
  [commune]: communeCampaign.campaign.slug,
};

/** The award round of each association whose figures the sample data show. */
const shownRound: Readonly<Record<string, string>> = {
  [district]: 'tet-khuyen-hoc-2019',
  [commune]: 'ngay-khuyen-hoc-2026',
};

/** Stands in an address for the code of one honour; whoever has a database puts a real one there. */
export const HONOUR_EXAMPLE = '0123456789abcdef';

/** Public pages of one association and language, with `year` and a code where the address has one. */
export function publicAddresses(lang: 'vi' | 'en', slug: string, year: number, code: string): string[] {
  const pages = publicPages.filter(({ form }) => form !== 'media' && form !== 'file');
  return addressesOf(pages, { lang, slug, year, code });
}

/** Pictures and papers beside the pages of one association: address and type; in place of a photo the neutral picture. */
export function publicMedia(slug: string, year: number): { path: string; type: string }[] {
  const media = publicPages.filter(({ form }) => form === 'media');
  return addressesOf(media, { lang: 'vi', slug, year, code: '' }).map((path) => ({
    path,
    type: path.endsWith('.pdf') ? 'application/pdf' : 'image/png',
  }));
}

type Example = { lang: 'vi' | 'en'; slug: string; year: number; code: string };

function addressesOf(pages: readonly PublicPage[], { lang, slug, year, code }: Example): string[] {
  return pages.map(({ segments, scope }) => {
    const below = segments.map((segment, at) => {
      if (typeof segment === 'string') return segment;
      if (segments[at - 1] === 'trang') return 'quy-che';
      if (segments[at - 2] === 'trang') return 1;
      if (segments[at - 1] === 'phien-ban') return 'thu-chi';
      if (segments[at - 1] === 'bao-cao') return `nam-${year}`;
      if (segments[at - 1] === 'van-dong') return shownCampaign[slug] ?? 'dot-khong-co';
      if (segments[at - 1] === 'dot-xet') return shownRound[slug] ?? 'dot-khong-co';
      if (segment.test(HONOUR_EXAMPLE)) return HONOUR_EXAMPLE;
      return segment.test(String(year)) && !segment.test(code) ? year : code;
    });
    const place = scope === 'global' || slug === district ? [] : [slug];
    return `/${[...(lang === 'en' ? ['en'] : []), ...place, ...below].join('/')}`;
  });
}

/** Every file beside the pages: address and type. Files of data stand for the lists of `year`. */
export function publicFiles(slug: string, year: number): { path: string; type: string }[] {
  const place = { hoi: slug === district ? undefined : slug };
  const data = openLists.flatMap((list) =>
    openFormats.map((format) => {
      const file = openFileName(list, format, openListKinds[list].length > 0 ? year : undefined);
      return {
        path: routes.public.openDataFile({ ...place, file }),
        type: `${format === 'csv' ? 'text/csv' : 'application/json'}; charset=utf-8`,
      };
    }),
  );
  return [
    ...data,
    // The commune of the sample has paid nothing out yet, and a package without grants would not be valid.
    ...(slug === district
      ? [{ path: routes.public.grants(place), type: 'application/json; charset=utf-8' }]
      : []),
    { path: routes.public.feed(place), type: 'application/atom+xml; charset=utf-8' },
    { path: routes.public.calendar(place), type: 'text/calendar; charset=utf-8' },
    { path: routes.public.siteMap(place), type: 'application/xml; charset=utf-8' },
    { path: '/robots.txt', type: 'text/plain; charset=utf-8' },
  ];
}
