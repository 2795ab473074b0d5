/**
 * 2,000 awards, six people approving each at the same moment, among them the one who handed the forms in, a recused
 * member, one who presses twice, and holders of an old version; then three signatures under one decision.
 * Owns the promise that is checked: 0 double, 0 stuck, 0 illegal, while a count without a lock fails in the same run.
 */
import { closePools } from '@/db/client';
import { withOwnCluster } from '@/scripts/own-cluster';
import {
  lawfulTally,
  proposeMany,
  rushToApprove,
  rushToDecide,
  rushWithoutLock,
  stateAfterRush,
} from '@/tests/db/awards/approval-rush';
import { openBoard } from '@/tests/db/awards/tet-2019';
import { pointPoolsAt } from '@/tests/factories/association';

/** So many awards are approved at once, by six people each. */
const WAVE = 25;

export interface ApprovalTorture {
  awards: number;
  attempts: number;
  answers: Record<string, number>;
  state: Record<string, number>;
  decisions: string[];
  withoutLock: { doubled: number; stuck: number };
  seconds: { toPropose: number; toApprove: number; toDecide: number };
  broken: string[];
}

/** Runs the rush over 2,000 awards (100 when quick). */
export function tortureApprovals(how: { quick: boolean }): Promise<ApprovalTorture> {
  const count = how.quick ? 100 : 2_000;
  return withOwnCluster('approvals', async ({ urls, adminUrl }) => {
    pointPoolsAt(urls);
    const board = await openBoard(urls, 'xa-mot');
    const started = performance.now();
    const rush = await proposeMany(board, count);
    const proposed = performance.now();
    const stale = rush.awardIds.filter((_, at) => at % 10 === 0);
    const answers = await rushToApprove(board, { awardIds: rush.awardIds, stale, wave: WAVE });
    const approved = performance.now();
    const state = await stateAfterRush(board);
    const decided = await rushToDecide(board, rush);
    const ended = performance.now();
    const withoutLock = await rushWithoutLock(adminUrl, count);
    await closePools();
    const seconds = (from: number, to: number) => Math.round((to - from) / 1000);
    return {
      ...{ awards: count, attempts: 6 * count + stale.length, answers, state },
      ...{ decisions: decided.answers, withoutLock },
      seconds: {
        toPropose: seconds(started, proposed),
        ...{ toApprove: seconds(proposed, approved), toDecide: seconds(approved, ended) },
      },
      broken: [
        ...differing('answers', answers, lawfulTally(count, stale.length)),
        ...differing('state', state, {
          ...{ awards: count, stuck: 0, miscounted: 0, approvals: 3 * count, people: 3 * count },
        }),
        ...differing(
          'decision',
          { decisions: decided.decisions, promised: Number(decided.promisedVnd) },
          {
            ...{ decisions: 1, promised: 10_000 * count },
          },
        ),
        ...(withoutLock.doubled > 0 && withoutLock.stuck > 0
          ? []
          : ['the rush is no rush: a count without a lock came through']),
      ],
    };
  });
}

function differing(what: string, found: Record<string, number>, wanted: Record<string, number>): string[] {
  return [...new Set([...Object.keys(found), ...Object.keys(wanted)])]
    .filter((key) => found[key] !== wanted[key])
    .map((key) => `${what} "${key}": ${found[key] ?? 0} instead of ${wanted[key] ?? 0}`);
}
