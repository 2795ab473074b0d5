'use server';
/** Words of the letters after a round. */
import { writeRoundLetter } from '@/lib/awards/commands/write-letter';
import { wordsForm } from '@/lib/awards/schema/after-forms';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const keepWords = defineAction({
  permission: 'awards.writeLetters',
  schema: wordsForm,
  run: async (tx, actor, form) => {
    await writeRoundLetter(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, { round }) => routes.office.roundLetters(hoi, round, { xong: 'words' }),
});
