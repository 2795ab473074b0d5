'use client';
/**
 * Two small buttons that need script: print this page, copy a text.
 * Owns nothing but the call to the browser and the word that says it is done.
 * Refuses to stand on public pages, which carry no script.
 */
import { useState } from 'react';
import type { Locale } from '@/messages/catalogue';
import { Button } from './button';
import { uiWords } from './words';

/** Opens the browser's print window. */
export function PrintButton({ locale, children }: { locale: Locale; children?: string }) {
  return (
    <Button onClick={() => window.print()} shortcut="Control+P">
      {children ?? uiWords(locale)('print')}
    </Button>
  );
}

/** Copies `text` and says so in the button. */
export function CopyButton({ text, locale, children }: { text: string; locale: Locale; children?: string }) {
  const [copied, setCopied] = useState(false);
  const words = uiWords(locale);
  return (
    <Button
      aria-live="polite"
      onClick={() => {
        navigator.clipboard.writeText(text).then(
          () => setCopied(true),
          () => setCopied(false),
        );
      }}
    >
      {copied ? words('copied') : (children ?? words('copyProblem'))}
    </Button>
  );
}
