'use client';
/**
 * Ends the draft of a list that became this very entry: an envelope is recorded on one page and shown on another.
 * Owns whose draft of a list is meant. Refuses to touch a draft with another key: it is another list, still unrecorded.
 */
import { useEffect } from 'react';
import { forgetRecorded } from '@/components/ui/kept-draft';
import { listDraftOwner } from './form-parts';

interface Props {
  hoi: string;
  userId: number;
  /** Key that the entry was recorded with. */
  requestKey: string;
}

export function RecordedDraft({ hoi, userId, requestKey }: Props) {
  useEffect(() => forgetRecorded(listDraftOwner(hoi, userId), requestKey), [hoi, userId, requestKey]);
  return null;
}
