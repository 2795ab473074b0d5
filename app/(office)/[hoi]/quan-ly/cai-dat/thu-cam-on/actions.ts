'use server';
/** Keeps the words of the letter of thanks. */
import { writeLetterText } from '@/lib/contributions/commands/letter-text';
import { letterForm } from '@/lib/contributions/schema/printing';
import { defineAction } from '@/lib/web/define-action';

export const saveLetter = defineAction({
  permission: 'contributions.writeLetter',
  schema: letterForm,
  run: async (tx, actor, form) => {
    await writeLetterText(tx, actor, form);
    return null;
  },
});
