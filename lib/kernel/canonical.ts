/**
 * The canonical form of a row: the bytes that fingerprints and the audit chain are computed over.
 *
 * Owns: one encoding in which different lists of fields never look alike. The database implements the same
 * form, and the verifier of an export uses this one, so neither may change without the other.
 * Refuses: to know columns, to choose their order, to hash.
 */

const utf8 = new TextEncoder();

/**
 * Writes fields as `<bytes>:<text>;`, and null as `-;`, one after another.
 *
 * The length counts UTF-8 bytes, not characters: that is what `octet_length` counts in PostgreSQL. Because the
 * length is written first, a text may contain `:`, `;` or `-` without being mistaken for a border.
 *
 * @param fields column values as text in the listed order; null for SQL NULL. Texts are taken as they are.
 */
export function canonicalFields(fields: readonly (string | null)[]): string {
  return fields.map((field) => (field === null ? '-;' : `${utf8.encode(field).length}:${field};`)).join('');
}
