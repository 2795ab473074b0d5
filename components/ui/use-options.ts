/**
 * Fetches the options of a combobox while a person types.
 * Owns the pause, the order (a late answer never overwrites a newer one) and the failed state.
 * Refuses to ask during composition or for an empty box.
 */
'use client';
import { useEffect, useRef, useState } from 'react';

export interface ComboboxOption {
  id: string;
  label: string;
  /** A second line: "Cơ quan · lần trước 500.000 đồng ngày 12/01/2026". */
  detail?: string;
}

export type LoadOptions = (query: string) => Promise<ComboboxOption[]>;
export type OptionsStatus = 'idle' | 'pending' | 'ready' | 'failed';

interface Answer {
  query: string;
  options: ComboboxOption[];
  failed: boolean;
}

const pauseMs = 200;
const nothing: Answer = { query: '', options: [], failed: false };

/**
 * Options for `query`; `wanted` false stops asking (a choice is made, or the input method is composing).
 * While "pending" the options are those of an earlier text: they may be shown, but not taken.
 */
export function useOptions(query: string, wanted: boolean, load: LoadOptions) {
  const [answer, setAnswer] = useState<Answer>(nothing);
  const latest = useRef(load);
  latest.current = load;
  const asked = query.trim();

  useEffect(() => {
    if (!wanted || asked === '') {
      setAnswer(nothing);
      return;
    }
    let current = true;
    const timer = setTimeout(() => {
      latest.current(asked).then(
        (options) => current && setAnswer({ query: asked, options, failed: false }),
        () => current && setAnswer({ query: asked, options: [], failed: true }),
      );
    }, pauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [asked, wanted]);

  return { options: answer.options, status: statusOf(answer, asked, wanted) };
}

/** "pending" from the first key of a text until its own answer has come. */
function statusOf(answer: Answer, asked: string, wanted: boolean): OptionsStatus {
  if (!wanted || asked === '') return 'idle';
  if (answer.query !== asked) return 'pending';
  return answer.failed ? 'failed' : 'ready';
}
