/**
 * The part of a meeting somebody looks at, as it stands in an address and in the hidden fields of the forms below it.
 * Owns the words of the address (nhom, donvi, con, trang). Refuses anything else: an unknown word means "all". Pure.
 */
import { z } from 'zod';
import { type DeskFilter, type DeskGroup, leftovers } from '../rules/meeting-desk';
import { roundSlug, rowId } from './fields';
import { voteChoices } from './inputs';

type Words = Readonly<Record<string, string | undefined>>;

/** Reads "?nhom=12&donvi=xa+lam+son&con=vote&trang=3". */
export function deskFilter(query: Words): DeskFilter {
  return { ...deskGroup(query), page: /^[1-9]\d{0,5}$/.test(query.trang ?? '') ? Number(query.trang) : 1 };
}

function deskGroup(query: Words): DeskGroup {
  const categoryId = /^[1-9]\d{0,14}$/.test(query.nhom ?? '') ? Number(query.nhom) : undefined;
  const unit = query.donvi === undefined || query.donvi === '' ? undefined : query.donvi.slice(0, 200);
  return { categoryId, unit, left: leftovers.find((one) => one === query.con) };
}

/** The words of an address for a filter; the first page is not said. */
export function deskQuery({ categoryId, unit, left, page }: DeskFilter) {
  return { nhom: categoryId, donvi: unit, con: left, trang: page > 1 ? page : undefined };
}

/** One hidden field that brings a form back to the part of the meeting it stood on: the words of its address. */
export function deskText(filter: DeskFilter): string {
  const known = Object.entries(deskQuery(filter)).filter(([, value]) => value !== undefined);
  return new URLSearchParams(known.map(([name, value]) => [name, String(value)])).toString();
}

/** Reads what deskText wrote, back into words of an address. */
export const deskBack = z.preprocess(
  (value) => (Array.isArray(value) ? value[0] : value),
  z
    .string()
    .max(500)
    .catch('')
    .transform((text) => deskQuery(deskFilter(Object.fromEntries(new URLSearchParams(text))))),
);

/** The group a bulk form acts on, and how many files it said it acts on. */
const wholeGroup = {
  ...{ round: roundSlug, roundId: rowId },
  back: deskBack,
  group: z
    .string()
    .max(500)
    .transform((text) => deskGroup(Object.fromEntries(new URLSearchParams(text)))),
  count: rowId,
};

/** One answer of everybody for each file of a group nothing was written down about. */
export const groupHandsForm = z.object({
  ...wholeGroup,
  choice: z.enum(voteChoices, 'fields.required'),
});

/** Confirming each file of a group that waits for the reader, as it was shown. */
export const groupConfirmForm = z.object({
  ...wholeGroup,
  digest: z.string().regex(/^[0-9a-f]{64}$/, 'fields.invalid'),
});

/** One vote on each of the files that stood on a page: "12 15 18". */
export const voteAllForm = z.object({
  ...{ round: roundSlug, back: deskBack },
  choice: z.enum(voteChoices, 'fields.required'),
  files: z
    .string()
    .regex(/^[1-9]\d{0,14}( [1-9]\d{0,14}){0,99}$/, 'fields.invalid')
    .transform((text) => text.split(' ').map(Number)),
});
