/** Any address of the staff pages that no page answers: the same words as for a record that does not exist. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';

export default guarded(async function UnknownPage(): Promise<never> {
  notFound();
});
