/**
 * The answer at `/du-lieu/360giving.json`: every published year of the ledger as grants.
 * Owns where its lines and words come from. Refuses anything that is not in force.
 */
import type { Tx } from '@/db/client';
import { openLines } from '@/lib/honours/open-data-queries';
import { publicationVersions } from '@/lib/honours/queries';
import { grantPackage } from '@/lib/honours/rules/grants';
import type { OpenLine } from '@/lib/honours/rules/open-data';
import { publishedYears, versionInForce } from '@/lib/honours/rules/versions';
import { todayVn } from '@/lib/kernel/dates';
import { translator } from './messages';
import { missingFile, publicFile } from './open-data';
import { type PublicParams, publicPage } from './public-page';
import { routes } from './routes';
import { absoluteAddress } from './site-origin';

/** The package; 404 while nothing that was published is a grant. */
export async function grantsFile(params: PublicParams): Promise<Response> {
  const page = await publicPage(params, ['names', 'figures', 'texts'], readLines);
  if (!page) return missingFile();
  const { association, data } = page;
  const t = translator('vi');
  const place = { hoi: association.slug };
  const document = grantPackage({
    ...{ association, lines: data.lines, issuedOn: data.issuedOn },
    words: {
      package: t('opendata.grants.package', { name: association.name }),
      ...{ title: t('opendata.grants.title'), description: t('opendata.grants.description') },
    },
    file: absoluteAddress(routes.public.grants(place)),
    about: absoluteAddress(routes.public.openData(place)),
  });
  if (!document) return missingFile();
  return publicFile(`${JSON.stringify(document, null, 1)}\n`, 'application/json; charset=utf-8');
}

async function readLines(tx: Tx, slug: string): Promise<{ lines: OpenLine[]; issuedOn: string }> {
  const versions = await publicationVersions(tx, slug);
  const lines: OpenLine[] = [];
  let newest = '';
  for (const year of publishedYears(versions, 'fundFigures')) {
    const version = versionInForce(versions, 'fundFigures', year);
    if (typeof version === 'object' && version.publishedAt > newest) newest = version.publishedAt;
    lines.push(...(await openLines(tx, slug, year)));
  }
  return { lines, issuedOn: newest === '' ? '' : todayVn(new Date(newest)) };
}
