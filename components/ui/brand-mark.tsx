/**
 * The mark of Đèn Sách: an oil lamp standing on an open book.
 * Owns the drawing; its colours follow the theme.
 * Refuses to carry meaning: the name always stands beside it, so it is hidden from screen readers.
 */

/** Inline drawing, sized by its font size (1em high). */
export function BrandMark({ className = 'brand-mark' }: { className?: string }) {
  return (
    <svg className={className} viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <path
        className="mark-glow"
        d="M24 2c5 5.4 9 8.7 9 14.6 0 4.1-2.2 7-4.6 9.4h-8.8C17.2 23.600 15 20.700 15 16.600 15 10.700 19 7.400 24 2z"
      />
      <path
        className="mark-flame"
        d="M24 10c2.600 3 4.300 5 4.300 7.800a4.300 4.300 0 0 1-8.600 0C19.700 15 21.400 13 24 10z"
      />
      <path className="mark-base" d="M19 27h10l1.400 3.200H17.600z" />
      <path
        className="mark-book"
        d="M23.200 45.500C18 41.600 10 40.800 2.500 42.800V30.200C10 28.200 18 29.200 23.200 33z"
      />
      <path
        className="mark-book"
        d="M24.800 45.500C30 41.600 38 40.800 45.500 42.800V30.200C38 28.200 30 29.200 24.800 33z"
      />
    </svg>
  );
}
