/**
 * Who is acting, as commands see it: ids and roles read from the database for this very request.
 * Nothing here proves anything; the database resolves the session again inside the transaction.
 */
import type { Role } from './policy';

export interface Actor {
  readonly userId: number;
  readonly displayName: string;
  readonly roles: readonly Role[];
  /** Groups everything one user action did, in the audit log. */
  readonly correlationId: string;
  /** One-time PIN confirmation made for this action, where the action asks for a PIN. */
  readonly pinConfirmationId?: number;
}

/** Purposes a PIN can be asked for; the database accepts a confirmation only for its own purpose and content. */
export type PinPurpose = 'approveAwards' | 'issueDecision' | 'approvePayment' | 'payOrder';
