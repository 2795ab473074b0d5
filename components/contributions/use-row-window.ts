'use client';
/**
 * Which rows of a long table are drawn: those in sight of its box, all of them on paper.
 * Owns the measures of the box. Refuses to leave the active row out: its text box must never be taken away.
 */
import { type RefObject, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { rowsInSight } from '@/lib/lists/rules/grid';

const USUAL = { scrolled: 0, boxHeight: 640, height: 48 };

export interface DrawnRow {
  at: number;
  /** Height of the rows before it that are not drawn, in pixels. */
  gap: number;
}

/** `active`: index among the `count` rows. The last gap stands behind the last drawn row. */
export function useRowWindow(
  box: RefObject<HTMLDivElement | null>,
  count: number,
  active: number,
): { rows: DrawnRow[]; lastGap: number } {
  const [measures, setMeasures] = useState(USUAL);
  const [isOnPaper, setOnPaper] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => {
      const height = element.querySelector('tbody tr[data-row]')?.getBoundingClientRect().height ?? 0;
      setMeasures({
        ...{ scrolled: element.scrollTop, boxHeight: element.clientHeight || USUAL.boxHeight },
        height: height || USUAL.height,
      });
    };
    const onPaper = () => flushSync(() => setOnPaper(true));
    const onScreen = () => setOnPaper(false);
    measure();
    element.addEventListener('scroll', measure, { passive: true });
    window.addEventListener('resize', measure);
    window.addEventListener('beforeprint', onPaper);
    window.addEventListener('afterprint', onScreen);
    return () => {
      element.removeEventListener('scroll', measure);
      window.removeEventListener('resize', measure);
      window.removeEventListener('beforeprint', onPaper);
      window.removeEventListener('afterprint', onScreen);
    };
  }, [box]);
  const drawn = isOnPaper
    ? Array.from({ length: count }, (_, at) => at)
    : rowsInSight(count, measures, active);
  const rows = drawn.map((at, index) => ({
    at,
    gap: (at - (index === 0 ? 0 : drawn[index - 1]! + 1)) * measures.height,
  }));
  return { rows, lastGap: (count - 1 - (drawn.at(-1) ?? -1)) * measures.height };
}
