/** A decided round of Tết 2019 with the ways to post its list, object to it, answer, order and hand over. */
import { sql } from 'drizzle-orm';
import { recordObjection, takeObjectionStep } from '@/lib/awards/commands/object';
import { postRoundList } from '@/lib/awards/commands/post-list';
import { heldAwards } from '@/lib/awards/queries/objections';
import type { ObjectionInput, ObjectionStep, PostingInput } from '@/lib/awards/schema/objection-forms';
import { DomainError } from '@/lib/kernel/invariant';
import { preparePaymentOrder } from '@/lib/payments/commands';
import { withConnection } from '@/tests/setup/connection';
import type { TestDatabase } from '@/tests/setup/database';
import type { Board, ProposedRound } from './tet-2019';

/** What was done and is taken back at once says so. */
export const takenBack = new DomainError('test.takenBack');

/** Everything two test files do at that desk; `today` as the database says it when the desk opens. */
export async function openDesk(database: TestDatabase, board: Board, round: ProposedRound) {
  const person = (login: string) => board.people[login]!;
  const dayOf = async (days: number) => {
    const [row] = await person('chair').act((tx) =>
      tx.execute<{ day: string }>(sql`SELECT (app.today() + ${days}::int)::text AS day`),
    );
    return row!.day;
  };
  const today = await dayOf(0);
  const asOwner = (statement: string) => withConnection(database.superuserUrl, (c) => c.unsafe(statement));
  return {
    ...{ person, dayOf, today, asOwner },
    post: (login: string, changes: Partial<PostingInput> = {}, isTried = false) =>
      person(login).act(async (tx, actor) => {
        const posted = await postRoundList(tx, actor, {
          ...{ roundId: round.roundId, fromOn: today, days: 5 },
          ...{ wherePosted: 'Bảng tin Hội', receiveAt: 'Văn phòng Hội, giờ hành chính', ...changes },
        });
        if (isTried) throw takenBack;
        return posted;
      }),
    object: (login: string, changes: Partial<ObjectionInput> = {}, isTried = false) =>
      person(login).act(async (tx, actor) => {
        const { objectionId } = await recordObjection(tx, actor, {
          ...{ roundId: round.roundId, nominationId: round.files.linh, channel: 'phone' as const },
          ...{ receivedOn: today, summary: 'Nhà em ấy không ở xã này', sender: '', ...changes },
        });
        if (isTried) throw takenBack;
        return objectionId;
      }),
    step: (login: string, objectionId: number, to: ObjectionStep, stepOn = today, isTried = false) =>
      person(login).act(async (tx, actor) => {
        await takeObjectionStep(tx, actor, { objectionId, step: to, stepOn, reason: 'Đã hỏi trưởng thôn' });
        if (isTried) throw takenBack;
      }),
    order: (awardId: number, isTried = false) =>
      person('accountant').act(async (tx, actor) => {
        const { orderId } = await preparePaymentOrder(tx, actor, {
          ...{ kind: 'award' as const, awardIds: [awardId], accountId: board.accounts.cash },
          ...{ reason: 'Chi học bổng', dueOn: '2019-02-10' },
        });
        if (isTried) throw takenBack;
        return orderId;
      }),
    handOver: (awardId: number, isTried = true) => handOver(board, round, awardId, isTried),
    /** Runs it as somebody whom no policy stops, and takes it back. */
    refusalAsOwner: (statement: string) => triedAs(asOwner, board, statement),
    held: async () =>
      Object.fromEntries(await person('accountant').act((tx) => heldAwards(tx, round.roundId))),
    awardOf: async (key: string) => {
      const [row] = await person('secretary').act((tx) =>
        tx.execute<{ id: string }>(sql`SELECT id FROM app.award WHERE nomination_id = ${round.files[key]!}`),
      );
      return Number(row!.id);
    },
  };
}
export type Desk = Awaited<ReturnType<typeof openDesk>>;

function triedAs(asOwner: (statement: string) => Promise<unknown>, board: Board, statement: string) {
  return asOwner(`BEGIN;
    SELECT audit.write_event(${board.founded.associationId}, 'hardship.read', 'nomination', '', '{}');
    ${statement}; ROLLBACK`).then(
    () => 'accepted',
    (error: Error) => error.message,
  );
}

/** Plans the hand-over of an award and marks it as done. */
function handOver(
  { people, founded }: Board,
  round: ProposedRound,
  awardId: number,
  isTried: boolean,
): Promise<void> {
  return people.secretary!.act(async (tx) => {
    await tx.execute(sql`SELECT audit.record('{"kind":"ceremony.planned","subjectType":"ceremony"}')`);
    await tx.execute(sql`
      INSERT INTO app.ceremony (association_id, round_id, slug, name, held_on, place, opened_by)
      VALUES (${founded.associationId}, ${round.roundId}, 'le', 'Lễ', '2019-02-09', 'Hội trường', 1)`);
    await tx.execute(sql`INSERT INTO app.handover (association_id, ceremony_id, award_id)
      SELECT association_id, max(id), ${awardId} FROM app.ceremony GROUP BY 1`);
    await tx.execute(
      sql`UPDATE app.handover SET status = 'handed', receiver_kind = 'self', handed_on = '2019-02-09'`,
    );
    if (isTried) throw takenBack;
  });
}
