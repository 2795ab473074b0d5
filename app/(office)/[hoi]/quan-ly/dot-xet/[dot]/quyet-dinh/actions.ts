'use server';
/** From the council's list to a signed decision; approving and signing ask for the PIN over exactly what is shown. */
import { approveAwards, awardsDigest, withdrawAward } from '@/lib/awards/commands/approve-awards';
import { callUpReserve } from '@/lib/awards/commands/call-up-reserve';
import { explainDifferences } from '@/lib/awards/commands/explain-differences';
import { decisionDigest, issueDecision } from '@/lib/awards/commands/issue-decision';
import { changeAwardAmount, promoteReserve, proposeAwards } from '@/lib/awards/commands/propose-awards';
import { approveForm, changeForm, decisionForm, withdrawForm } from '@/lib/awards/schema/award-forms';
import { callUpForm } from '@/lib/awards/schema/reserve-forms';
import { categoryStepForm, roundStepForm } from '@/lib/awards/schema/round-forms';
import { reasonsForm } from '@/lib/awards/schema/rules-forms';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const proposeRoundAwards = defineAction({
  permission: 'awards.propose',
  schema: roundStepForm,
  run: async (tx, actor, form) => {
    await proposeAwards(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.awardDecision(hoi, form.round, { xong: 'proposed' }),
});

export const explainRoundDifferences = defineAction({
  permission: 'awards.propose',
  schema: reasonsForm,
  run: (tx, actor, form) => explainDifferences(tx, actor, form),
  redirectsTo: (hoi, _done, form) => routes.office.awardDecision(hoi, form.round, { xong: 'explained' }),
});

export const approveShownAwards = defineAction({
  permission: 'awards.approve',
  schema: approveForm,
  pin: { purpose: 'approveAwards', digest: (tx, form) => awardsDigest(tx, form.awardIds) },
  run: (tx, actor, form) => approveAwards(tx, actor, form),
  redirectsTo: (hoi, _done, form) => routes.office.awardDecision(hoi, form.round, { xong: 'approved' }),
});

export const changeAward = defineAction({
  permission: 'awards.propose',
  schema: changeForm,
  run: async (tx, actor, form) => {
    await changeAwardAmount(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.awardDecision(hoi, form.round, { xong: 'changed' }),
});

export const takeAwardBack = defineAction({
  permission: 'awards.propose',
  schema: withdrawForm,
  run: async (tx, actor, form) => {
    await withdrawAward(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.awardDecision(hoi, form.round, { xong: 'withdrawn' }),
});

export const promoteFromReserve = defineAction({
  permission: 'awards.propose',
  schema: categoryStepForm,
  run: async (tx, actor, form) => {
    await promoteReserve(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.awardDecision(hoi, form.round, { xong: 'promoted' }),
});

export const callUp = defineAction({
  permission: 'awards.propose',
  schema: callUpForm,
  run: async (tx, actor, form) => {
    await callUpReserve(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.awardDecision(hoi, form.round, { xong: 'calledUp' }),
});

export const signDecision = defineAction({
  permission: 'awards.decide',
  schema: decisionForm,
  pin: { purpose: 'issueDecision', digest: (tx, form) => decisionDigest(tx, form.input) },
  run: async (tx, actor, form) => {
    await issueDecision(tx, actor, form.input);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.awardDecision(hoi, form.round, { xong: 'decided' }),
});
