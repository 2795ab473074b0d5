/** The words of published figures, and the ledger address whose lines add up to one. Pure. */
import { figureSlugs } from '@/lib/honours/schema/words';
import { slugify } from '@/lib/kernel/codes';
import type { Translator } from '@/lib/web/messages';
import { type PublicPlace, routes } from '@/lib/web/routes';

/** "in.agency" → "Cơ quan, trường học"; a figure without a sentence of its own is "other". */
export function figureWords(t: Translator, figure: string): string {
  const known = figure in figureSlugs ? figure : figure.startsWith('out.') ? 'out.other' : 'in.other';
  return t(`honours.money.figure.${known}`);
}

/** The lines of one figure: a side ("in", "out"), one source or use, or the opening. */
export function figureHref(place: PublicPlace, year: number, figure: string): string {
  const query =
    figure === 'in'
      ? { nam: year, chieu: 'thu' }
      : figure === 'out'
        ? { nam: year, chieu: 'chi' }
        : figure === 'closing'
          ? { nam: year }
          : { nam: year, muc: figureSlugs[figure] };
  return routes.public.publicLedger({ ...place, query });
}

/** The lines of one fund. */
export function fundHref(place: PublicPlace, year: number, fundLabel: string): string {
  return routes.public.publicLedger({ ...place, query: { nam: year, quy: slugify(fundLabel) } });
}
