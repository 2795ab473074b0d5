'use client';
/**
 * How far a list has come while it is read or recorded, and the button that stops it.
 * Owns the name of each press, made before sending. Without script there is neither: the page simply waits.
 * Refuses to say that something was stopped: the answer of the work itself says so.
 */
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { useFormStatus } from 'react-dom';
import { Button } from '@/components/ui/button';
import type { WorkProgress } from '@/lib/contributions/list-work';

const ASKED_EVERY_MS = 400;

/** A name nobody guesses; `crypto.randomUUID` is missing where a page comes without a certificate. */
function newName(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

export function ListProgress({ href }: { href: string }) {
  const { pending } = useFormStatus();
  const [work, setWork] = useState('');
  useEffect(() => {
    if (!pending) setWork(newName());
  }, [pending]);
  return (
    <>
      <input type="hidden" name="work" value={work} />
      {pending ? <Running href={`${href}?viec=${work}`} /> : null}
    </>
  );
}

/** Stands only while the work runs; it comes up after a moment, so that quick work does not flicker. */
function Running({ href }: { href: string }) {
  const t = useTranslations('lists');
  const [progress, setProgress] = useState<WorkProgress | null>();
  const [isStopping, setStopping] = useState(false);
  useEffect(() => {
    const ask = async () => {
      const answer = await fetch(href).catch(() => null);
      if (answer?.ok) setProgress((await answer.json()) as WorkProgress | null);
    };
    const timer = setInterval(() => void ask(), ASKED_EVERY_MS);
    return () => clearInterval(timer);
  }, [href]);
  if (progress === undefined) return null;
  const { phase, done, total } = progress ?? { phase: 'reading', done: 0, total: 0 };
  const stop = () => {
    setStopping(true);
    void fetch(href, { method: 'POST' }).catch(() => setStopping(false));
  };
  return (
    <div className="progress">
      <p role="status">{isStopping ? t('work.stopping') : t(`work.${phase}`, { done, total })}</p>
      <progress aria-label={t('work.label')} max={total || 1} value={total ? done : undefined} />
      <p>
        <Button onClick={stop}>{t('work.stop')}</Button>
      </p>
    </div>
  );
}
