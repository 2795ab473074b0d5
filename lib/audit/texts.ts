/**
 * Live texts about people, for readers whose office keeps them: reasons, names, schools.
 * Owns who may read which field. Refuses erased texts, and fields of dossiers to offices that keep no dossiers.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { can, type Permission, type Role } from '@/lib/access/policy';

/** Field of a text → permissions of which one is needed to read it. A field that is not listed is read by nobody. */
const readers: Readonly<Record<string, readonly Permission[]>> = {
  name: ['donors.view', 'awards.viewDossiers'],
  publicName: ['donors.view', 'awards.viewDossiers'],
  phone: ['donors.edit'],
  address: ['donors.edit'],
  school: ['awards.viewDossiers'],
  class: ['awards.viewDossiers'],
  merit: ['awards.viewDossiers'],
  receiver: ['ceremonies.view'],
  note: ['audit.viewRecord'],
  reason: ['audit.viewRecord'],
};

export interface LiveText {
  field: string;
  /** Absent when the reader may not see it. */
  value?: string;
  isErased: boolean;
}

/** Texts by the id of their row; ids that do not exist are left out. */
export async function liveTexts(
  tx: Tx,
  ids: readonly number[],
  roles: readonly Role[],
): Promise<Map<number, LiveText>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.execute<{ id: string; field: string; value: string; erased: boolean }>(sql`
    SELECT p.id, p.field, p.value, p.erased_at IS NOT NULL AS erased FROM app.personal_value p
     WHERE p.association_id = app.current_association() AND p.id = ANY (${`{${[...new Set(ids)].join(',')}}`}::bigint[])`);
  return new Map(
    rows.map(({ id, field, value, erased }) => {
      const mayRead = !erased && (readers[field] ?? []).some((permission) => can(roles, permission));
      return [Number(id), { field, isErased: erased, ...(mayRead && { value }) }];
    }),
  );
}
