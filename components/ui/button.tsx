/**
 * Buttons, and links that look like buttons.
 * Owns the four looks and the visible shortcut hint; every shortcut is written on its button.
 * Refuses icon-only buttons: the words are the button.
 */
import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { classNames } from './class-names';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

interface Look {
  variant?: ButtonVariant;
  /** In the notation of aria-keyshortcuts ("Control+Enter", "Alt+1", "N"); `Shortcuts` makes it work. */
  shortcut?: string;
  large?: boolean;
  children: ReactNode;
}

export type ButtonProps = Look & ButtonHTMLAttributes<HTMLButtonElement> & { ref?: Ref<HTMLButtonElement> };
export type ButtonLinkProps = Look &
  AnchorHTMLAttributes<HTMLAnchorElement> & { href: string; ref?: Ref<HTMLAnchorElement> };

/** "Control+Enter" as people read it on a keyboard: "Ctrl+Enter". */
export function shortcutLabel(shortcut: string): string {
  return shortcut.replace('Control', 'Ctrl').replace('Escape', 'Esc');
}

function look({ variant = 'secondary', large }: Pick<Look, 'variant' | 'large'>, className?: string): string {
  return classNames('btn', `btn-${variant}`, large && 'btn-large', className);
}

function Hint({ shortcut }: { shortcut?: string }) {
  if (!shortcut) return null;
  return (
    <span className="btn-key" aria-hidden="true">
      {shortcutLabel(shortcut)}
    </span>
  );
}

/** A native button; `type` is "button" unless said otherwise, so that it never submits by accident. */
export function Button({
  variant,
  shortcut,
  large,
  className,
  children,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      className={look({ variant, large }, className)}
      aria-keyshortcuts={shortcut}
      {...rest}
    >
      {children}
      <Hint shortcut={shortcut} />
    </button>
  );
}

/** A plain link in the look of a button, for going to another page. */
export function ButtonLink({ variant, shortcut, large, className, children, ...rest }: ButtonLinkProps) {
  return (
    <a className={look({ variant, large }, className)} aria-keyshortcuts={shortcut} {...rest}>
      {children}
      <Hint shortcut={shortcut} />
    </a>
  );
}
