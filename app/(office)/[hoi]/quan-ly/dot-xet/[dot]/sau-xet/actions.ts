'use server';
/** What follows a round: how long circumstances are kept, and erasing them at once. */
import { eraseHardshipByHand, setHardshipTerm } from '@/lib/awards/commands/erase-hardship';
import { publishRoundFigures, withdrawRoundFigures } from '@/lib/awards/commands/publish-round';
import { eraseForm, publishForm, termForm, withdrawForm } from '@/lib/awards/schema/after-forms';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const keepTerm = defineAction({
  permission: 'awards.eraseHardship',
  schema: termForm,
  run: async (tx, actor, form) => {
    await setHardshipTerm(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, { round }) => routes.office.afterRound(hoi, round, { xong: 'term' }),
});

export const eraseNow = defineAction({
  permission: 'awards.eraseHardship',
  schema: eraseForm,
  run: async (tx, actor, form) => {
    await eraseHardshipByHand(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, { round }) => routes.office.afterRound(hoi, round, { xong: 'erased' }),
});

export const showFigures = defineAction({
  permission: 'publication.publish',
  schema: publishForm,
  run: async (tx, actor, form) => {
    await publishRoundFigures(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, { round }) => routes.office.afterRound(hoi, round, { xong: 'figures' }),
});

export const hideFigures = defineAction({
  permission: 'publication.publish',
  schema: withdrawForm,
  run: async (tx, actor, form) => {
    await withdrawRoundFigures(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, { round }) => routes.office.afterRound(hoi, round, { xong: 'figuresGone' }),
});
