'use client';
/**
 * The button that sends a form.
 * Owns the pending state: the words change, the focus stays, a second press does nothing.
 * Refuses the `disabled` attribute, which would throw the focus away; without script it is a plain submit button.
 */
import { useFormStatus } from 'react-dom';
import type { Locale } from '@/messages/catalogue';
import { Button, type ButtonProps } from './button';
import { uiWords } from './words';

export type SubmitButtonProps = Omit<ButtonProps, 'type'> & { locale: Locale; pendingLabel?: string };

/** Submits the form it stands in. */
export function SubmitButton({
  locale,
  pendingLabel,
  variant = 'primary',
  children,
  onClick,
  ...rest
}: SubmitButtonProps) {
  const { pending } = useFormStatus();
  return (
    <Button
      type="submit"
      variant={variant}
      aria-disabled={pending || undefined}
      {...rest}
      onClick={(event) => {
        if (pending) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {pending ? (pendingLabel ?? uiWords(locale)('working')) : children}
    </Button>
  );
}
