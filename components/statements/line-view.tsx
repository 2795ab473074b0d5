/**
 * One line of the bank and the ways to explain it: a voucher in the books, new money in, own money moved, or waiting.
 * Owns which ways are offered for which line. Refuses income for what moves between own accounts: it is said in words.
 */
import { PlainForm } from '@/components/forms/plain-form';
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button';
import { DescriptionList, SummaryCard } from '@/components/ui/description-list';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { Notice } from '@/components/ui/notice';
import { formatDateVn } from '@/lib/kernel/dates';
import { formatVndUnit } from '@/lib/kernel/money';
import type { LinePage } from '@/lib/statements/line-page';
import type { BoundAction } from '@/lib/web/define-action';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { LineCreation } from './line-creation';
import { ruleSentence } from './rule-text';

export interface LineViewProps {
  hoi: string;
  locale: Locale;
  data: LinePage;
  requestKey: string;
  actions: Record<'match' | 'hold' | 'release' | 'record' | 'ownTransfer', BoundAction>;
}

/** The whole page below its title. */
export function LineView(props: LineViewProps) {
  const { hoi, locale, data } = props;
  const t = translator(locale);
  const { line, isFinished } = data;
  const restVnd = line.amountVnd - line.explainedVnd;
  const back = (
    <ButtonLink href={routes.office.bankStatement(hoi, line.statementId, { vua: line.lineId })}>
      {t('statements.line.back')}
    </ButtonLink>
  );
  return (
    <MessagesProvider locale={locale} modules={['statements', 'errors', 'common']}>
      <LineFacts {...props} />
      <div className="actions">
        {back}
        <ButtonLink href={routes.office.newStatementRule(hoi, { dong: line.lineId })}>
          {t('statements.rules.fromLine')}
        </ButtonLink>
      </div>
      {isFinished ? <Notice tone="locked" title={t('statements.line.finished')} /> : null}
      {!isFinished && restVnd === 0n ? <Notice tone="success" title={t('statements.line.done')} /> : null}
      {isFinished || restVnd === 0n ? null : (
        <>
          <LineNatureNotice {...props} />
          {line.amountVnd < 0n ? <MoneyOut {...props} /> : null}
          <OwnTransfers {...props} />
          <Vouchers {...props} />
          {line.amountVnd > 0n ? (
            <LineCreation
              {...{ locale, data, requestKey: props.requestKey, hidden: hiddenOf(data) }}
              action={props.actions.record}
            />
          ) : null}
          <Holding {...props} />
        </>
      )}
    </MessagesProvider>
  );
}

/** What the line most likely is: by a rule of the association, else by words that every bank uses. */
function LineNatureNotice({ hoi, locale, data }: LineViewProps) {
  const t = translator(locale);
  const { nature, rule } = data;
  const isSaidByRule = rule !== null && rule.outcome.kind !== 'income';
  if (!nature && !isSaidByRule) return null;
  return (
    <Notice title={isSaidByRule ? ruleSentence(t, rule) : t(`statements.line.nature.${nature}`)}>
      {nature === 'ownTransfer' ? <a href={routes.office.moveMoney(hoi)}>{t('ledger.move.link')}</a> : null}
    </Notice>
  );
}

/** Money the bank has taken: its order, or the way to prepare one. */
function MoneyOut({ hoi, locale, data }: LineViewProps) {
  const t = translator(locale);
  const { order, line } = data;
  if (order)
    return (
      <Notice
        title={
          order.reference
            ? t('statements.line.orderPaid', { reference: order.reference })
            : t('statements.line.orderMade')
        }
      >
        <a href={routes.office.payment(hoi, order.orderId)}>{t('statements.line.openOrder')}</a>
      </Notice>
    );
  return (
    <>
      <p>{t('statements.line.outHint')}</p>
      <div className="actions">
        <ButtonLink href={routes.office.newPayment(hoi, { loai: 'khac', dong: line.lineId })}>
          {t('statements.line.prepareOrder')}
        </ButtonLink>
      </div>
    </>
  );
}

const hiddenOf = ({ line }: LinePage) => ({
  lineId: String(line.lineId),
  statementId: String(line.statementId),
});

function LineFacts({ locale, data }: LineViewProps) {
  const t = translator(locale);
  const label = (key: string) => t(`statements.line.${key}`);
  const { line } = data;
  const optional = (term: string, value: string) => (value === '' ? [] : [{ term: label(term), value }]);
  return (
    <SummaryCard title={label('facts')}>
      <DescriptionList
        items={[
          { term: label('amount'), value: <Amount value={line.amountVnd} words signed large /> },
          { term: label('rest'), value: <Amount value={line.amountVnd - line.explainedVnd} signed /> },
          ...optional('recorded', line.vouchers),
          { term: label('day'), value: `${formatDateVn(line.occurredOn)} ${line.time}`.trim() },
          ...optional('memo', line.memo),
          ...optional('counterparty', line.counterparty),
          ...optional('reference', line.reference),
          { term: label('account'), value: data.accountName },
        ]}
      />
    </SummaryCard>
  );
}

function OwnTransfers({ locale, data, actions }: LineViewProps) {
  const t = translator(locale);
  if (data.cancelling.length === 0) return null;
  return (
    <section>
      <h2>{t('statements.line.ownTitle')}</h2>
      <p>{t('statements.line.ownLede')}</p>
      {data.cancelling.map((other) => (
        <div key={other.lineId}>
          <p>
            {t('statements.line.ownLine', {
              ...{ account: other.accountName, day: formatDateVn(other.occurredOn), memo: other.memo },
            })}
          </p>
          <PlainForm
            {...{ action: actions.ownTransfer, locale, idPrefix: `own-${other.lineId}`, fields: [] }}
            submit={t('statements.line.own')}
            hidden={{ ...hiddenOf(data), otherLineId: String(other.lineId) }}
          />
        </div>
      ))}
    </section>
  );
}

function Vouchers({ locale, data, actions }: LineViewProps) {
  const t = translator(locale);
  const { line, vouchers } = data;
  const rest = line.amountVnd - line.explainedVnd;
  const left = (amount: bigint) => formatVndUnit(amount < 0n ? -amount : amount);
  return (
    <section id="tim">
      <h2>{t('statements.line.findTitle')}</h2>
      {vouchers.length === 0 ? (
        <p className="muted">{t('statements.line.noVouchers')}</p>
      ) : (
        <PlainForm
          {...{ action: actions.match, locale, idPrefix: 'match', hidden: hiddenOf(data) }}
          submit={t('statements.line.match')}
          fields={[
            {
              ...{ kind: 'radio', name: 'voucherId', label: t('statements.line.voucher') },
              hint: t('statements.line.findLede'),
              value: vouchers[0]!.restVnd === rest ? String(vouchers[0]!.voucherId) : undefined,
              options: vouchers.map((one) => ({
                value: String(one.voucherId),
                label: [one.reference, formatDateVn(one.occurredOn), one.partyName]
                  .filter(Boolean)
                  .join(' · '),
                hint: `${t('statements.line.left')}: ${left(one.restVnd)}${
                  one.restVnd === rest ? ` (${t('statements.line.exact')})` : ''
                }`,
              })),
            },
            { kind: 'money', name: 'amount', label: t('statements.line.part'), optional: true },
          ]}
        />
      )}
    </section>
  );
}

function Holding({ locale, data, actions }: LineViewProps) {
  const t = translator(locale);
  const isHeld = data.line.heldNote !== null;
  return (
    <section id="giu">
      <h2>{t('statements.line.holdTitle')}</h2>
      <PlainForm
        {...{
          action: actions.hold,
          locale,
          idPrefix: 'hold',
          hidden: hiddenOf(data),
          variant: 'secondary' as const,
        }}
        submit={t('statements.line.hold')}
        fields={[
          {
            ...{ kind: 'text', name: 'note', label: t('statements.line.holdNote') },
            value: data.line.heldNote ?? '',
          },
        ]}
      />
      {isHeld ? (
        <PlainForm
          {...{ action: actions.release, locale, idPrefix: 'release', hidden: hiddenOf(data), fields: [] }}
          submit={t('statements.line.release')}
          variant="quiet"
        />
      ) : null}
    </section>
  );
}
