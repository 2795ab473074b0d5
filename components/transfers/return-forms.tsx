/**
 * One folded form for each paid award whose money may come back.
 * Owns which awards have one: paid, and not in the recipient's hand.
 */
import { PlainForm } from '@/components/forms/plain-form';
import { type DateVn, formatDateVn } from '@/lib/kernel/dates';
import type { PaymentRow } from '@/lib/transfers/award-payments';
import type { AwardState } from '@/lib/transfers/tally';
import type { BoundAction } from '@/lib/web/define-action';
import { type Locale, translator } from '@/lib/web/messages';

const mayComeBack: readonly AwardState[] = ['cashPaid', 'cashAbsent', 'transferSent', 'transferConfirmed'];

interface Props {
  locale: Locale;
  today: DateVn;
  round: string;
  rows: readonly PaymentRow[];
  action: BoundAction;
}

/** Stands under MessagesProvider with the module "errors". */
export function ReturnForms({ locale, today, round, rows, action }: Props) {
  const t = translator(locale);
  return rows
    .filter((row) => row.isPaid && mayComeBack.includes(row.state))
    .map((row) => (
      <details key={`${row.awardId}-${row.orderId}`} className="no-print my-2">
        <summary>{t('transfers.round.back', { name: row.name })}</summary>
        <p>{t('transfers.round.backBody')}</p>
        <PlainForm
          {...{
            action,
            locale,
            idPrefix: `back-${row.awardId}-${row.orderId}`,
            submit: t('transfers.round.record'),
          }}
          requestKey={crypto.randomUUID()}
          hidden={{ orderId: String(row.orderId), awardId: String(row.awardId), round, today }}
          fields={[
            {
              ...({ kind: 'date', name: 'occurredOn', label: t('transfers.round.day') } as const),
              ...{ value: formatDateVn(today), today },
            },
            { kind: 'text', name: 'reason', label: t('transfers.round.reason') },
          ]}
        />
      </details>
    ));
}
