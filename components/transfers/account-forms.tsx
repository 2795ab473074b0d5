/**
 * One folded form for each recipient: whose account, which bank, the number, the holder.
 * Owns the fields. Refuses to show what was kept: a number is typed anew, never sent back to the screen.
 */
import { PlainForm } from '@/components/forms/plain-form';
import { knownBanks } from '@/lib/kernel/viet-qr';
import type { TransferRow } from '@/lib/transfers/queries';
import { holderKinds } from '@/lib/transfers/schema';
import type { BoundAction } from '@/lib/web/define-action';
import { type Locale, translator } from '@/lib/web/messages';

interface Props {
  locale: Locale;
  rows: TransferRow[];
  orderId: number;
  action: BoundAction;
}

/** Stands under MessagesProvider with the module "errors". */
export function AccountForms({ locale, rows, orderId, action }: Props) {
  const t = translator(locale);
  const banks = knownBanks.map((bank) => ({ value: bank.bin, label: `${bank.shortName} – ${bank.name}` }));
  const people = [...new Map(rows.map((row) => [row.partyId, row])).values()];
  return (
    <section className="no-print">
      <p>{t('transfers.reopened')}</p>
      {people.map((row) => (
        <details key={row.partyId} className="my-2">
          <summary>{t('transfers.keepFor', { name: row.name })}</summary>
          <PlainForm
            {...{ action, locale, idPrefix: `account-${row.partyId}`, submit: t('transfers.keep') }}
            hidden={{ orderId: String(orderId), partyId: String(row.partyId) }}
            fields={[
              {
                ...({ kind: 'radio', name: 'holderKind', label: t('transfers.holderKind') } as const),
                value: row.account?.holderKind ?? (row.guardianName ? 'guardian' : 'self'),
                options: holderKinds.map((kind) => ({ value: kind, label: t(`transfers.holder.${kind}`) })),
              },
              {
                ...({ kind: 'select', name: 'bankBin', label: t('transfers.bank') } as const),
                ...{ value: row.account?.bankBin ?? '970405', options: banks },
              },
              {
                ...({ kind: 'text', name: 'accountNumber', label: t('transfers.number') } as const),
                hint: t('transfers.numberHint'),
              },
              {
                ...({ kind: 'text', name: 'holderName', label: t('transfers.holderName') } as const),
                hint: t('transfers.holderHint'),
              },
            ]}
          />
        </details>
      ))}
    </section>
  );
}
