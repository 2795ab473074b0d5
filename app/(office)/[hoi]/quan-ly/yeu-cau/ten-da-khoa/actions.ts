'use server';
/** Reading one locked name or signed paper, for a reason; the answer is shown once and kept nowhere. */
import { readLockedPicture } from '@/lib/rights/commands/pictures';
import { readLockedName } from '@/lib/rights/commands/read-locked-name';
import { lockedNameForm } from '@/lib/rights/schema';
import { defineAction, type Json } from '@/lib/web/define-action';

export const read = defineAction({
  permission: 'lockedNames.read',
  schema: lockedNameForm,
  run: (tx, actor, form): Promise<Json> => readLockedName(tx, actor, form),
});

export const readPaper = defineAction({
  permission: 'lockedNames.read',
  schema: lockedNameForm,
  run: (tx, actor, form): Promise<Json> => readLockedPicture(tx, actor, form),
});
