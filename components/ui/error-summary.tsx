'use client';
/**
 * The list of everything that is wrong with a form, above the form.
 * Owns the move of focus to itself and the "Lỗi: " in the page's title, so that nobody misses it.
 * Refuses wording of its own: it repeats the label of each field and the very sentence shown beside it.
 */
import { useEffect, useRef } from 'react';
import type { Locale } from '@/messages/catalogue';
import { uiWords } from './words';

export interface FieldProblem {
  /** Id of the control the sentence is about. */
  fieldId: string;
  message: string;
  /** What stands above the control, so that two equal sentences are told apart. */
  label?: string;
}

export interface ErrorSummaryProps {
  errors: FieldProblem[];
  locale: Locale;
  title?: string;
  /** A sentence about the whole form ("Chưa ghi gì vào sổ"). */
  note?: string;
}

/** Shows nothing when there is neither an error nor a note. */
export function ErrorSummary({ errors, locale, title, note }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const signature = [note ?? '', ...errors.map((error) => `${error.fieldId}:${error.message}`)].join('\n');
  const words = uiWords(locale);

  useEffect(() => {
    if (signature === '') return;
    box.current?.focus();
    const prefix = uiWords(locale)('errorTitlePrefix');
    // A page that arrives with its errors writes its title once more while it wakes; the prefix comes after that.
    const timer = setTimeout(() => {
      if (!document.title.startsWith(prefix)) document.title = prefix + document.title;
    }, 100);
    return () => {
      clearTimeout(timer);
      if (document.title.startsWith(prefix)) document.title = document.title.slice(prefix.length);
    };
  }, [signature, locale]);

  if (signature === '') return null;
  // Without script the browser itself goes to what arrives with this attribute; a div takes no focus by it otherwise.
  const arrives = { autoFocus: true };
  return (
    <div className="error-summary" ref={box} tabIndex={-1} role="alert" {...arrives}>
      <h2 className="error-summary-title">{title ?? words('errorSummaryTitle')}</h2>
      {note ? <p>{note}</p> : null}
      {errors.length > 0 ? (
        <ul>
          {errors.map((error) => (
            <li key={error.fieldId}>
              <a href={`#${error.fieldId}`}>
                {error.label ? `${error.label}: ` : ''}
                {error.message}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
