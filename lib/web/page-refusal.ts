/**
 * Why a staff page is not shown: it does not exist for this person, or their offices do not open it.
 * Owns the error that ends a page's reading and telling it from Next's own not-found.
 * Refuses to say whether a record of somebody else exists: that is "not found" like any other.
 */
import type { Role } from '@/lib/access/policy';

/** Thrown by officePage when the person's offices do not open the page. */
export class PageNotPermitted extends Error {
  override name = 'PageNotPermitted';
  /** `allowed`: offices that open it; `holders`: names of the people who hold one of them today. */
  constructor(
    readonly hoi: string,
    readonly allowed: readonly Role[],
    readonly holders: readonly string[],
  ) {
    super('The offices of this person do not open the page');
  }
}

/** True for what `notFound()` throws; Next marks it by its digest. */
export function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'digest' in error && error.digest === 'NEXT_HTTP_ERROR_FALLBACK;404';
}
