/** Parts that are drawn once and never change places, so that none of them needs a key. */
import { createElement, Fragment, type ReactNode } from 'react';

/** The parts one after the other. */
export function inOrder(parts: readonly ReactNode[]): ReactNode {
  return createElement(Fragment, null, ...parts);
}
