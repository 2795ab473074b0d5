/**
 * A state in one or two words, in sentence case ("Đã nộp", "Chờ chi", "Huỷ").
 * Owns the tones; the words carry the meaning, the colour only helps.
 * Refuses capitals and codes.
 */
import type { ReactNode } from 'react';

export type TagTone = 'neutral' | 'info' | 'success' | 'warning' | 'danger' | 'gold';

/** A small label; not a button, never clickable. */
export function StatusTag({ tone = 'neutral', children }: { tone?: TagTone; children: ReactNode }) {
  return <span className={`tag tag-${tone}`}>{children}</span>;
}
