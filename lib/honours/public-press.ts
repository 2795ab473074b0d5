/** Booklets and pictures for the public, laid out in the press of the public side. Refuses to know who is named in them. */
import type { HonourBookletData } from '@/lib/documents/honour-booklet';
import { publicPress } from '@/lib/documents/press';
import { CARD_WIDTH, type ShareCardData } from '@/lib/documents/share-card';

/** Bytes of the PDF. Errors: documents.pressBusy, documents.pressTooSlow. */
export const printBooklet = (data: HonourBookletData) => publicPress.print('honour-booklet', [data]);

/** Bytes of the PNG, 1200 x 630 pixels. Errors as for the booklet. */
export const drawCard = (data: ShareCardData) => publicPress.picture('share-card', data, CARD_WIDTH);

/** What `drawCard` draws. */
export type CardData = ShareCardData;
