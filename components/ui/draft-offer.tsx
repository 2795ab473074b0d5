'use client';
/**
 * Offers what was typed before the browser or the network went, and keeps what is typed now.
 * Owns when a draft ends: on the page that says it was saved, by being used, or by being thrown away.
 * Refuses to fill the form unasked.
 */
import { type FormEvent, useCallback, useEffect, useState } from 'react';
import { formatInstantVn } from '@/lib/kernel/dates';
import type { Locale } from '@/messages/catalogue';
import { fillFromDraft, forgetDraft, type KeptDraft, keepDraft, readDraft } from './kept-draft';
import { Notice } from './notice';
import { uiWords } from './words';

export interface Drafts {
  /** The draft that may be put back, until somebody decides. */
  offer: KeptDraft | null;
  /** For the form's onInput. */
  onInput: (event: FormEvent<HTMLFormElement>) => void;
  /** Takes the offer off the page; `isForgotten` also from the device. */
  close: (isForgotten: boolean) => void;
}

/**
 * Drafts of one form. `owner`: whose form, in which association; `isSavedPage`: this page says that something was
 * just saved, so a draft typed on another page was that something.
 */
export function useDrafts(owner: string, isSavedPage: boolean): Drafts {
  const [offer, setOffer] = useState<KeptDraft | null>(null);
  useEffect(() => {
    const kept = readDraft(owner, Date.now());
    const wasSaved = isSavedPage && kept !== null && kept.search !== window.location.search;
    if (wasSaved) forgetDraft(owner);
    setOffer(wasSaved ? null : kept);
  }, [owner, isSavedPage]);
  const onInput = useCallback(
    (event: FormEvent<HTMLFormElement>) =>
      keepDraft(owner, event.currentTarget, window.location.search, Date.now()),
    [owner],
  );
  const close = useCallback(
    (isForgotten: boolean) => {
      if (isForgotten) forgetDraft(owner);
      setOffer(null);
    },
    [owner],
  );
  return { offer, onInput, close };
}

/** Stands inside the form it fills. `onUse` gets the draft, for the request key that was made with it. */
export function DraftOffer({
  drafts: { offer, close },
  locale,
  onUse,
  body,
}: {
  drafts: Drafts;
  locale: Locale;
  onUse: (draft: KeptDraft) => void;
  /** What becomes of the draft, where it is not an entry of the books. */
  body?: string;
}) {
  if (!offer) return null;
  const words = uiWords(locale);
  return (
    <Notice
      tone="offline"
      title={words('draftTitle', { at: formatInstantVn(new Date(offer.at)) })}
      actions={
        <>
          <button
            type="button"
            className="btn btn-secondary"
            onClick={(event) => {
              const { form } = event.currentTarget;
              onUse(offer);
              if (form) fillFromDraft(form, offer);
              close(false);
            }}
          >
            {words('draftUse')}
          </button>
          <button type="button" className="btn btn-quiet" onClick={() => close(true)}>
            {words('draftDrop')}
          </button>
        </>
      }
    >
      <p>{body ?? words('draftBody')}</p>
    </Notice>
  );
}
