/**
 * What the pages of a ceremony read in one go, and how a run sheet is narrowed.
 * Owns the words of the address (?xem=chua-trao&q=linh) and which awards still need an order to pay.
 * Refuses to write.
 */
import type { Tx } from '@/db/client';
import { foldText } from '@/lib/kernel/names';
import { unlistedAwards } from './handover-row';
import { type CeremonySummary, ceremonyBySlug, ceremonySheet, type SheetRow } from './queries';
import { countSheet, type SheetCounts } from './rules';

export const sheetViews = ['tat-ca', 'chua-trao', 'da-trao', 'vang'] as const;
export type SheetView = (typeof sheetViews)[number];

export interface SheetFilter {
  view: SheetView;
  q: string;
}

/** Reads the filter of a run sheet; unknown words mean "all". */
export function readSheetFilter(query: Record<string, string | string[] | undefined>): SheetFilter {
  const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? '';
  return {
    view: sheetViews.find((view) => view === one(query.xem)) ?? 'tat-ca',
    q: one(query.q).slice(0, 100),
  };
}

/** Rows that the filter keeps; names are found without marks. */
export function filterSheet(rows: readonly SheetRow[], { view, q }: SheetFilter): SheetRow[] {
  const wanted = foldText(q.trim());
  return rows.filter((row) => {
    if (wanted !== '' && !foldText(row.name).includes(wanted)) return false;
    if (view === 'chua-trao') return row.status === 'waiting';
    if (view === 'vang') return row.status === 'absent';
    return view === 'tat-ca' || row.status === 'handed' || row.status === 'handedLater';
  });
}

export interface RunSheet {
  ceremony: CeremonySummary;
  rows: SheetRow[];
  counts: SheetCounts;
  /** Decided awards of the round that are on no list yet. */
  unlisted: number;
}

/** One ceremony with its whole list; null when the association has none of this slug. */
export async function runSheet(tx: Tx, slug: string): Promise<RunSheet | null> {
  const ceremony = await ceremonyBySlug(tx, slug);
  if (!ceremony) return null;
  const rows = await ceremonySheet(tx, ceremony.id);
  const unlisted = await unlistedAwards(tx, ceremony.roundId);
  return { ceremony, rows, counts: countSheet(rows), unlisted: unlisted.length };
}

/** Money awards without an order to pay: those handed over at the ceremony, and those for a later day. */
export function unpaidAwards(rows: readonly SheetRow[]): { handed: SheetRow[]; later: SheetRow[] } {
  const unpaid = rows.filter((row) => row.benefit === 'money' && row.orderId === null);
  return {
    handed: unpaid.filter((row) => row.status === 'handed'),
    later: unpaid.filter((row) => row.status === 'absent' || row.status === 'handedLater'),
  };
}
