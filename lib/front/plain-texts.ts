/** The sentences of the front's own pages, from the catalogue. Owns nothing else; refuses nothing. */
import en from '@/messages/en/front.json';
import vi from '@/messages/vi/front.json';
import type { PlainTexts } from './plain-page';

export const catalogueTexts: PlainTexts = { vi, en };
