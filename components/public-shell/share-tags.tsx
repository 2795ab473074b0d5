/**
 * What a shared link shows before it is opened (Open Graph): title, sentence, picture. Written on the server, because
 * the programs that read it run no script.
 * Refuses a name, unless the page itself is about it: title and sentence are the page's own.
 */
import { routes } from '@/lib/web/routes';
import { absoluteAddress } from '@/lib/web/site-origin';
import type { Locale } from '@/messages/catalogue';

export interface ShareTagsProps {
  locale: Locale;
  title: string;
  description?: string;
  siteName: string;
  /** Path of this page. */
  path: string;
  /** Left out where there is no association and so no picture. */
  hoi?: string;
  /** Segments of the page whose picture it is; the association's own when left out. */
  card?: readonly (string | number)[];
}

/** Tags for the head. */
export function ShareTags({ locale, title, description, siteName, path, hoi, card }: ShareTagsProps) {
  const facts: [string, string | undefined][] = [
    ['og:title', title],
    ['og:description', description],
    ['og:type', 'website'],
    ['og:site_name', siteName],
    ['og:locale', locale === 'en' ? 'en_GB' : 'vi_VN'],
    ['og:url', absoluteAddress(path)],
    ...(hoi ? pictureOf(absoluteAddress(routes.public.card({ hoi, of: card })), title) : []),
  ];
  return facts.map(([property, content]) =>
    content ? <meta key={property} property={property} content={content} /> : null,
  );
}

function pictureOf(address: string, alt: string): [string, string][] {
  return [
    ['og:image', address],
    ['og:image:type', 'image/png'],
    ['og:image:width', '1200'],
    ['og:image:height', '630'],
    ['og:image:alt', alt],
    ['twitter:card', 'summary_large_image'],
  ];
}
