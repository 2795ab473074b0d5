'use client';
/**
 * A question on top of the page.
 * Owns focus, Escape and the way back to what opened it (radix-ui does the work).
 * Refuses to be the only way: without script the opener is a link to a page that does the same.
 */
import { Dialog as Radix } from 'radix-ui';
import { type ReactNode, useRef, useState } from 'react';
import type { Locale } from '@/messages/catalogue';
import type { ButtonVariant } from './button';
import { uiWords } from './words';

export interface DialogProps {
  /** Words on the button that opens it. */
  opener: ReactNode;
  openerVariant?: ButtonVariant;
  /** The page that does the same without script. */
  fallbackHref: string;
  title: ReactNode;
  description?: ReactNode;
  locale: Locale;
  children: ReactNode;
}

/** A link that opens a modal dialog where script runs. */
export function Dialog({
  opener,
  openerVariant = 'secondary',
  fallbackHref,
  title,
  description,
  locale,
  children,
}: DialogProps) {
  const [open, setOpen] = useState(false);
  const link = useRef<HTMLAnchorElement>(null);
  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      <a
        className={`btn btn-${openerVariant}`}
        href={fallbackHref}
        ref={link}
        aria-haspopup="dialog"
        onClick={(event) => {
          event.preventDefault();
          setOpen(true);
        }}
      >
        {opener}
      </a>
      <Radix.Portal>
        <Radix.Overlay className="dialog-overlay" />
        <Radix.Content
          className="dialog"
          aria-describedby={description ? undefined : ''}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            link.current?.focus();
          }}
        >
          <Radix.Title className="dialog-title">{title}</Radix.Title>
          {description ? <Radix.Description>{description}</Radix.Description> : null}
          {children}
          <div className="actions">
            <Radix.Close className="btn btn-quiet">{uiWords(locale)('close')}</Radix.Close>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
