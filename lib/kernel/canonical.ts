/**
 * The canonical form of a row: the bytes that fingerprints and the audit chain are computed over.
 *
 * Owns: one encoding in which different lists of fields never look alike. The database implements the same
 * form, and the verifier of an export uses this one, so neither may change without the other.
 * Refuses: to know columns, to choose their order, to hash.
 */

/**
 * Writes fields as `<bytes>:<text>;`, and null as `-;`, one after another.
 *
 * The length counts UTF-8 bytes, not characters: that is what `octet_length` counts in PostgreSQL. Because the
 * length is written first, a text may contain `:`, `;` or `-` without being mistaken for a border.
 *
 * @param fields column values as text in the listed order; null for SQL NULL. Texts are taken as they are.
 */
export function canonicalFields(fields: readonly (string | null)[]): string {
  return fields.map((field) => (field === null ? '-;' : `${utf8Length(field)}:${field};`)).join('');
}

/** Bytes of a text in UTF-8, counted without writing them: tens of thousands of lines are counted in one go. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    if (unit < 0x800) bytes += 1;
    // A pair of surrogates is four bytes for its two units; a lone one becomes U+FFFD, which is three.
    else if (unit >= 0xd800 && unit <= 0xdbff && isLowSurrogate(text.charCodeAt(at + 1))) {
      bytes += 2;
      at += 1;
    } else bytes += 2;
  }
  return bytes;
}

const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;
