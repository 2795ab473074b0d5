/** The form of a list with its addresses, and whose draft it keeps: one person's, in one association. */
import type { ComponentProps } from 'react';
import { routes } from '@/lib/web/routes';
import { listDraftOwner } from './form-parts';
import { ListForm } from './list-form';

type FormProps = ComponentProps<typeof ListForm>;

interface Props extends Pick<FormProps, 'locale' | 'form' | 'action'> {
  hoi: string;
  userId: number;
  /** Number of the list that was recorded a moment ago. */
  savedId: number | undefined;
}

export function ListEntry({ hoi, userId, savedId, ...form }: Props) {
  return (
    <ListForm
      key={savedId}
      {...form}
      draftOwner={listDraftOwner(hoi, userId)}
      isAfterSaving={savedId !== undefined}
      leftOutHref={routes.office.giftListLeftOut(hoi)}
      workHref={routes.office.giftListWork(hoi)}
    />
  );
}
