/** Programmes of awards with their rounds by year, and the round of last year as the beginning of the next. */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { ProgrammeKind } from '../schema/programme-forms';
import { type RoundLine, roundList } from './rounds';

export interface Programme {
  id: number;
  name: string;
  kind: ProgrammeKind;
  fundName: string;
  fundId: number;
  decider: string;
  basis: string;
  /** Newest first. */
  rounds: RoundLine[];
}

type Row = Omit<Programme, 'id' | 'fundId' | 'rounds'> & { id: string; fundId: string; roundIds: string[] };

/** Every programme, in the order in which they were kept. */
export async function programmes(tx: Tx): Promise<Programme[]> {
  const rounds = await roundList(tx);
  const rows = await tx.execute<Row>(sql`
    SELECT p.id, p.name, p.kind, f.name AS "fundName", p.fund_id AS "fundId", p.decider, p.basis,
           coalesce((SELECT array_agg(r.round_id::text) FROM app.programme_round r
                      WHERE r.association_id = p.association_id AND r.programme_id = p.id), '{}') AS "roundIds"
      FROM app.award_programme p
      JOIN ledger.fund f ON f.association_id = p.association_id AND f.id = p.fund_id
     ORDER BY p.id`);
  return rows.map(({ roundIds, ...row }) => ({
    ...row,
    id: Number(row.id),
    fundId: Number(row.fundId),
    rounds: rounds.filter(({ id }) => roundIds.includes(String(id))),
  }));
}
