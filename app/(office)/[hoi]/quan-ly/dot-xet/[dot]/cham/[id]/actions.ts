'use server';
/** Scoring one file: marks kept, a sheet handed in, an abstention, standing aside. */
import { declareRecusal } from '@/lib/awards/commands/declare-recusal';
import { handInScore, keepScoreDraft } from '@/lib/awards/commands/score-nominations';
import { recusalForm } from '@/lib/awards/schema/round-forms';
import { scoreForm } from '@/lib/awards/schema/scoring';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const scoreFile = defineAction({
  permission: 'awards.vote',
  schema: scoreForm,
  run: async (tx, actor, { step, input }) => {
    if (step === 'keep') await keepScoreDraft(tx, actor, input);
    else await handInScore(tx, actor, { ...input, marks: step === 'abstain' ? 'abstain' : input.marks });
    return null;
  },
  redirectsTo: (hoi, _done, { round, step, next }) => {
    if (step === 'keep') return undefined;
    const done = { xong: step === 'abstain' ? 'abstained' : 'scored' };
    return next
      ? routes.office.awardScoreFile(hoi, round, next, done)
      : routes.office.awardScoring(hoi, round, done);
  },
});

export const recuseWhileScoring = defineAction({
  permission: 'awards.vote',
  schema: recusalForm,
  run: async (tx, actor, form) => {
    await declareRecusal(tx, actor, { nominationId: form.nominationId, kind: form.kind });
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.awardScoring(hoi, form.round, { xong: 'recused' }),
});
