/**
 * Waits until a value has stopped changing.
 * Owns the pause before screen readers are told, so that each key does not interrupt them.
 * Refuses to hold back what is seen: only what is announced is delayed.
 */
'use client';
import { useEffect, useState } from 'react';

/** Returns `value` once it has stayed the same for `delayMs` milliseconds; at first render, at once. */
export function useSettled<T>(value: T, delayMs: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delayMs);
    return () => clearTimeout(timer);
  }, [value, delayMs]);
  return settled;
}
