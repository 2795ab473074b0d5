'use client';
/**
 * Fingers and mice in the grid: a touched cell becomes the active one, with Shift the end of a range; and whether the person is at work in it.
 * Owns one listener for the whole box. Refuses to take the focus back from whoever left for another control.
 */
import { type RefObject, useEffect, useRef } from 'react';
import type { Place } from '@/lib/lists/rules/grid';

/** True while the person is in the grid: then the next active cell takes the focus. `onGo` must stay the same. */
export function useGridPointer(
  box: RefObject<HTMLDivElement | null>,
  onGo: (to: Place, isReach: boolean) => void,
): RefObject<boolean> {
  const isAtWork = useRef(false);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const come = () => {
      isAtWork.current = true;
    };
    const go = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Node && !element.contains(relatedTarget)) isAtWork.current = false;
    };
    const touch = ({ target, shiftKey }: MouseEvent) => {
      const cell = target instanceof Element ? target.closest<HTMLElement>('td[data-column]') : null;
      const row = Number(cell?.closest<HTMLElement>('tr')?.dataset.row);
      if (!cell || cell.querySelector('input') || !row) return;
      isAtWork.current = true;
      onGo({ row: row - 1, column: Number(cell.dataset.column) }, shiftKey);
    };
    // With Shift the browser would mark the texts between, and take the focus out of the box.
    const hold = (event: MouseEvent) => {
      if (event.shiftKey && event.target instanceof Element && event.target.closest('td[data-column]'))
        event.preventDefault();
    };
    element.addEventListener('mousedown', hold);
    element.addEventListener('focusin', come);
    element.addEventListener('focusout', go);
    element.addEventListener('click', touch);
    return () => {
      element.removeEventListener('mousedown', hold);
      element.removeEventListener('focusin', come);
      element.removeEventListener('focusout', go);
      element.removeEventListener('click', touch);
    };
  }, [box, onGo]);
  return isAtWork;
}

/** Keeps the row to which a range reaches in sight; a row far away is not drawn before the box has scrolled there. */
export function useReachInSight(
  box: RefObject<HTMLDivElement | null>,
  row: number | undefined,
  shown: readonly number[],
): void {
  const place = row === undefined ? -1 : shown.indexOf(row);
  const count = shown.length;
  useEffect(() => {
    const element = box.current;
    if (!element || row === undefined || place < 0) return;
    const drawn = element.querySelector(`tr[data-row="${row + 1}"]`);
    if (drawn) drawn.scrollIntoView({ block: 'nearest' });
    else element.scrollTop = (place / count) * element.scrollHeight;
  }, [box, row, place, count]);
}
