/**
 * The end of a meeting as its form sends it: "rank_12" = "1" puts file 12 first, "reason_12" says why, "step" = "p3"
 * turns to page 3 with everything typed so far. A file without a box keeps its first place; an emptied box is a mistake:
 * whoever passed has a place, and the council says which (domain.md §2.3). Pure.
 */
import { z } from 'zod';
import { roundSlug, rowId } from './fields';

const boxName = /^(rank|reason)_([1-9]\d{0,14})$/;
const longestReason = 500;

/** What was typed, by the name of its box; kept from page to page. */
export type TypedPlaces = Record<string, string>;

export const concludeForm = z
  .looseObject({ round: roundSlug, roundId: rowId })
  .transform(({ round, roundId, step, ...rest }, context) => {
    const typed: TypedPlaces = {};
    for (const [name, value] of Object.entries(rest))
      if (boxName.test(name) && typeof value === 'string') typed[name] = value.trim();
    const page = Number(/^p([1-9]\d{0,4})$/.exec(String(step))?.[1] ?? 0);
    return page > 0
      ? { round, roundId, page, typed, council: undefined }
      : { round, roundId, page: undefined, typed, council: readPlaces(typed, context) };
  });

function readPlaces(typed: TypedPlaces, context: z.core.$RefinementCtx) {
  const places: Record<number, number> = {};
  const reasons: Record<number, string> = {};
  const problem = (name: string, message: string) =>
    context.addIssue({ code: 'custom', path: [name], message });
  for (const [name, value] of Object.entries(typed)) {
    const [, box, id] = boxName.exec(name)!;
    if (box === 'reason' && value.length > longestReason) problem(name, 'fields.tooLong');
    else if (box === 'reason') reasons[Number(id)] = value;
    else if (/^[1-9]\d{0,3}$/.test(value)) places[Number(id)] = Number(value);
    else problem(name, value === '' ? 'awards.placeMissing' : 'awards.placeNotANumber');
  }
  return { places, reasons };
}
