/**
 * Texts of a sent form, each bounded. Pure.
 * Owns that a field sent twice counts once, and that an empty choice is none. Refuses to read what the texts mean.
 */
import { z } from 'zod';

/** The first of several values sent under one name. */
export const single = (value: unknown) => (Array.isArray(value) ? value[0] : value);

/** A text of at most `max` characters; empty when it was not sent. */
export const text = (max: number) => z.preprocess(single, z.string().max(max, 'fields.tooLong').default(''));

/** A closed list; empty means "not chosen". */
export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.preprocess((value) => single(value) || undefined, z.enum(values, 'fields.invalid').optional());
