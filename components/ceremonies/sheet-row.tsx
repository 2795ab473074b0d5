/**
 * One recipient on the run sheet: name in large letters, what he receives, what was noted, and the buttons.
 * Owns what is offered in each state. Refuses a category: the label is neutral.
 */
import { PlainForm } from '@/components/forms/plain-form';
import { Amount } from '@/components/ui/amount';
import { StatusTag, type TagTone } from '@/components/ui/status-tag';
import type { CeremonySummary, SheetRow } from '@/lib/ceremonies/queries';
import type { SheetFilter } from '@/lib/ceremonies/run-sheet';
import type { HandoverStatus } from '@/lib/ceremonies/schema';
import { type DateVn, formatDateVn } from '@/lib/kernel/dates';
import { signsAlone } from '@/lib/payments/rules';
import type { BoundAction } from '@/lib/web/define-action';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { HandoverForm } from './handover-form';

export interface RowActions {
  handOver: BoundAction;
  handOverLater: BoundAction;
  markAbsent: BoundAction;
  markSigned: BoundAction;
}

export interface SheetRowProps {
  hoi: string;
  locale: Locale;
  ceremony: CeremonySummary;
  row: SheetRow;
  filter: SheetFilter;
  today: DateVn;
  mayManage: boolean;
  maySeePayments: boolean;
  actions: RowActions;
}

const tone: Readonly<Record<HandoverStatus, TagTone>> = {
  waiting: 'neutral',
  handed: 'success',
  absent: 'warning',
  handedLater: 'success',
};

/** A big row for a phone. */
export function SheetRowCard(props: SheetRowProps) {
  const { hoi, locale, row, mayManage, maySeePayments } = props;
  const t = translator(locale);
  const isMoney = row.benefit === 'money';
  const what = isMoney ? t(`payments.label.${row.label}`) : t('ceremonies.sheet.honour');
  return (
    <li id={`nguoi-${row.handoverId}`} className="border-b border-line py-4">
      <p className="honour-name">{row.name}</p>
      <p>
        {[row.school, what].filter(Boolean).join(' · ')}
        {isMoney ? (
          <>
            {' · '}
            <Amount value={row.amountVnd} />
          </>
        ) : null}
      </p>
      {row.guardianName ? (
        <p className="muted">{t('ceremonies.sheet.guardian', { name: row.guardianName })}</p>
      ) : null}
      <p>
        <StatusTag tone={tone[row.status]}>{t(`ceremonies.handover.${row.status}`)}</StatusTag>{' '}
        {row.mayBeRead ? null : <StatusTag tone="warning">{t('ceremonies.sheet.notAloud')}</StatusTag>}{' '}
        {row.mayBeProjected ? null : (
          <StatusTag tone="warning">{t('ceremonies.sheet.notProjected')}</StatusTag>
        )}{' '}
        <span className="muted">{noteOf(row, t)}</span>
      </p>
      {isMoney && maySeePayments ? <PaymentNote {...{ hoi, row, t }} /> : null}
      {mayManage ? <RowForms {...props} t={t} /> : null}
    </li>
  );
}

/** "Hà Ý Lan (mẹ) nhận ngày 09/02/2019, đã ký nhận; ghi bởi Minh." */
function noteOf(row: SheetRow, t: Translator): string {
  if (row.handedOn === null) return '';
  const byKind = row.receiverKind === 'self' ? row.name : (row.receiverName ?? row.guardianName);
  const receiver = byKind ?? t('ceremonies.receiver.guardian');
  const parts = [t('ceremonies.sheet.received', { receiver, date: formatDateVn(row.handedOn) })];
  if (row.benefit === 'money') parts.push(t(`ceremonies.sheet.${row.isSigned ? 'signed' : 'unsigned'}`));
  if (row.handedByName) parts.push(t('ceremonies.sheet.by', { name: row.handedByName }));
  return parts.join(', ');
}

function PaymentNote({ hoi, row, t }: { hoi: string; row: SheetRow; t: Translator }) {
  const text = row.voucherReference
    ? t('ceremonies.sheet.voucher', { reference: row.voucherReference })
    : t(`ceremonies.sheet.${row.orderId === null ? 'notOrdered' : 'ordered'}`);
  return (
    <p className="muted">
      {row.orderId === null ? text : <a href={routes.office.payment(hoi, row.orderId)}>{text}</a>}
    </p>
  );
}

function RowForms({ locale, ceremony, row, filter, today, actions, t }: SheetRowProps & { t: Translator }) {
  const isMoney = row.benefit === 'money';
  const isClosed = ceremony.status === 'closed';
  const place = { slug: ceremony.slug, xem: filter.view === 'tat-ca' ? '' : filter.view, q: filter.q };
  const hidden = { handoverId: String(row.handoverId), ...place };
  const common = {
    ...{ locale, today, isMoney, handoverId: row.handoverId, place },
    ...{ needsAdult: isMoney && !signsAlone(row.birthYear, ceremony.heldOn), guardianName: row.guardianName },
  };
  if (row.status === 'waiting' && !isClosed)
    return (
      <div className="no-print">
        <HandoverForm
          {...common}
          action={actions.handOver}
          day={formatDateVn(ceremony.heldOn < today ? ceremony.heldOn : today)}
          isLater={false}
        />
        <PlainForm
          {...{ locale, hidden, fields: [] }}
          action={actions.markAbsent}
          variant="secondary"
          submit={t('ceremonies.act.absent')}
        />
      </div>
    );
  if (row.status === 'absent')
    return (
      <details className="no-print">
        <summary>{t('ceremonies.act.laterSummary')}</summary>
        <HandoverForm {...common} action={actions.handOverLater} day={formatDateVn(today)} isLater />
      </details>
    );
  if (isMoney && !row.isSigned && row.handedOn !== null)
    return (
      <div className="no-print">
        <PlainForm
          {...{ locale, hidden, fields: [] }}
          action={actions.markSigned}
          variant="secondary"
          submit={t('ceremonies.act.markSigned')}
        />
      </div>
    );
  return null;
}
