/**
 * What a server action answers, and how a refusal becomes such an answer.
 * Owns the envelope that forms read, with and without JavaScript. Refuses bigint, Date and the text of any error.
 */
import { headers } from 'next/headers';
import { refusalOf } from '@/db/refusal';
import { DomainError } from '@/lib/kernel/invariant';
import { log } from './log';

/** Plain JSON only: no bigint, no Date, so that a form submitted without JavaScript can show it. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export interface Refused {
  ok: false;
  /** Key under messages/errors. */
  code: string;
  /** Field name → key under messages/errors. */
  fields?: Record<string, string>;
  params?: Record<string, string | number | boolean>;
  /** To be read over the telephone. */
  ref: string;
  /** What was entered, so that nothing has to be typed again (never a PIN or password). */
  values: Record<string, string>;
}

export type ActionResult<V extends Json = Json> = { ok: true; value: V } | Refused;

/** True when the request comes from a page of this very site. */
export function isSameOrigin(origin: string | null, host: string | null): boolean {
  if (!origin || !host) return false;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}

/** Throws web.foreignOrigin unless the running request was posted from a page of this site. */
export async function demandOwnOrigin(): Promise<void> {
  const request = await headers();
  if (!isSameOrigin(request.get('origin'), request.get('x-forwarded-host') ?? request.get('host'))) {
    throw new DomainError('web.foreignOrigin');
  }
}

/** The envelope of whatever stopped an action; a fault of ours goes to the log under the reference. */
export function refused(error: unknown, ref: string, values: Record<string, string>): Refused {
  let refusal = refusalOf(error);
  if (!refusal) {
    log.error('action.failed', { ref, error });
    refusal = new DomainError('web.fault');
  }
  return {
    ok: false,
    code: refusal.code,
    fields: refusal.fields && { ...refusal.fields },
    params: refusal.params && { ...refusal.params },
    ref,
    values,
  };
}
