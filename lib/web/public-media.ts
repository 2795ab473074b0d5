/**
 * The answers at the addresses of pictures and papers for the public.
 * Owns their tags, which are those of the page they belong to: what is purged there is purged here. Owns also what stands in
 * place of a picture that may not be shown: the neutral one of the association, with the status of the page.
 * Refuses to wait without end: the press of the public side is small, and says when it is full.
 */

import {
  bookletOf,
  figuresCard,
  honourCard,
  honourListCard,
  neutralCard,
  roundCard,
} from '@/lib/honours/public-papers';
import { type CardData, drawCard, printBooklet } from '@/lib/honours/public-press';
import { honourRows, publicHonourPhoto, publishedFigures } from '@/lib/honours/queries';
import type { PublicationKind } from '@/lib/honours/schema/published';
import { DomainError } from '@/lib/kernel/invariant';
import { publicHonourPage } from './honour-page';
import { hideFromSearch, pageStatus, tagPage } from './page-tags';
import {
  type PageTag,
  type PublicPage,
  type PublicParams,
  publicPage,
  publicRoundPage,
  publicYearPage,
} from './public-page';
import { routes } from './routes';
import { absoluteAddress } from './site-origin';

/** The booklet of the year in the address. 404 when there is no list in force, 503 when the press is full. */
export async function publicBooklet(params: PublicParams): Promise<Response> {
  hideFromSearch();
  const page = await readYear(params, 'honourList', ['names', 'figures'], honourRows);
  const { version, year, content } = page?.data ?? {};
  if (!page || typeof version !== 'object' || !year || !content) return missing();
  const { association } = page;
  const address = absoluteAddress(routes.public.honours({ hoi: association.slug, year }));
  const data = bookletOf({ association, year, version, rows: content }, address);
  return printed('application/pdf', () => printBooklet(data), `bang-vang-${year}.pdf`);
}

/** The picture of the association. */
export async function associationCard(params: PublicParams): Promise<Response> {
  const page = await publicPage(params, ['texts', 'figures'], async () => undefined);
  return page ? picture(neutralCard(page.association)) : missing();
}

/** The picture of a published list of the year in the address. */
export async function yearCard(params: PublicParams, kind: PublicationKind): Promise<Response> {
  if (kind === 'honourList') {
    // Two counts, one of which moves with each consent: the tag of names drops it.
    const page = await readYear(params, kind, ['names', 'figures'], honourRows);
    const { version, year, content } = page?.data ?? {};
    if (!page || typeof version !== 'object' || !year || !content) return instead(page);
    return picture(honourListCard({ association: page.association, year, version, rows: content }));
  }
  const page = await readYear(params, kind, ['figures', 'texts'], (tx, slug, year) =>
    publishedFigures(tx, slug, kind, year),
  );
  const { version, content } = page?.data ?? {};
  if (!page || typeof version !== 'object' || !content) return instead(page);
  return picture(figuresCard(page.association, kind, version, content));
}

/** The picture of an award round. */
export async function publicRoundCard(params: PublicParams): Promise<Response> {
  const page = await publicRoundPage(params);
  if (!page?.data || page.data === 'withdrawn') return instead(page);
  return picture(roundCard(page.association, page.data));
}

/** The picture of one honour, while its name may be shown; the neutral one, as "gone", for every other code. */
export async function publicHonourCard(params: PublicParams): Promise<Response> {
  const page = await publicHonourPage(params);
  if (!page?.data) return instead(page);
  return picture(honourCard(page.association, page.data.honour, page.data.year));
}

/** The photo of one honour, while name and photo are agreed to; the neutral picture, as "gone", for every other code. */
export async function publicPhoto(params: PublicParams): Promise<Response> {
  hideFromSearch();
  const { nam, the } = await params;
  const page = await publicPage(params, [], (tx, slug) =>
    publicHonourPhoto(tx, slug, Number(nam), the ?? ''),
  );
  if (!page?.data) return instead(page);
  tagPage(`names:${page.association.slug}`, `figures:${page.association.slug}`);
  const headers = { 'Content-Type': 'image/jpeg', 'Content-Disposition': 'inline; filename="anh.jpg"' };
  return new Response(page.data, { headers });
}

function readYear<T>(
  params: PublicParams,
  kind: PublicationKind,
  tags: readonly PageTag[],
  read: Parameters<typeof publicYearPage<T>>[2],
) {
  return params.then(({ nam }) => publicYearPage(params, { kind, year: Number(nam), tags }, read));
}

/** 410 with the neutral picture; 404 when there is no such association. */
function instead(page: PublicPage | undefined): Promise<Response> | Response {
  if (!page) return missing();
  pageStatus(410);
  return picture(neutralCard(page.association), 410);
}

function picture(data: CardData, status = 200): Promise<Response> {
  return printed('image/png', () => drawCard(data), 'the.png', status);
}

async function printed(
  contentType: string,
  print: () => Promise<Uint8Array<ArrayBuffer>>,
  filename: string,
  status = 200,
): Promise<Response> {
  try {
    const bytes = await print();
    const headers = { 'Content-Type': contentType, 'Content-Disposition': `inline; filename="${filename}"` };
    return new Response(bytes, { status, headers });
  } catch (error) {
    const isBusy = error instanceof DomainError && error.code.startsWith('documents.press');
    if (!isBusy) throw error;
    return new Response(null, { status: 503 });
  }
}

/** The front answers with its own plain page. */
function missing(): Response {
  pageStatus(404);
  return new Response(null, { status: 404 });
}
