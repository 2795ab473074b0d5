/** The search of donors as one would say it, over everything there is: what the fast one is compared with. */
import type postgres from 'postgres';
import { foldText, normaliseText } from '@/lib/kernel/names';

interface Name {
  head: number;
  kind: string;
  name: string;
  phone: string | null;
  gave: boolean;
}

/** Every name in force of an association, with its head and whether the head's names have a gift that stands. */
export async function namesOf(admin: postgres.Sql, association: number): Promise<Name[]> {
  const rows = await admin<(Omit<Name, 'head'> & { head: string })[]>`
    SELECT coalesce(p.alias_of, p.id) AS head, p.kind, n.value AS name,
           (SELECT t.value FROM app.personal_value t WHERE t.party_id = p.id AND t.field = 'phone' AND t.ended_at IS NULL) AS phone,
           EXISTS (SELECT 1 FROM app.contribution c JOIN app.party m ON m.id = c.donor_id
                    WHERE coalesce(m.alias_of, m.id) = coalesce(p.alias_of, p.id) AND c.status IN ('posted', 'waiting')) AS gave
      FROM app.party p JOIN app.personal_value n ON n.party_id = p.id AND n.field = 'name' AND n.ended_at IS NULL AND n.erased_at IS NULL
     WHERE p.association_id = ${association}`;
  return rows.map((row) => ({ ...row, head: Number(row.head) }));
}

const words = (text: string) =>
  foldText(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

/** 0 with marks, 1 from the beginning, 2 any words, initials of a body, or an end of the telephone; else nothing. */
function rankOf(name: Name, typed: string): [number, string] | undefined {
  const [asked, own] = [words(typed), words(name.name)];
  const [text, ownText] = [asked.join(' '), own.join(' ')];
  const marked = normaliseText(typed).toLowerCase();
  if (marked !== foldText(typed) && name.name.toLowerCase().startsWith(marked))
    return [0, name.name.toLowerCase()];
  if (ownText.startsWith(text)) return [1, ownText];
  if (asked.every((word) => own.some((one) => one.startsWith(word)))) return [2, ownText];
  const letters = asked.join('');
  const initials = own.map((word) => word[0]).join('');
  const isBody = name.kind !== 'individual' && name.kind !== 'family';
  if (isBody && letters.length >= 2 && letters.length <= 12 && initials.includes(letters))
    return [2, ownText];
  const digits = typed.replace(/\D/g, '');
  const phone = (name.phone ?? '').replace(/\D/g, '').replace(/^84(?=\d{9}$)/, '0');
  if (!/[^\d .()+-]/.test(typed) && digits.length >= 3)
    if (phone.startsWith(digits.replace(/^84/, '0')) || phone.endsWith(digits)) return [2, ownText];
  return undefined;
}

/** Heads that fit, best first. */
export function naiveSearch(names: readonly Name[], typed: string): number[] {
  const finds = names.flatMap((name) => {
    const rank = name.gave ? rankOf(name, typed) : undefined;
    return rank ? [{ rank, head: name.head }] : [];
  });
  finds.sort(
    (a, b) =>
      a.rank[0] - b.rank[0] ||
      Buffer.compare(Buffer.from(a.rank[1]), Buffer.from(b.rank[1])) ||
      a.head - b.head,
  );
  return [...new Set(finds.map((find) => find.head))];
}
