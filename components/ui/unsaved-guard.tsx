'use client';
/**
 * Asks before a page with unsaved answers is left by a link or closed: the browser's own question, in its own words.
 * Stands inside the form it watches. Refuses to ask about what is being sent. Without script nothing is asked.
 */
import { useEffect, useRef } from 'react';

/** Put it among the fields of a form whose answers would be lost by turning the page. */
export function UnsavedGuard() {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const form = place.current?.closest('form');
    if (!form) return;
    let isUnsaved = false;
    const changed = () => {
      isUnsaved = true;
    };
    const sent = () => {
      isUnsaved = false;
    };
    const leaving = (event: BeforeUnloadEvent) => {
      if (isUnsaved) event.preventDefault();
    };
    form.addEventListener('change', changed);
    form.addEventListener('submit', sent);
    window.addEventListener('beforeunload', leaving);
    return () => {
      form.removeEventListener('change', changed);
      form.removeEventListener('submit', sent);
      window.removeEventListener('beforeunload', leaving);
    };
  }, []);
  return <span hidden ref={place} />;
}
