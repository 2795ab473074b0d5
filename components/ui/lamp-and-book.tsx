/**
 * The ornament of the first page: an oil lamp on an open book, its light going out in rays.
 * Owns the drawing alone; colours come from the style sheet. Refuses to carry meaning: it is hidden from screen readers.
 */

const rays = Array.from({ length: 13 }, (_, at) => 90 + (at - 6) * 15);

function ray(degrees: number): string {
  const turn = (degrees * Math.PI) / 180;
  const point = (radius: number) =>
    `${Math.round(60 + Math.cos(turn) * radius)} ${Math.round(46 - Math.sin(turn) * radius)}`;
  return `M${point(30)}L${point(degrees % 30 === 0 ? 44 : 38)}`;
}

/** Inline, no file to fetch. */
export function LampAndBook() {
  return (
    <svg className="ornament" viewBox="0 0 120 108" aria-hidden="true" focusable="false">
      <path className="ornament-line" d={rays.map(ray).join('')} />
      <path
        className="ornament-light"
        d="M60 22c9 10 16 16 16 26 0 8-4 13-9 17H53c-5-4-9-9-9-17 0-10 7-16 16-26z"
      />
      <path className="ornament-heart" d="M60 36c5 6 8 9 8 15a8 8 0 0 1-16 0c0-6 3-9 8-15z" />
      <path className="ornament-light" d="M52 67h16l3 6H49z" />
      <path
        className="ornament-page"
        d="M58 101c-10-8-28-10-46-6V72c18-4 36-2 46 6zM62 101c10-8 28-10 46-6V72c-18-4-36-2-46 6z"
      />
      <path
        className="ornament-rule"
        d="M20 80c12-2 22-1 30 3M20 87c12-2 22-1 30 3M100 80c-12-2-22-1-30 3M100 87c-12-2-22-1-30 3"
      />
    </svg>
  );
}
