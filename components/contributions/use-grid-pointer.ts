'use client';
/**
 * Fingers and mice in the grid: a touched cell becomes the active one; and whether the person is at work in it.
 * Owns one listener for the whole box. Refuses to take the focus back from whoever left for another control.
 */
import { type RefObject, useEffect, useRef } from 'react';
import type { Place } from '@/lib/lists/rules/grid';

/** True while the person is in the grid: then the next active cell takes the focus. `onGo` must stay the same. */
export function useGridPointer(
  box: RefObject<HTMLDivElement | null>,
  onGo: (to: Place) => void,
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
    const touch = ({ target }: MouseEvent) => {
      const cell = target instanceof Element ? target.closest<HTMLElement>('td[data-column]') : null;
      const row = Number(cell?.closest<HTMLElement>('tr')?.dataset.row);
      if (!cell || cell.querySelector('input') || !row) return;
      isAtWork.current = true;
      onGo({ row: row - 1, column: Number(cell.dataset.column) });
    };
    element.addEventListener('focusin', come);
    element.addEventListener('focusout', go);
    element.addEventListener('click', touch);
    return () => {
      element.removeEventListener('focusin', come);
      element.removeEventListener('focusout', go);
      element.removeEventListener('click', touch);
    };
  }, [box, onGo]);
  return isAtWork;
}
