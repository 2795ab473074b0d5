/**
 * Which sections a person sees on top of the staff pages.
 * Owns the order and the limit of six; what does not fit stands under "Mục khác".
 * Refuses to decide rights: a hidden section is not a forbidden one, pages and the database check by themselves. It offers
 * no section whose page would refuse the role.
 */

export type NavKey =
  | 'tasks'
  | 'contributions'
  | 'payments'
  | 'cashBook'
  | 'donors'
  | 'awards'
  | 'ceremonies'
  | 'publication'
  | 'audit'
  | 'settings';

const byRole: Record<string, readonly NavKey[]> = {
  accountant: ['contributions', 'payments', 'cashBook', 'donors'],
  cashier: ['contributions', 'payments', 'cashBook', 'ceremonies'],
  chair: ['awards', 'payments', 'ceremonies', 'publication', 'audit'],
  viceChair: ['awards', 'payments', 'ceremonies', 'publication', 'audit'],
  secretary: ['awards', 'ceremonies', 'publication', 'donors'],
  committeeMember: ['awards', 'ceremonies'],
  inspector: ['audit', 'cashBook', 'contributions', 'payments', 'awards'],
  administrator: ['settings'],
};

const order: readonly NavKey[] = [
  'contributions',
  'payments',
  'cashBook',
  'awards',
  'ceremonies',
  'publication',
  'audit',
  'donors',
  'settings',
];

/** At most six sections in sight, tasks first, and the rest of what the roles use. */
export function navKeysFor(roles: readonly string[]): { shown: NavKey[]; more: NavKey[] } {
  const wanted = new Set(roles.flatMap((role) => byRole[role] ?? []));
  const all: NavKey[] = ['tasks', ...order.filter((key) => wanted.has(key))];
  if (all.length <= 6) return { shown: all, more: [] };
  // "Mục khác" takes the sixth place.
  return { shown: all.slice(0, 5), more: all.slice(5) };
}
