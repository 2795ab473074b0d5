'use server';
/** Writes of a visitor with a link: each part of a file by itself, handing in, a class list. No session is asked for. */
import { handInByLink, pasteLinkFiles, saveLinkTask } from '@/lib/awards/commands/link-files';
import {
  circumstancesTask,
  classListForm,
  handInForm,
  meritTask,
  papersTask,
  personTask,
} from '@/lib/awards/schema/link-forms';
import { defineGateAction } from '@/lib/web/define-gate-action';
import { routes } from '@/lib/web/routes';

export const savePerson = defineGateAction({
  needsSession: false,
  schema: personTask,
  run: (input) => saveLinkTask('person', input),
  redirectsTo: (file, { token }) => routes.nominateFile(token, file),
});

export const saveMerit = defineGateAction({
  needsSession: false,
  schema: meritTask,
  run: (input) => saveLinkTask('merit', input),
  redirectsTo: (file, { token }) => routes.nominateFile(token, file),
});

export const saveCircumstances = defineGateAction({
  needsSession: false,
  schema: circumstancesTask,
  run: (input) => saveLinkTask('circumstances', input),
  redirectsTo: (file, { token }) => routes.nominateFile(token, file),
});

export const savePapers = defineGateAction({
  needsSession: false,
  schema: papersTask,
  run: (input) => saveLinkTask('papers', input),
  redirectsTo: (file, { token }) => routes.nominateFile(token, file),
});

export const handIn = defineGateAction({
  needsSession: false,
  schema: handInForm,
  run: handInByLink,
  redirectsTo: (file, { token }) => routes.nominate(token, { nop: file }),
});

export const pasteClass = defineGateAction({
  needsSession: false,
  schema: classListForm,
  run: pasteLinkFiles,
});
