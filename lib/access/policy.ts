/**
 * Who may do what inside one association: roles as data, one table, pure.
 * The database holds the same limits again in its own functions and policies; this table decides what is shown
 * and gives the plain refusal early. It never looks anything up.
 */

/** Offices of an association (Điều lệ Hội; Luật Kế toán 2015, art. 52: accountant and cashier are two people). */
export const roles = [
  'chair',
  'viceChair',
  'secretary',
  'accountant',
  'cashier',
  'committeeMember',
  'inspector',
  'administrator',
  'guestApprover',
] as const;
export type Role = (typeof roles)[number];

const everyone = roles;
const books: readonly Role[] = ['accountant', 'cashier'];
const leaders: readonly Role[] = ['chair', 'viceChair'];
const council: readonly Role[] = ['chair', 'viceChair', 'secretary', 'committeeMember'];

/** Permission → roles that have it. */
export const permissions = {
  'tasks.view': everyone,
  'contributions.view': [...books, ...leaders, 'secretary', 'inspector'],
  'contributions.record': books,
  'contributions.confirmCash': ['cashier'],
  'contributions.void': books,
  'contributions.print': [...books, ...leaders, 'secretary'],
  'contributions.writeLetter': [...leaders, 'secretary'],
  'donors.view': [...books, ...leaders, 'secretary', 'inspector'],
  'donors.edit': [...books, 'secretary'],
  'giving.manage': ['accountant', 'chair'],
  'statements.view': [...books, ...leaders, 'inspector'],
  'statements.keep': ['accountant'],
  'campaigns.view': [...books, ...leaders, 'secretary', 'inspector'],
  'campaigns.manage': ['accountant', 'secretary', ...leaders],
  'campaigns.pledge': [...books, 'secretary'],
  'ledger.view': [...books, ...leaders, 'secretary', 'inspector'],
  'ledger.moveMoney': books,
  'ledger.closePeriod': ['accountant'],
  'ledger.reopenPeriod': ['chair'],
  'ledger.openFund': ['accountant', 'chair', 'administrator'],
  'ledger.openingBalance': ['accountant', 'administrator'],
  'awards.view': [...council, 'accountant', 'cashier', 'inspector', 'guestApprover'],
  'awards.viewDossiers': [...council, 'inspector', 'guestApprover'],
  'awards.viewRules': [...council, 'accountant', 'inspector'],
  'awards.viewSuggestions': [...council, 'inspector'],
  'awards.manageRound': ['secretary', ...leaders],
  'awards.checkResults': ['secretary', ...leaders],
  'awards.viewInstalments': [...books, ...leaders, 'secretary', 'inspector'],
  'awards.viewAfter': [...council, 'inspector'],
  'awards.writeLetters': ['secretary', ...leaders],
  'awards.eraseHardship': ['secretary', ...leaders],
  'awards.nominate': ['secretary', 'committeeMember', ...leaders],
  'awards.vote': council,
  'awards.voteAsGuest': ['guestApprover'],
  'awards.confirmHands': [...council, 'guestApprover'],
  'awards.propose': ['secretary', ...leaders],
  'awards.approve': [...leaders, 'committeeMember', 'guestApprover'],
  'awards.decide': leaders,
  'certificates.view': [...council, ...books, 'inspector'],
  'certificates.issue': ['secretary', ...leaders],
  'certificates.revoke': leaders,
  'payments.view': [...books, ...leaders, 'inspector'],
  'payments.prepare': ['accountant'],
  'payments.approve': leaders,
  'payments.withdraw': ['accountant', 'chair'],
  'payments.pay': ['cashier'],
  'ceremonies.view': [...council, ...books, 'inspector'],
  'ceremonies.manage': ['secretary', ...leaders, 'cashier', 'committeeMember'],
  'publication.publish': ['secretary', ...leaders],
  'publication.makeCopy': ['chair'],
  'sitePages.view': ['secretary', ...leaders, 'inspector'],
  'sitePages.write': ['secretary', ...leaders],
  'sitePages.publish': ['chair'],
  'publication.order': ['accountant', 'chair'],
  'reports.view': [...books, ...leaders, 'secretary', 'inspector'],
  'reports.write': ['secretary', 'accountant', ...leaders],
  'reports.publish': leaders,
  'consents.record': ['secretary', ...leaders],
  /** Pictures of people honoured; shown only while they agree. */
  'honours.keepPhoto': ['secretary', ...leaders],
  'requests.view': ['secretary', ...leaders, 'inspector'],
  'requests.handle': ['secretary', ...leaders],
  'lockedNames.read': ['inspector'],
  'mistakes.view': ['secretary', ...leaders, 'inspector', 'accountant'],
  'mistakes.answer': ['secretary', ...leaders, 'inspector'],
  'mistakes.viewSuspicions': ['inspector', 'chair'],
  'audit.view': ['inspector', 'chair', 'viceChair'],
  'audit.viewRecord': [...council, ...books, 'inspector'],
  'access.manage': ['administrator', 'chair'],
  'association.edit': ['administrator', 'chair'],
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof permissions;

/** True if one of the actor's roles gives the permission. */
export function can(actorRoles: readonly Role[], permission: Permission): boolean {
  const holders: readonly Role[] = permissions[permission];
  return actorRoles.some((role) => holders.includes(role));
}

/** Roles that could do it, for the sentence "this is done by …". */
export function holdersOf(permission: Permission): readonly Role[] {
  return permissions[permission];
}
