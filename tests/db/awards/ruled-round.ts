/** The round of Tết 2019 following rules in version 1, with its eight files looked through: for what is said of them. */
import { writeRules } from '@/lib/awards/commands/write-rules';
import { viXuyenTemplate } from '@/lib/awards/rules/vi-xuyen';
import type { FileFacts } from '@/lib/awards/schema/facts';
import type { AwardCategory } from '@/lib/awards/schema/inputs';
import { type Board, openTet2019, type Round, reviewForms, submitForms } from './tet-2019';

export const noFacts: FileFacts = { result: null, prizes: [], pupils: null, isPaidElsewhere: false };
/** The best result of grade 7 by the circular of 2011, in a school of 120. */
export const goodFacts = (changes: Partial<FileFacts> = {}): FileFacts => ({
  ...noFacts,
  result: { grade: 7, study: 'excellent', conduct: 'good' },
  pupils: 120,
  ...changes,
});
export const fair = { grade: 7, study: 'fair', conduct: 'good' };

export interface RuledRound extends Round {
  ruleSetId: number;
  files: Record<string, number>;
}

const place = (category: AwardCategory, quota: number, rateVnd: bigint) => ({
  ...{ category, quota, rateVnd, benefit: 'money' as const },
});

/** Opens it: three students and one teacher at 500.000 đồng, one member at 250.000; rules valid from 1/1/2019. */
export async function openRuledRound(board: Board): Promise<RuledRound> {
  const { ruleSetId } = await board.people.secretary!.act((tx, actor) =>
    writeRules(tx, actor, {
      ...{ target: { name: 'Quy chế chi quỹ' }, rules: viXuyenTemplate },
      validFrom: '2019-01-01',
    }),
  );
  const round = await openTet2019(board, {
    rules: { ruleSetId, version: 1 },
    categories: [
      place('specialHardshipStudent', 3, 500_000n),
      place('excellentTeacher', 1, 500_000n),
      place('activeMember', 1, 250_000n),
    ],
  });
  const files = await submitForms(board, round);
  await reviewForms(board, files);
  return { ...round, ruleSetId, files };
}
