/**
 * A small picture of one person, as it was kept.
 * Refuses to be resized on the way: it is small already, and a copy made elsewhere is one that no withdrawal reaches.
 */
interface PortraitProps {
  src: string;
  /** Pixels. */
  size: { width: number; height: number };
  alt: string;
}

/** The picture, never wider than its place. */
export function Portrait({ src, size, alt }: PortraitProps) {
  return (
    <picture>
      <img className="portrait" src={src} width={size.width} height={size.height} alt={alt} />
    </picture>
  );
}
