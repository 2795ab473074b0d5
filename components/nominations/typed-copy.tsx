'use client';
/**
 * Around the form of one part: keeps what is typed on the device at once, and sends it on while the network allows.
 * Owns the sentence "saved at …" and the offer to put back what was never sent. A part of a draft is sent; what the
 * council already has, and ticks of consent, are never sent or put back by themselves. Without script the form is as it was.
 */
import { type FormEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { FormAction } from '@/components/forms/plain-form';
import {
  fillFromDraft,
  forgetDraft,
  forgetOldDrafts,
  type KeptDraft,
  keepDraft,
  readDraft,
} from '@/components/ui/kept-draft';
import { Notice } from '@/components/ui/notice';
import { formatInstantVn } from '@/lib/kernel/dates';
import { routes } from '@/lib/web/routes';
import { type LinkPart, partWords } from './part-words';

/** Sentences; AT stands for the moment. */
export type TypedWords = Record<'sent' | 'device' | 'offer' | 'offerBody' | 'use' | 'drop', string>;

export interface TypedCopyProps {
  token: string;
  /** Code of the file; '' before it has one. */
  file: string;
  part: LinkPart;
  words: TypedWords;
  /** Left out: kept on the device alone. */
  send?: FormAction;
  children: ReactNode;
}

const PAUSE_MS = 3_000;
const AGAIN_MS = 15_000;
const ticks = ['consents', 'confirms'];
/** The link is never written down on a device that others use too; its beginning tells one from another. */
const ownerOf = (token: string, file: string, part: LinkPart) =>
  `de-cu:${token.slice(0, 10)}:${file}:${part}`;

/** Stands around one form. */
export function TypedCopy({ token, file, part, words, send, children }: TypedCopyProps) {
  const box = useRef<HTMLDivElement>(null);
  const [offer, setOffer] = useState<KeptDraft | null>(null);
  const { said, onInput, onSubmit, owner } = useTyping({ token, file, part, send, box });
  useEffect(() => {
    forgetOldDrafts(Date.now());
    setOffer(readDraft(ownerOf(token, file, part), Date.now()));
  }, [token, file, part]);
  const close = (isUsed: boolean) => {
    const form = box.current?.querySelector('form');
    if (isUsed && form && offer) fillFromDraft(form, offer);
    else forgetDraft(owner());
    setOffer(null);
  };
  const at = (sentence: string, when: number) => sentence.replace('AT', formatInstantVn(new Date(when)));
  return (
    <div ref={box} onInput={onInput} onSubmitCapture={onSubmit}>
      {offer ? (
        <Notice tone="offline" title={at(words.offer, offer.at)}>
          <p>{words.offerBody}</p>
          <div className="actions">
            <button type="button" className="btn btn-secondary" onClick={() => close(true)}>
              {words.use}
            </button>
            <button type="button" className="btn btn-quiet" onClick={() => close(false)}>
              {words.drop}
            </button>
          </div>
        </Notice>
      ) : null}
      {children}
      <p role="status">{said ? at(words[said.where], said.at) : ''}</p>
    </div>
  );
}

interface Said {
  where: 'sent' | 'device';
  at: number;
}

type TypingProps = Pick<TypedCopyProps, 'token' | 'file' | 'part' | 'send'> & {
  box: React.RefObject<HTMLDivElement | null>;
};

/** What is kept and sent while one types; one sending at a time, so that a new file is begun once. */
function useTyping({ token, file, part, send, box }: TypingProps) {
  const [said, setSaid] = useState<Said | null>(null);
  const now = useRef({ file, typedAt: 0, isBusy: false, isLeaving: false, waits: false });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const owner = useCallback(() => ownerOf(token, now.current.file, part), [token, part]);

  const deliver = useCallback(async () => {
    const form = box.current?.querySelector('form');
    if (!form || !send || now.current.isBusy) return;
    const { typedAt } = now.current;
    now.current.isBusy = true;
    const code = await sendForm(send, form, part);
    now.current.isBusy = false;
    if (code) {
      forgetDraft(owner());
      if (now.current.file === '') nameFile(form, token, code, part);
      now.current.file = code;
      setSaid({ where: 'sent', at: Date.now() });
    }
    if (now.current.waits) {
      now.current.waits = false;
      form.requestSubmit();
    } else if (now.current.typedAt !== typedAt || !code) {
      timer.current = setTimeout(deliver, code ? PAUSE_MS : AGAIN_MS);
    }
  }, [box, owner, part, send, token]);

  const onInput = (event: FormEvent<HTMLDivElement>) => {
    const form = event.currentTarget.querySelector('form');
    if (!form) return;
    const at = Date.now();
    now.current = { ...now.current, typedAt: at, isLeaving: false };
    keepDraft(owner(), form, '', at, ['token', 'file', ...ticks]);
    setSaid({ where: 'device', at });
    clearTimeout(timer.current);
    if (send) timer.current = setTimeout(deliver, PAUSE_MS);
  };
  const onSubmit = (event: FormEvent) => {
    clearTimeout(timer.current);
    now.current.isLeaving = true;
    if (!now.current.isBusy) return;
    // A new file is being begun at this moment: it gets its code first.
    event.preventDefault();
    event.stopPropagation();
    now.current.waits = true;
  };
  useEffect(() => {
    const online = () => now.current.typedAt > 0 && void deliver();
    window.addEventListener('online', online);
    return () => {
      window.removeEventListener('online', online);
      clearTimeout(timer.current);
    };
  }, [deliver]);
  useEffect(() => () => void (now.current.isLeaving && forgetDraft(owner())), [owner]);
  return { said, onInput, onSubmit, owner };
}

/** The code of the file it was kept in; undefined when it could not be read yet, or the network was away. */
async function sendForm(
  send: FormAction,
  form: HTMLFormElement,
  part: LinkPart,
): Promise<string | undefined> {
  const data = new FormData(form);
  data.append('task', part);
  try {
    const result = await send(null, data);
    return result.ok && typeof result.value === 'string' ? result.value : undefined;
  } catch {
    return undefined;
  }
}

/** The form goes on writing into the file that was begun, also after a reload. */
function nameFile(form: HTMLFormElement, token: string, code: string, part: LinkPart): void {
  const hidden = form.elements.namedItem('file');
  if (hidden instanceof HTMLInputElement) hidden.value = code;
  window.history.replaceState(null, '', routes.nominateFile(token, code, partWords[part]));
}
