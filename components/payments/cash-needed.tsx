/**
 * What the cashier compares with the box before paying: on hand, needed, left, and which notes.
 * Owns the warning when there is not enough. Refuses to decide: the books check again when the voucher is posted.
 */
import { Amount } from '@/components/ui/amount';
import { Figure } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import { formatVnd, formatVndUnit } from '@/lib/kernel/money';
import type { PayingAccount } from '@/lib/payments/money-on-hand';
import { notePlan } from '@/lib/payments/note-plan';
import { type Locale, type Translator, translator } from '@/lib/web/messages';

/** "3 tờ 500.000, 1 tờ 200.000 và 300 đồng lẻ". */
export function notesText(envelopes: readonly bigint[], t: Translator): string {
  const { notes, restVnd } = notePlan(envelopes);
  const parts = notes.map(({ noteVnd, count }) =>
    t('payments.cash.note', { count, note: formatVnd(noteVnd) }),
  );
  const listed = parts.join(', ');
  return restVnd > 0n ? `${listed} ${t('payments.cash.rest', { amount: formatVndUnit(restVnd) })}` : listed;
}

interface CashNeededProps {
  locale: Locale;
  account: PayingAccount;
  neededVnd: bigint;
  /** Amounts that are put in envelopes, for the notes; empty when nothing is paid in notes. */
  envelopes: readonly bigint[];
}

/** Figures, notes and the warning. */
export function CashNeeded({ locale, account, neededVnd, envelopes }: CashNeededProps) {
  const t = translator(locale);
  const leftVnd = account.balanceVnd - neededVnd;
  return (
    <section>
      <h2>{t('payments.cash.title')}</h2>
      <div className="figures">
        <Figure
          label={t('payments.cash.onHand')}
          value={<Amount value={account.balanceVnd} />}
          note={account.name}
        />
        <Figure label={t('payments.cash.needed')} value={<Amount value={neededVnd} />} />
        <Figure label={t('payments.cash.left')} value={<Amount value={leftVnd} />} />
      </div>
      {leftVnd < 0n ? (
        <Notice tone="warning" title={t('payments.cash.short', { amount: formatVndUnit(-leftVnd) })}>
          <p>{t('payments.cash.shortBody', { account: account.name })}</p>
        </Notice>
      ) : null}
      {envelopes.length > 0 ? (
        <p>{t('payments.cash.notesSentence', { notes: notesText(envelopes, t) })}</p>
      ) : null}
    </section>
  );
}
