/**
 * Which notes are at hand, and how the envelopes are filled with them or what is changed at the bank first.
 * Owns the form (a plain one: nothing is stored) and the words of the answer. Refuses to pay anything.
 */
import { Notice } from '@/components/ui/notice';
import { Table } from '@/components/ui/table';
import { TextInput } from '@/components/ui/text-input';
import { formatVnd, formatVndUnit } from '@/lib/kernel/money';
import { notes } from '@/lib/ledger/rules/notes';
import type { NoteCount, NotePlan } from '@/lib/payments/note-plan';
import { type BankChange, planAtHand } from '@/lib/payments/notes-at-hand';
import { type NotesAtHand, noteBox } from '@/lib/payments/schema/notes-at-hand';
import { type Locale, type Translator, translator } from '@/lib/web/messages';

interface Props {
  locale: Locale;
  /** Amounts of the envelopes, đồng. */
  envelopes: readonly bigint[];
  /** Null before anything is typed. */
  atHand: NotesAtHand | null;
}

/** The boxes, folded until they are used, and under them the answer. */
export function NotesAtHandPart({ locale, envelopes, atHand }: Props) {
  const t = translator(locale);
  return (
    <details className="no-print" open={atHand !== null} id="to-tien">
      <summary>{t('payments.atHand.title')}</summary>
      <p className="field-hint">{t('payments.atHand.hint')}</p>
      <form className="filters" method="get" action="#to-tien">
        {notes.map((note) => (
          <TextInput
            key={note}
            name={noteBox(note)}
            locale={locale}
            label={t('payments.atHand.sheets', { note: formatVnd(BigInt(note)) })}
            width="short"
            inputMode="numeric"
            optional
            defaultValue={atHand?.typed[noteBox(note)]}
          />
        ))}
        <button type="submit" className="btn btn-secondary">
          {t('payments.atHand.submit')}
        </button>
      </form>
      {atHand ? <Answer {...{ t, envelopes, atHand }} /> : null}
    </details>
  );
}

function Answer({
  t,
  envelopes,
  atHand,
}: {
  t: Translator;
  envelopes: Props['envelopes'];
  atHand: NotesAtHand;
}) {
  if (!atHand.supply) {
    return (
      <Notice tone="error" title={t('payments.atHand.unreadable')}>
        <p>{t('payments.atHand.unreadableBody')}</p>
      </Notice>
    );
  }
  const { plan, change } = planAtHand(envelopes, atHand.supply);
  return (
    <>
      {change ? (
        <ChangeFirst {...{ t, change }} />
      ) : (
        <Notice tone="success" title={t('payments.atHand.enough')} />
      )}
      <Fillings {...{ t, plan }} />
    </>
  );
}

/** "2 tờ 500.000, 1 tờ 200.000" */
function listOf(t: Translator, counted: readonly NoteCount[]): string {
  return counted
    .map(({ noteVnd, count }) => t('payments.cash.note', { count, note: formatVnd(noteVnd) }))
    .join(', ');
}

function ChangeFirst({ t, change }: { t: Translator; change: BankChange }) {
  const { give, receive, withdrawVnd, isCertain } = change;
  return (
    <Notice tone="warning" title={t(isCertain ? 'payments.atHand.changeTitle' : 'payments.atHand.tooMany')}>
      <ul>
        {give.length > 0 ? <li>{t('payments.atHand.give', { notes: listOf(t, give) })}</li> : null}
        {withdrawVnd > 0n ? (
          <li>{t('payments.atHand.withdraw', { amount: formatVndUnit(withdrawVnd) })}</li>
        ) : null}
        <li>{t('payments.atHand.receive', { notes: listOf(t, receive) })}</li>
      </ul>
    </Notice>
  );
}

function Fillings({ t, plan }: { t: Translator; plan: NotePlan }) {
  const contentOf = ({ notes: counted, restVnd }: NotePlan['kinds'][number]) =>
    [
      ...(counted.length > 0 ? [listOf(t, counted)] : []),
      ...(restVnd > 0n ? [t('payments.cash.rest', { amount: formatVndUnit(restVnd) })] : []),
    ].join(' ');
  const rows = plan.kinds.map((kind, at) => ({ ...kind, at }));
  return (
    <Table
      caption={t('payments.atHand.caption')}
      rows={rows}
      rowKey={(row) => row.at}
      columns={[
        { key: 'amount', header: t('payments.atHand.amount'), cell: (row) => formatVndUnit(row.amountVnd) },
        {
          key: 'envelopes',
          header: t('payments.atHand.envelopes'),
          cell: (row) => row.envelopes,
          align: 'end',
        },
        { key: 'content', header: t('payments.atHand.content'), cell: contentOf },
      ]}
    />
  );
}
