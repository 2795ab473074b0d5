/** Every public address of the sample data, by association and language. Owns the examples of variable segments. */
import { communeCampaign, storyScheme } from '@/db/seed/campaigns';
import { publicPages } from '@/lib/web/public-pages';
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

/** Public addresses of one association and language, with `year` and a code where the address has one. */
export function publicAddresses(lang: 'vi' | 'en', slug: string, year: number, code: string): string[] {
  return publicPages.map(({ segments, scope }) => {
    const below = segments.map((segment, at) => {
      if (typeof segment === 'string') return segment;
      if (segments[at - 1] === 'van-dong') return shownCampaign[slug] ?? 'dot-khong-co';
      if (segments[at - 1] === 'dot-xet') return shownRound[slug] ?? 'dot-khong-co';
      return segment.test(String(year)) && !segment.test(code) ? year : code;
    });
    const place = scope === 'global' || slug === district ? [] : [slug];
    return `/${[...(lang === 'en' ? ['en'] : []), ...place, ...below].join('/')}`;
  });
}
