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
export type OptionsStatus = 'idle' | 'loading' | 'ready' | 'failed';

const pauseMs = 200;

/** Options for `query`; `wanted` false stops asking (a choice is made, or the input method is composing). */
export function useOptions(query: string, wanted: boolean, load: LoadOptions) {
  const [options, setOptions] = useState<ComboboxOption[]>([]);
  const [status, setStatus] = useState<OptionsStatus>('idle');
  const latest = useRef(load);
  latest.current = load;

  useEffect(() => {
    const asked = query.trim();
    if (!wanted || asked === '') {
      setOptions([]);
      setStatus('idle');
      return;
    }
    let current = true;
    const timer = setTimeout(() => {
      setStatus('loading');
      latest.current(asked).then(
        (found) => {
          if (!current) return;
          setOptions(found);
          setStatus('ready');
        },
        () => {
          if (!current) return;
          setOptions([]);
          setStatus('failed');
        },
      );
    }, pauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [query, wanted]);

  return { options, status };
}
