'use client';
/**
 * A link or code that exists nowhere else once this page is left: shown large, to copy or print.
 * Owns the warning that it is shown once. Refuses to send it anywhere by itself.
 */
import { Notice } from '@/components/ui/notice';
import { CopyButton, PrintButton } from '@/components/ui/print-button';
import type { Locale } from '@/messages/catalogue';

export interface IssuedText {
  title: string;
  /** What to do with it; the word VALUE stands for the text. */
  message: string;
  /** Put in front of the value, such as the address of this site. */
  prefix?: string;
  copyLabel: string;
  isPrinted?: boolean;
}

/** Stands inside the form that made the text. */
export function IssuedSecret({
  locale,
  value,
  title,
  message,
  prefix = '',
  copyLabel,
  isPrinted,
}: IssuedText & { locale: Locale; value: string }) {
  const whole = prefix + value;
  const sentence = message.replace('VALUE', whole);
  return (
    <Notice
      tone="success"
      title={title}
      actions={
        <>
          <CopyButton locale={locale} text={sentence}>
            {copyLabel}
          </CopyButton>
          {isPrinted ? <PrintButton locale={locale} /> : null}
        </>
      }
    >
      <p>
        <code className="reference">{whole}</code>
      </p>
      <p>{sentence}</p>
    </Notice>
  );
}
