/** What the page of a desk shows, read in one go. Owns the usual values of its entry form. Refuses to write. */
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { type EntryForm, entryForm, type JustSaved, justSaved } from '@/lib/contributions/entry';
import type { ContributionRow } from '@/lib/contributions/list';
import type { Translator } from '@/lib/web/messages';
import { type DeskView, deskById, deskGifts } from './queries';

export interface DeskPage {
  desk: DeskView;
  gifts: ContributionRow[];
  form: EntryForm;
  saved: JustSaved | null;
}

/** A desk with its last ten gifts and the entry form filled for it; null when the address names no desk. */
export async function deskPage(
  tx: Tx,
  actor: Actor,
  { id, query, t }: { id: string; query: Record<string, string | string[] | undefined>; t: Translator },
): Promise<DeskPage | null> {
  const desk = await deskById(tx, id);
  if (!desk) return null;
  const usual = { quy: String(desk.fundId), ...query, ngay: desk.heldOn };
  const form = await entryForm(tx, actor, usual, t);
  const isOpen = form.campaigns.some(({ value }) => value === String(desk.campaignId));
  if (isOpen) form.defaults = { ...form.defaults, campaignId: String(desk.campaignId) };
  return { desk, gifts: await deskGifts(tx, desk.id, 10), form, saved: await justSaved(tx, query) };
}
