/**
 * The rows of a sent list that are not recorded, as a file for Excel: the same form as the page, nothing is written.
 * Opened by hand, without a list, the file holds its headings alone.
 */
import { leftOutOfForm } from '@/lib/contributions/gift-list-left-out';
import { listForm } from '@/lib/contributions/schema/list-form';
import { demandOwnOrigin } from '@/lib/web/action-result';
import { parsed } from '@/lib/web/define-action';
import { formValues } from '@/lib/web/form-values';
import { translator } from '@/lib/web/messages';
import { officeFile } from '@/lib/web/office-file';
import { readPreferences } from '@/lib/web/read-preferences';
import { uploadedFile } from '@/lib/web/uploaded-file';

interface Context {
  params: Promise<{ hoi: string }>;
}

async function sentList(request: Request) {
  if (request.method !== 'POST') return null;
  await demandOwnOrigin();
  const form = await request.formData();
  return parsed(listForm, { ...formValues(form, ['table']).raw, file: await uploadedFile(form, 'file') });
}

async function answer(request: Request, { params }: Context) {
  const { hoi } = await params;
  const t = translator((await readPreferences()).lang);
  return officeFile(request, hoi, 'contributions.record', async (tx) => ({
    bytes: await leftOutOfForm(tx, await sentList(request), {
      ...{ line: t('lists.leftOut.line'), why: t('lists.leftOut.why'), aside: t('lists.leftOut.aside') },
      reasonOf: (code) => t(`errors.${code}`),
    }),
    filename: `${t('lists.leftOut.file')}.csv`,
    contentType: 'text/csv; charset=utf-8',
  }));
}

export { answer as GET, answer as POST };
