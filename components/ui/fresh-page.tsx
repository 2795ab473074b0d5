'use client';
/**
 * A page that is looked at from afar and reads itself anew, until somebody stops it.
 * Owns the clock and its switch. Refuses to reload by markup, which nobody can stop (WCAG 2.2.1); without script
 * there is no switch, and the page is loaded again by its link.
 */
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Button } from './button';

/** Reads the page anew every `seconds`; the words of the switch say what pressing it does. */
export function FreshPage({ seconds, stop, goOn }: { seconds: number; stop: string; goOn: string }) {
  const router = useRouter();
  const [runs, setRuns] = useState<boolean>();
  useEffect(() => setRuns(true), []);
  useEffect(() => {
    if (!runs) return;
    const clock = setInterval(() => router.refresh(), seconds * 1_000);
    return () => clearInterval(clock);
  }, [runs, seconds, router]);
  if (runs === undefined) return null;
  return (
    <Button type="button" variant="quiet" onClick={() => setRuns(!runs)}>
      {runs ? stop : goOn}
    </Button>
  );
}
