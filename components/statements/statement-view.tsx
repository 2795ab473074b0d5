/**
 * Reconciling one statement: how far it is, the certain matches in one press, the lines with their suggestions, the end.
 * Owns the order of these parts and what each state offers. Refuses to match without a press.
 */
import { HistoryLink } from '@/components/audit/history-link';
import { PlainForm } from '@/components/forms/plain-form';
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button';
import { Figure } from '@/components/ui/description-list';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { Pagination, Tabs } from '@/components/ui/navigation';
import { Notice } from '@/components/ui/notice';
import { Progress } from '@/components/ui/state-of-page';
import { formatDateVn } from '@/lib/kernel/dates';
import { formatVndUnit } from '@/lib/kernel/money';
import type { BankLineView } from '@/lib/statements/queries';
import type { StatementPage } from '@/lib/statements/reconciliation';
import { type LineFilter, type LineViewQuery, lineFilters } from '@/lib/statements/schema/view';
import type { BoundAction } from '@/lib/web/define-action';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { LineKeys } from './line-keys';
import { LineRow, type LineRowProps } from './line-row';

export interface StatementViewProps {
  hoi: string;
  locale: Locale;
  view: LineViewQuery;
  page: StatementPage;
  mayKeep: boolean;
  actions: Record<'acceptOne' | 'acceptCertain' | 'record' | 'undo' | 'finish' | 'reopen', BoundAction>;
}

/** The whole page below its title. */
export function StatementView(props: StatementViewProps) {
  const { hoi, locale, view, page, mayKeep } = props;
  const t = translator(locale);
  const { statement, lines } = page;
  const isEditable = mayKeep && !statement.isFinished;
  const last = lines.at(-1);
  return (
    <MessagesProvider locale={locale} modules={['statements', 'errors', 'common']}>
      <Standing {...props} />
      {isEditable && page.certain.length > 0 ? <Certain {...props} /> : null}
      <Tabs
        locale={locale}
        label={t('statements.one.filters')}
        items={(Object.keys(lineFilters) as LineFilter[]).map((filter) => ({
          label: t(`statements.one.${filter}`),
          current: view.filter === filter,
          count: countOf(page, filter),
          href: routes.office.bankStatement(hoi, statement.statementId, { loc: lineFilters[filter] }),
        }))}
      />
      {lines.length === 0 ? (
        <p>{t(view.filter === 'open' ? 'statements.one.emptyOpen' : 'statements.one.empty')}</p>
      ) : (
        <LineKeys label={t('statements.one.lines')} hint={isEditable ? t('statements.one.keys') : undefined}>
          {lines.map((line) => (
            <LineRow key={line.lineId} {...rowOf(props, line, isEditable)} />
          ))}
        </LineKeys>
      )}
      <Pagination
        locale={locale}
        nextHref={
          last && lines.length === 50
            ? routes.office.bankStatement(hoi, statement.statementId, {
                ...{ loc: lineFilters[view.filter], sau: last.ordinal },
              })
            : undefined
        }
      />
      {mayKeep ? <Ending {...props} /> : null}
      <p className="my-4">
        <a href={routes.office.statementRules(hoi)}>{t('statements.rules.link')}</a>
      </p>
      <p>
        <HistoryLink {...{ hoi, locale }} type="bankStatement" id={statement.statementId} />
      </p>
    </MessagesProvider>
  );
}

function rowOf(
  { hoi, locale, page, view, actions }: StatementViewProps,
  line: BankLineView,
  isEditable: boolean,
): LineRowProps {
  const { suggestions, recordable, histories, rules } = page;
  return {
    ...{ hoi, locale, line, isEditable, actions, statementId: page.statement.statementId },
    ...{ suggestion: suggestions.get(line.lineId), recordable: recordable.get(line.lineId) },
    ...{ history: histories.get(line.lineId), rule: rules.get(line.lineId) },
    isJustDone: view.justDone === line.lineId,
  };
}

function countOf({ statement, explainedCount }: StatementPage, filter: LineFilter): number {
  const { newCount, openCount, heldCount } = statement;
  return { all: newCount, open: openCount, held: heldCount, explained: explainedCount }[filter];
}

/** Where the work stands: counts down to zero, then bank and books side by side. */
function Standing({ locale, page, view }: StatementViewProps) {
  const t = translator(locale);
  const { statement, booksVnd, openVnd } = page;
  const [done, count] = [statement.newCount - statement.openCount, statement.newCount];
  const sentence =
    statement.openCount === 0
      ? t('statements.one.allDone', { count })
      : t('statements.one.progress', { done, count, amount: formatVndUnit(openVnd) });
  const { closingVnd } = statement;
  return (
    <>
      {view.isJustImported ? (
        <Notice tone="success" title={t('statements.one.imported', { count })}>
          {statement.knownCount > 0 ? (
            <p>{t('statements.one.importedKnown', { count: statement.knownCount })}</p>
          ) : null}
        </Notice>
      ) : null}
      <Progress id="doi-chieu" label={sentence} value={done} max={count} />
      <div className="figures">
        <Figure
          label={t('statements.one.bank', { day: formatDateVn(statement.lastOn) })}
          value={closingVnd === null ? t('statements.one.noClosing') : <Amount value={closingVnd} />}
        />
        <Figure label={t('statements.one.books')} value={<Amount value={booksVnd} />} />
        {closingVnd === null ? null : (
          <Figure
            label={t('statements.one.difference')}
            value={<Amount value={closingVnd - booksVnd} signed />}
          />
        )}
      </div>
    </>
  );
}

function Certain({ locale, page, actions }: StatementViewProps) {
  const t = translator(locale);
  const pairs = page.certain.map((one) => `${one.lineId}:${one.voucher.voucherId}:${one.reason}`);
  return (
    <section className="no-print">
      <PlainForm
        action={actions.acceptCertain}
        locale={locale}
        idPrefix="certain"
        fields={[]}
        submit={t('statements.one.certain', { count: pairs.length })}
        hidden={{ statementId: String(page.statement.statementId), pairs: pairs.join('\n') }}
      />
      <p className="field-hint">{t('statements.one.certainHint')}</p>
    </section>
  );
}

function Ending({ hoi, locale, page, actions }: StatementViewProps) {
  const t = translator(locale);
  const { statement } = page;
  const hidden = { statementId: String(statement.statementId) };
  const print = (
    <ButtonLink href={routes.office.reconciliationPdf(hoi, statement.statementId)}>
      {t('statements.one.print')}
    </ButtonLink>
  );
  if (statement.isFinished)
    return (
      <>
        <Notice tone="locked" title={t('statements.one.finished')} actions={print} />
        <details className="no-print my-4">
          <summary>{t('statements.one.reopen')}</summary>
          <PlainForm
            {...{ action: actions.reopen, locale, hidden, idPrefix: 'reopen', variant: 'danger' as const }}
            submit={t('statements.one.reopen')}
            fields={[{ kind: 'text', name: 'reason', label: t('statements.one.reopenReason') }]}
          />
        </details>
      </>
    );
  return (
    <section>
      <h2>{t('statements.one.finishTitle')}</h2>
      {statement.openCount > 0 ? (
        <p>{t('statements.one.stillOpen', { count: statement.openCount })}</p>
      ) : (
        <>
          <p>{t('statements.one.finishBody')}</p>
          <PlainForm
            {...{ action: actions.finish, locale, hidden, idPrefix: 'finish', fields: [] }}
            submit={t('statements.one.finish')}
          />
        </>
      )}
      <div className="actions">{print}</div>
    </section>
  );
}
