/** The council's table: who sits there, and each checked file with its votes, recusals and hints. */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { foldText } from '@/lib/kernel/names';
import { recusalHints } from '../rules/recusal-hints';
import type { Tally } from '../rules/tally';
import type { RecusalKind, VoteChoice } from '../schema/inputs';
import { type Dossier, dossierList } from './dossiers';
import { type GuestSeat, guestSeatsOf } from './guest-seats';

export interface CouncilPerson {
  userId: number;
  name: string;
  roles: string[];
  isPresent: boolean;
}

/** Members of the council of a round, those present first. */
export async function councilOf(tx: Tx, roundId: number): Promise<CouncilPerson[]> {
  const rows = await tx.execute<Omit<CouncilPerson, 'userId'> & { userId: string }>(sql`
    SELECT m.user_id AS "userId", coalesce(u.display_name, '') AS name, m.is_present AS "isPresent",
           ARRAY(SELECT DISTINCT t.role FROM access.role_term t WHERE t.association_id = m.association_id AND t.user_id = m.user_id
                    AND t.ended_at IS NULL) AS roles
      FROM app.council_member m LEFT JOIN access."user" u ON u.id = m.user_id
     WHERE m.round_id = ${roundId} ORDER BY m.is_present DESC, u.display_name COLLATE "vi-x-icu", m.user_id`);
  return rows.map((row) => ({ ...row, userId: Number(row.userId) }));
}

/** People who hold an office today that lets them sit in a council. */
export async function councilCandidates(
  tx: Tx,
): Promise<{ userId: number; name: string; roles: string[] }[]> {
  const rows = await tx.execute<{ userId: string; name: string; roles: string[] }>(sql`
    SELECT t.user_id AS "userId", u.display_name AS name, array_agg(DISTINCT t.role) AS roles
      FROM access.role_term t JOIN access."user" u ON u.id = t.user_id
     WHERE t.association_id = app.current_association() AND t.role IN ('chair', 'viceChair', 'secretary', 'committeeMember')
       AND t.ended_at IS NULL AND t.starts_on <= app.today() AND (t.ends_on IS NULL OR t.ends_on >= app.today())
     GROUP BY t.user_id, u.display_name ORDER BY u.display_name COLLATE "vi-x-icu"`);
  return rows.map((row) => ({ ...row, userId: Number(row.userId) }));
}

export interface CandidateFile {
  dossier: Dossier;
  tally: Tally;
  /** Votes that were cast, of those who may decide and are present. */
  cast: number;
  myVote: VoteChoice | null;
  recused: { name: string; kind: RecusalKind }[];
  hints: { userId: number; name: string; kind: RecusalKind }[];
  /** Seated for this file alone; counted in the tally. */
  guests: GuestSeat[];
}

type CountRow = Tally & { id: string; myVote: VoteChoice | null };

/** Files before or after the council with their counts; `actorId` decides whose vote is "my vote". */
export async function meetingFiles(tx: Tx, roundId: number, actorId: number): Promise<CandidateFile[]> {
  const counts = await tx.execute<CountRow>(sql`
    SELECT n.id, t.members, t.present, t.yes, t.no, t.abstain, t.has_quorum AS "hasQuorum", t.is_carried AS "isCarried",
           (SELECT v.choice FROM app.vote v WHERE v.association_id = n.association_id AND v.nomination_id = n.id
               AND v.user_id = ${actorId}) AS "myVote"
      FROM app.nomination n CROSS JOIN LATERAL app.nomination_tally(n.association_id, n.id) t
     WHERE n.round_id = ${roundId} AND n.status IN ('verified', 'shortlisted', 'reserve', 'notSelected')`);
  const files = await dossierList(tx, roundId);
  const recused = await recusalsOf(tx, roundId);
  const hints = await hintsOf(tx, roundId);
  const seats = await guestSeatsOf(tx, roundId);
  return files.flatMap((dossier) => {
    const row = counts.find((one) => Number(one.id) === dossier.id);
    if (!row) return [];
    const { id: _, myVote, ...tally } = row;
    const aside = recused.filter((one) => one.nominationId === dossier.id);
    const open = (hints.get(dossier.id) ?? []).filter(
      (hint) => !aside.some((one) => one.userId === hint.userId),
    );
    const guests = seats.filter((seat) => seat.nominationId === dossier.id);
    const cast = tally.yes + tally.no + tally.abstain;
    return [{ dossier, tally, cast, myVote, recused: aside, hints: open, guests }];
  });
}

async function recusalsOf(tx: Tx, roundId: number) {
  const rows = await tx.execute<{
    nominationId: string;
    userId: string;
    name: string;
    kind: RecusalKind;
  }>(sql`
    SELECT r.nomination_id AS "nominationId", r.user_id AS "userId", coalesce(u.display_name, '') AS name, r.kind
      FROM app.recusal r JOIN app.nomination n ON n.association_id = r.association_id AND n.id = r.nomination_id
      LEFT JOIN access."user" u ON u.id = r.user_id
     WHERE n.round_id = ${roundId} ORDER BY r.declared_at`);
  return rows.map((row) => ({ ...row, nominationId: Number(row.nominationId), userId: Number(row.userId) }));
}

/** Questions for the council, from what is known about members and nominees; see rules/recusal-hints. */
async function hintsOf(tx: Tx, roundId: number): Promise<Map<number, CandidateFile['hints']>> {
  const members = await tx.execute<{
    userId: string;
    name: string;
    unitCode: string | null;
    school: string;
    isDonor: boolean;
  }>(sql`
    SELECT m.user_id AS "userId", coalesce(u.display_name, '') AS name, max(p.unit_code) AS "unitCode", coalesce(max(s.value), '') AS school,
           bool_or(EXISTS (SELECT 1 FROM app.contribution c WHERE c.association_id = m.association_id AND c.donor_id = p.id
                              AND c.fund_id = r.fund_id AND c.status = 'posted' AND app.is_donation(c.kind))) AS "isDonor"
      FROM app.council_member m
      JOIN app.award_round r ON r.association_id = m.association_id AND r.id = m.round_id
      LEFT JOIN access."user" u ON u.id = m.user_id
      LEFT JOIN app.party p ON p.association_id = m.association_id AND p.user_id = m.user_id
      LEFT JOIN app.personal_value s ON s.association_id = p.association_id AND s.party_id = p.id AND s.field = 'school' AND s.ended_at IS NULL
     WHERE m.round_id = ${roundId} GROUP BY m.user_id, u.display_name`);
  const nominees = await tx.execute<{
    id: string;
    name: string;
    unitCode: string | null;
    school: string;
    users: string[];
  }>(sql`
    SELECT n.id, coalesce(v.value, '') AS name, n.unit_code AS "unitCode", coalesce(s.value, '') AS school,
           array_remove(ARRAY[p.user_id, g.user_id], NULL) AS users
      FROM app.nomination n
      JOIN app.party p ON p.association_id = n.association_id AND p.id = n.party_id
      LEFT JOIN app.party g ON g.association_id = p.association_id AND g.id = p.guardian_id
      LEFT JOIN app.personal_value v ON v.association_id = n.association_id AND v.party_id = n.party_id AND v.field = 'name' AND v.ended_at IS NULL
      LEFT JOIN app.personal_value s ON s.association_id = n.association_id AND s.id = n.school_value_id
     WHERE n.round_id = ${roundId}`);
  return new Map(
    nominees.map((nominee) => {
      const traits = {
        ...{
          nameFolded: foldText(nominee.name),
          unitCode: nominee.unitCode,
          schoolFolded: foldText(nominee.school),
        },
        userIds: nominee.users.map(Number),
      };
      const found = members.flatMap((member) => {
        const person = {
          ...{ userId: Number(member.userId), nameFolded: foldText(member.name), unitCode: member.unitCode },
          ...{ schoolFolded: foldText(member.school), isDonor: member.isDonor },
        };
        return recusalHints(person, traits).map((kind) => ({
          userId: person.userId,
          name: member.name,
          kind,
        }));
      });
      return [Number(nominee.id), found] as const;
    }),
  );
}
