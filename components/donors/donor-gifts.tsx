/** Every gift of a donor under all of its names, with their total. Refuses to record: that is another page. */
import type { ComponentProps } from 'react';
import { ContributionTable } from '@/components/contributions/contribution-table';
import { translator } from '@/lib/web/messages';

type Props = Omit<ComponentProps<typeof ContributionTable>, 'filter' | 'mayRecord'> & { donorId: number };

export function DonorGifts({ donorId, ...table }: Props) {
  return (
    <>
      <h2>{translator(table.locale)('donors.profile.history')}</h2>
      <ContributionTable {...table} filter={{ donorId }} mayRecord={false} />
    </>
  );
}
