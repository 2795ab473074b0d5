/** `/kt`: the form, and with `?ma=` the answer. */
import type { SearchParams } from '@/lib/honours/schema/words';
import { normaliseText } from '@/lib/kernel/names';
import type { PublicParams } from '@/lib/web/public-page';
import { PaperAnswer } from './_answer';

export default async function Page(props: { params: PublicParams; searchParams: Promise<SearchParams> }) {
  const { ma } = await props.searchParams;
  return (
    <PaperAnswer params={props.params} typed={normaliseText(typeof ma === 'string' ? ma : '').slice(0, 40)} />
  );
}
