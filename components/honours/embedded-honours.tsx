/**
 * The latest honour list without header and footer, for a frame on another site.
 * Owns what stands in it: names that were agreed to, and how many are not named. Refuses script, forms and navigation
 * inside the frame: its one link opens the page itself.
 */
import { publicPlace } from '@/components/public-shell/public-shell';
import { Table } from '@/components/ui/table';
import { honourList, namedHonours } from '@/lib/honours/rules/honours';
import { honourQuery } from '@/lib/honours/schema/words';
import { translator } from '@/lib/web/messages';
import type { PublicPage, YearPage } from '@/lib/web/public-page';
import { routes } from '@/lib/web/routes';
import type { HonourContent } from './honour-list';

/** The whole document below <body>. */
export function EmbeddedHonours({ page }: { page: PublicPage<YearPage<HonourContent>> }) {
  const { locale, association, data } = page;
  const t = translator(locale);
  const text = (key: string, values = {}) => t(`opendata.embed.${key}`, values);
  const { year, version, content } = data;
  const title = year === undefined ? t('honours.list.titleAll') : text('title', { year: String(year) });
  const rows = content?.rows ?? [];
  const named = honourList(rows, honourQuery.parse({}));
  const rest = rows.length - namedHonours(rows).length;
  return (
    <main className="page">
      <title>{`${title} · ${association.shortName}`}</title>
      <meta name="robots" content="noindex" />
      <h1>{title}</h1>
      {content ? (
        <>
          <Table
            bare
            caption={text('caption', { count: named.length })}
            rows={named}
            rowKey={(row) => `${row.name}-${row.unitName}-${row.school ?? ''}`}
            columns={[
              { key: 'name', header: text('name'), cell: (row) => row.name },
              { key: 'unit', header: text('unit'), cell: (row) => row.unitName },
              { key: 'school', header: text('school'), cell: (row) => row.school ?? '' },
            ]}
          />
          {rest > 0 ? <p>{text('rest', { count: rest })}</p> : null}
        </>
      ) : (
        <p>{text(version === 'withdrawn' ? 'withdrawn' : 'none')}</p>
      )}
      <p>
        <a
          href={routes.public.honours({ ...publicPlace(locale, association.slug), year })}
          target="_blank"
          rel="noopener"
        >
          {text('open', { name: association.name })}
        </a>{' '}
        <a
          href={routes.reportMistake(association.slug, {
            trang: routes.public.embedded(publicPlace(locale, association.slug)),
          })}
          target="_blank"
          rel="noopener nofollow"
        >
          {t('mistakes.link')}
        </a>
      </p>
    </main>
  );
}
