/**
 * One line of the bank on the left, what may explain it on the right.
 * Owns the reasons in words and the buttons of each state. Refuses a button without its words.
 */
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button';
import { StatusTag } from '@/components/ui/status-tag';
import { formatDateVn } from '@/lib/kernel/dates';
import { formatVndUnit } from '@/lib/kernel/money';
import type { RuleView } from '@/lib/statements/own-rules';
import type { BankLineView } from '@/lib/statements/queries';
import type { Recordable } from '@/lib/statements/reconciliation';
import type { HistoryHint } from '@/lib/statements/rules/history';
import type { Suggestion } from '@/lib/statements/rules/suggest';
import type { BoundAction } from '@/lib/web/define-action';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { historyText } from './history-text';
import { PressForm } from './press-form';
import { ruleSentence } from './rule-text';

export interface LineRowProps {
  hoi: string;
  locale: Locale;
  statementId: number;
  line: BankLineView;
  suggestion: Suggestion | undefined;
  recordable: Recordable | undefined;
  history: HistoryHint | undefined;
  rule: RuleView | undefined;
  isEditable: boolean;
  isJustDone: boolean;
  actions: Record<'acceptOne' | 'record' | 'undo', BoundAction>;
}

/** A row that keys can reach; `data-line` marks it for them. */
export function LineRow(props: LineRowProps) {
  const { line, isJustDone } = props;
  return (
    <li
      className="bank-row"
      data-line={isJustDone ? 'just-done' : ''}
      tabIndex={-1}
      id={`dong-${line.lineId}`}
    >
      <BankSide {...props} />
      <BooksSide {...props} />
    </li>
  );
}

function BankSide({ locale, line }: LineRowProps) {
  const t = translator(locale);
  return (
    <div>
      <p className="bank-row-head">
        <span>
          {formatDateVn(line.occurredOn)} {line.time.slice(0, 5)}
        </span>{' '}
        <strong>
          <Amount value={line.amountVnd} signed />
        </strong>
      </p>
      <p className="bank-memo">{line.memo}</p>
      {line.counterparty ? (
        <p className="muted">{t('statements.row.from', { name: line.counterparty })}</p>
      ) : null}
      {line.isAmountPrinted ? null : <StatusTag tone="warning">{t('statements.row.lost')}</StatusTag>}
    </div>
  );
}

/** "cùng số tiền, cách 1 ngày, có tên người ủng hộ trong nội dung" */
function reasonText(t: Translator, { reason, days }: Suggestion, rule: RuleView | undefined): string {
  const apart =
    days === 0 ? t('statements.row.sameDay') : t('statements.row.daysApart', { count: Math.abs(days) });
  return t(`statements.row.reason.${reason}`, { days: apart, text: rule?.text ?? '' });
}

function BooksSide(props: LineRowProps) {
  const { locale, line, suggestion, recordable, history, rule, isEditable } = props;
  const t = translator(locale);
  const isWhole = line.explainedVnd === line.amountVnd;
  return (
    <div>
      {line.vouchers ? <p>{t('statements.row.matched', { references: line.vouchers })}</p> : null}
      {!isWhole && line.explainedVnd !== 0n ? <p>{partText(t, line)}</p> : null}
      {line.heldNote && line.heldAt ? (
        <p>
          {t('statements.row.heldSince', {
            day: formatDateVn(line.heldAt.slice(0, 10)),
            note: line.heldNote,
          })}
        </p>
      ) : null}
      {!isWhole && !line.heldNote ? (
        <SuggestionText {...{ t, suggestion, recordable, history, rule }} />
      ) : null}
      {isEditable ? <RowActions {...props} isWhole={isWhole} /> : null}
    </div>
  );
}

function partText(t: Translator, { amountVnd, explainedVnd }: BankLineView): string {
  const size = (amount: bigint) => formatVndUnit(amount < 0n ? -amount : amount);
  return t('statements.row.partly', { done: size(explainedVnd), rest: size(amountVnd - explainedVnd) });
}

/** "Có mã … của lời hứa của Công ty A trong “Đề án B”, còn 5.000.000 đồng." */
function codeText(t: Translator, { promisedVnd, campaignName, ...recordable }: Recordable): string {
  if (promisedVnd !== null)
    return t('statements.row.byPledge', {
      ...{ ...recordable, campaign: campaignName ?? '', open: formatVndUnit(promisedVnd) },
    });
  if (campaignName !== null) return t('statements.row.byCampaign', { ...recordable, campaign: campaignName });
  return t('statements.row.byCode', recordable);
}

type Offer = { t: Translator } & Pick<LineRowProps, 'suggestion' | 'recordable' | 'history' | 'rule'>;

function SuggestionText({ t, suggestion, recordable, history, rule }: Offer) {
  if (!suggestion && recordable) return <p>{codeText(t, recordable)}</p>;
  if (!suggestion && rule) return <p>{ruleSentence(t, rule)}</p>;
  if (!suggestion && history) return <p>{historyText(t, history)}</p>;
  if (!suggestion) return <p className="muted">{t('statements.row.noSuggestion')}</p>;
  const { voucher, isCertain } = suggestion;
  return (
    <p>
      {t('statements.row.suggestion', { reference: voucher.reference })}
      {voucher.partyName ? ` – ${voucher.partyName}` : ''}{' '}
      <StatusTag tone={isCertain ? 'success' : 'warning'}>
        {t(isCertain ? 'statements.row.sure' : 'statements.row.unsure')}
      </StatusTag>
      <br />
      <span className="muted">{reasonText(t, suggestion, rule)}</span>
    </p>
  );
}

function RowActions({
  hoi,
  locale,
  statementId,
  line,
  suggestion,
  recordable,
  actions,
  isWhole,
}: LineRowProps & { isWhole: boolean }) {
  const t = translator(locale);
  const hidden = { lineId: String(line.lineId), statementId: String(statementId) };
  const open = (anchor: string) => `${routes.office.bankLine(hoi, statementId, line.lineId)}#${anchor}`;
  return (
    <div className="actions">
      {!isWhole && suggestion ? (
        <PressForm
          {...{ action: actions.acceptOne, locale, rowKey: 'Enter' }}
          hidden={{ ...hidden, voucherId: String(suggestion.voucher.voucherId), reason: suggestion.reason }}
        >
          {t('statements.row.accept')}
        </PressForm>
      ) : null}
      {!suggestion && recordable ? <RecordByCode {...{ locale, line, actions, recordable, hidden }} /> : null}
      {isWhole ? null : (
        <>
          <ButtonLink data-key="F" href={open('tim')}>
            {t('statements.row.find')}
          </ButtonLink>
          {line.amountVnd > 0n ? (
            <ButtonLink data-key="C" href={open('ghi')}>
              {t('statements.row.create')}
            </ButtonLink>
          ) : null}
          <ButtonLink variant="quiet" data-key="H" href={open('giu')}>
            {t('statements.row.hold')}
          </ButtonLink>
        </>
      )}
      {line.explainedVnd !== 0n ? (
        <PressForm {...{ action: actions.undo, locale, hidden, rowKey: 'U', variant: 'secondary' as const }}>
          {t('statements.row.undo')}
        </PressForm>
      ) : null}
    </div>
  );
}

type ByCode = Pick<LineRowProps, 'locale' | 'line' | 'actions'> & {
  recordable: Recordable;
  hidden: Record<string, string>;
};

/** One key: all is the code's but the giver where the bank names one; the key of the request is the line's own. */
function RecordByCode({ locale, line, actions, recordable, hidden }: ByCode) {
  const form = {
    ...{ kind: 'gift', donor: recordable.giver, fundId: String(recordable.fundId) },
    ...{ requestKey: `bank-line-${line.lineId}`, byCode: 'on' },
  };
  const target =
    recordable.promisedVnd !== null ? 'Pledge' : recordable.campaignName !== null ? 'Campaign' : 'Code';
  return (
    <PressForm {...{ action: actions.record, locale, rowKey: 'Enter', hidden: { ...hidden, ...form } }}>
      {translator(locale)(`statements.row.recordBy${target}`)}
    </PressForm>
  );
}
