/** Certificates under test: the round of Tết 2019 decided by the chair over two awards, two more left without a decision. */
import { sql } from 'drizzle-orm';
import { issueCertificates } from '@/lib/certificates/commands/issue';
import { writeTemplate } from '@/lib/certificates/commands/write-template';
import type { TemplateInput } from '@/lib/certificates/schema/template';
import type { TestDatabase } from '@/tests/setup/database';
import { approve, decide } from '../awards/approving';
import { type Board, openBoard, type ProposedRound, proposeTet2019 } from '../awards/tet-2019';

export const wording: TemplateInput = {
  name: 'Giấy khen chung',
  categories: [],
  wording: '{thanh-tich}, {dot-xet}, năm học {nam-hoc}',
  sheet: 'a4',
  heading: '',
  signerAuthority: '',
  signerOffice: '',
};

export interface CertificateRoom {
  board: Board;
  round: ProposedRound;
  /** The first decision, over the first two awards. */
  decisionId: number;
  decided: [number, number];
  undecided: [number, number];
  template: { number: number; version: number };
}

/** Founds the association and takes the story to its first decision and its first template. */
export async function openCertificates(database: TestDatabase, slug: string): Promise<CertificateRoom> {
  const board = await openBoard(database.urls, slug);
  const round = await proposeTet2019(board);
  const [a, b, c, d] = round.awardIds as [number, number, number, number];
  await approve(board.people.chair!, round.awardIds);
  await approve(board.people.huong!, round.awardIds);
  const { decisionId } = await decide(board.people.chair!, { roundId: round.roundId, awardIds: [a, b] });
  const template = await board.people.secretary!.act((tx, actor) =>
    writeTemplate(tx, actor, { template: wording }),
  );
  return { board, round, decisionId, decided: [a, b], undecided: [c, d], template };
}

/** The secretary enters certificates; all of the decision when no awards are named. */
export function enter(room: CertificateRoom, awardIds?: number[], login = 'secretary', changes = {}) {
  return room.board.people[login]!.act((tx, actor) =>
    issueCertificates(tx, actor, {
      ...{ decisionId: room.decisionId, templateNumber: room.template.number, awardIds },
      ...changes,
    }),
  );
}

/** A second decision, over the two awards that were left. */
export async function decideRest(room: CertificateRoom): Promise<number> {
  const { chair } = room.board.people;
  const done = await decide(chair!, { roundId: room.round.roundId, awardIds: room.undecided });
  return done.decisionId;
}

/** Number of rows in the register of the association, and the counter behind them. */
export async function registerState(room: CertificateRoom, login = 'chair') {
  const [row] = await room.board.people[login]!.act((tx) =>
    tx.execute<{ entries: number; last: number }>(sql`
      SELECT (SELECT count(*)::int FROM app.certificate WHERE association_id = app.current_association()) AS entries,
             (SELECT coalesce(sum(last_number), 0)::int FROM ledger.book_counter
               WHERE book = 'GK' AND association_id = app.current_association()) AS last`),
  );
  return row!;
}
