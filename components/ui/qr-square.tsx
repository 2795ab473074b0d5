/**
 * A QR code on a page: black on white whatever the theme, at the size a telephone reads from the screen.
 * Owns its name for those who do not see it. Refuses to know what is in it.
 */

/** `side` and `path` as the drawing gives them. */
export function QrSquare({ side, path, label }: { side: number; path: string; label: string }) {
  return (
    <svg className="square" viewBox={`0 0 ${side} ${side}`} shapeRendering="crispEdges" role="img">
      <title>{label}</title>
      <rect width={side} height={side} fill="#fff" />
      <path fill="#000" d={path} />
    </svg>
  );
}
