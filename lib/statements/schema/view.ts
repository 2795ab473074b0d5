/** Which lines of a statement an address asks for. Pure. Owns the Vietnamese words of the query. */
export const lineFilters = { all: 'tat-ca', open: 'con-lai', held: 'giu-lai', explained: 'da-khop' } as const;
export type LineFilter = keyof typeof lineFilters;

export interface LineViewQuery {
  filter: LineFilter;
  /** Place of the line before the first one shown. */
  after: number;
  isJustImported: boolean;
  /** The line acted on a moment ago, to return to. */
  justDone: number | null;
}

/** Reads `?loc=…&sau=…&vua=…`; anything foreign counts as not given. Open lines are shown first. */
export function readLineView(query: Record<string, string | string[] | undefined>): LineViewQuery {
  const filter = (Object.keys(lineFilters) as LineFilter[]).find((key) => lineFilters[key] === query.loc);
  const number = (value: string | string[] | undefined) =>
    typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : null;
  const isJustImported = query.vua === 'nhap';
  return {
    isJustImported,
    filter: filter ?? 'open',
    after: number(query.sau) ?? 0,
    justDone: number(query.vua),
  };
}
