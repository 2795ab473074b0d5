/**
 * Rules about people and offices. Pure.
 * Owns: which steps of the work would block in an association of these people, and which secrets are too easy.
 * Refuses to look anything up; the database holds the same limits in its own functions.
 */
import type { Role } from './policy';

export interface Officer {
  readonly id: number;
  readonly roles: readonly Role[];
}

export interface BookRules {
  /** How many people must approve an award; at least two. */
  readonly minApprovals: number;
  /** One person may be accountant and cashier: an openly recorded exception for tiny associations. */
  readonly onePersonBooks: boolean;
}

/** Steps of the work that need people who may not be the same. */
export type Step =
  | 'recordCash'
  | 'prepareOrders'
  | 'approveAwards'
  | 'issueDecision'
  | 'pay'
  | 'inspect'
  | 'manage';

export interface BlockedStep {
  readonly step: Step;
  /** Offices that would help; the first is the usual one. */
  readonly roles: readonly Role[];
  /** How many more people are needed, at least one. */
  readonly missing: number;
  /** False: the work goes on, but nobody watches over it. */
  readonly isBlocking: boolean;
}

const holders = (people: readonly Officer[], ...wanted: Role[]): number[] =>
  people.filter((person) => person.roles.some((role) => wanted.includes(role))).map((person) => person.id);

/** Proposers may not approve what they proposed; the best case leaves most approvers. */
function approversLeft(people: readonly Officer[]): number {
  const approvers = holders(people, 'chair', 'viceChair', 'committeeMember', 'guestApprover');
  const proposers = holders(people, 'secretary', 'chair', 'viceChair');
  const left = proposers.map((proposer) => approvers.filter((id) => id !== proposer).length);
  return left.length > 0 ? Math.max(...left) : 0;
}

/** Prepared by the accountant, approved by another person as account holder, paid by a hand that did not approve. */
function missingForPayment(people: readonly Officer[], onePersonBooks: boolean): number {
  const prepare = holders(people, 'accountant');
  const approve = holders(people, 'chair', 'viceChair');
  const pay = onePersonBooks ? holders(people, 'cashier', 'accountant') : holders(people, 'cashier');
  const works = prepare.some((a) =>
    approve.some((b) => a !== b && pay.some((c) => c !== b && (onePersonBooks || c !== a))),
  );
  if (works) return 0;
  const needed = onePersonBooks ? 2 : 3;
  return Math.max(1, needed - new Set([...prepare, ...approve, ...pay]).size);
}

/**
 * What an association of these people could not do.
 * Sources: Luật Kế toán 2015, art. 52 (accountant and cashier are two people); the approval of awards by at least
 * `minApprovals` people who did not propose them; payment by three hands (prepared, approved, paid).
 * Returns an empty list when nothing would block.
 */
export function decideBlockedSteps(people: readonly Officer[], rules: BookRules): BlockedStep[] {
  const blocked: BlockedStep[] = [];
  const block = (step: Step, roles: Role[], missing: number, isBlocking = true) => {
    if (missing > 0) blocked.push({ step, roles, missing, isBlocking });
  };
  const has = (...wanted: Role[]) => (holders(people, ...wanted).length > 0 ? 0 : 1);
  const cashRoles: Role[] = rules.onePersonBooks ? ['cashier', 'accountant'] : ['cashier'];
  block('recordCash', ['cashier'], has(...cashRoles));
  block('prepareOrders', ['accountant'], has('accountant'));
  block('approveAwards', ['committeeMember', 'guestApprover'], rules.minApprovals - approversLeft(people));
  block('issueDecision', ['chair', 'viceChair'], has('chair', 'viceChair'));
  block('pay', ['accountant', 'chair', 'cashier'], missingForPayment(people, rules.onePersonBooks));
  block('manage', ['administrator', 'chair'], has('administrator', 'chair'));
  block('inspect', ['inspector'], has('inspector'), false);
  return blocked;
}

const commonPasswords = new Set([
  '12345678',
  '123456789',
  '1234567890',
  '87654321',
  'password',
  'matkhau1',
  'khuyenhoc',
  'hoikhuyenhoc',
  'vietnam123',
  'qwertyui',
]);

/** Why a new password is refused, as a code under messages/errors; undefined when it is good enough. */
export function decidePassword(login: string, password: string): string | undefined {
  const plain = password.toLowerCase();
  if ([...password].length < 8) return 'access.passwordTooShort';
  if (login !== '' && plain.includes(login.toLowerCase())) return 'access.passwordIsName';
  if (new Set(plain).size <= 3 || commonPasswords.has(plain)) return 'access.passwordTooSimple';
  return undefined;
}

/** Why a new PIN is refused: six digits, not all alike, not a plain run up or down. */
export function decidePin(pin: string): string | undefined {
  if (!/^\d{6}$/.test(pin)) return 'access.pinSixDigits';
  const steps = new Set([...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at])));
  const isRun = steps.size === 1 && [0, 1, -1].includes([...steps][0] ?? 9);
  return isRun ? 'access.pinTooSimple' : undefined;
}
