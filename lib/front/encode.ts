/**
 * Content encodings of a finished page. Owns the choice among br, gzip and identity and the entity tag of each.
 * Refuses to share one tag between encodings: a 304 must name the very bytes the browser keeps.
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export const encodings = ['br', 'gzip', 'identity'] as const;
export type Encoding = (typeof encodings)[number];
export type EncodedBody = { bytes: Buffer; etag: string };
export type EncodedBodies = Record<Encoding, EncodedBody>;

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

/** Brotli quality for pages kept and sent many times, and for pages sent once. */
const QUALITY = { kept: 9, once: 4 } as const;

/** The three bodies of one page, each with a strong entity tag. */
export async function encodeBodies(html: string, use: keyof typeof QUALITY): Promise<EncodedBodies> {
  const identity = Buffer.from(html, 'utf8');
  const [br, gz] = await Promise.all([
    brotli(identity, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: QUALITY[use],
        [constants.BROTLI_PARAM_SIZE_HINT]: identity.length,
      },
    }),
    deflate(identity, { level: 6 }),
  ]);
  const digest = createHash('sha256').update(identity).digest('base64url').slice(0, 22);
  return {
    br: { bytes: br, etag: `"${digest}-br"` },
    gzip: { bytes: gz, etag: `"${digest}-gz"` },
    identity: { bytes: identity, etag: `"${digest}"` },
  };
}

/** What browsers send is a handful of texts: each is read once. */
const chosen = new Map<string, Encoding>();
const MOST_CHOSEN = 100;

/** The best encoding an `Accept-Encoding` header admits; br before gzip, identity where nothing else is wanted. */
export function chooseEncoding(header: string | undefined): Encoding {
  if (!header) return 'identity';
  const known = chosen.get(header);
  if (known) return known;
  const encoding = readEncoding(header);
  if (chosen.size < MOST_CHOSEN) chosen.set(header, encoding);
  return encoding;
}

function readEncoding(header: string): Encoding {
  const weights = new Map<string, number>();
  for (const part of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim());
    const weight = parameters.find((parameter) => parameter.startsWith('q='));
    weights.set(name, weight ? Number(weight.slice(2)) || 0 : 1);
  }
  const accepts = (name: Encoding) => (weights.get(name) ?? weights.get('*') ?? 0) > 0;
  return accepts('br') ? 'br' : accepts('gzip') ? 'gzip' : 'identity';
}

/** True when an `If-None-Match` header names this entity tag. */
export function matchesEtag(header: string | undefined, etag: string): boolean {
  if (!header) return false;
  return header.split(',').some((part) => {
    const given = part.trim().replace(/^W\//, '');
    return given === '*' || given === etag;
  });
}
