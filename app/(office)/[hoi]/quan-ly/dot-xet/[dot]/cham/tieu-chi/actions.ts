'use server';
/** Writing the criteria of a round. */
import { writeRubric } from '@/lib/awards/commands/score-nominations';
import { rubricForm } from '@/lib/awards/schema/scoring';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const keepRubric = defineAction({
  permission: 'awards.manageRound',
  schema: rubricForm,
  run: async (tx, actor, { input }) => {
    await writeRubric(tx, actor, input);
    return null;
  },
  redirectsTo: (hoi, _done, { round }) => routes.office.awardScoring(hoi, round, { xong: 'rubric' }),
});
