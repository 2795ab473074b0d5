'use server';
/** Writes of a visitor with a link: parts of a file, handing in, a class list, the school's authority. No session is asked for. */
import { confirmList, keepSignedList, nameHead } from '@/lib/awards/commands/link-authority';
import { handInByLink, pasteLinkFiles, saveLinkTask } from '@/lib/awards/commands/link-files';
import { confirmListForm, headForm, signedListForm } from '@/lib/awards/schema/link-authority';
import {
  circumstancesTask,
  classListForm,
  handInForm,
  meritTask,
  papersTask,
  personTask,
  typedForm,
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

export const keepTyped = defineGateAction({
  needsSession: false,
  schema: typedForm,
  run: ({ task, written }) => saveLinkTask(task, written),
  isQuiet: true,
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

export const sendSignedList = defineGateAction({
  needsSession: false,
  schema: signedListForm,
  file: 'file',
  run: keepSignedList,
  redirectsTo: (_version, { token }) => routes.nominateAuthority(token, { xong: 'giay' }),
});

export const nameWhoConfirms = defineGateAction({
  needsSession: false,
  schema: headForm,
  run: nameHead,
  redirectsTo: (_version, { token }) => routes.nominateAuthority(token, { xong: 'nguoi' }),
});

export const confirmSchoolList = defineGateAction({
  needsSession: false,
  schema: confirmListForm,
  run: confirmList,
  redirectsTo: (_done, { token }) => routes.nominateHead(token, { xong: 'co' }),
});
