/** The form "In" of one gift; money that nobody gave has a voucher only. */
import { MessagesProvider } from '@/components/ui/messages-provider';
import { hasPaper, type PrintableGift } from '@/lib/contributions/rules/print-order';
import { giftForms } from '@/lib/contributions/schema/printing';
import type { BoundAction } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';
import { PrintForm } from './print-form';

interface Props {
  locale: Locale;
  print: BoundAction<number>;
  gift: Pick<PrintableGift, 'id' | 'kind' | 'voucherId' | 'donorId' | 'status'>;
}

export function GiftPrinting({ locale, print, gift }: Props) {
  return (
    <MessagesProvider locale={locale} modules={['contributions', 'errors']}>
      <PrintForm
        {...{ locale, action: print, requestKey: crypto.randomUUID() }}
        forms={giftForms.filter((form) => hasPaper(form, gift))}
        of={{ giftId: gift.id }}
      />
    </MessagesProvider>
  );
}
