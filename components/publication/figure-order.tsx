/**
 * How the figures of the fund are published: the order in force, its next and last run, why one was stopped, the form for
 * another order, and what came before.
 * Owns the arrangement. Refuses to decide what is due: the database does.
 */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { DateText, InstantText } from '@/components/ui/date-text';
import { DescriptionList } from '@/components/ui/description-list';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { Notice } from '@/components/ui/notice';
import { Table } from '@/components/ui/table';
import type { FigureOrder, FigureRun } from '@/lib/honours/order-queries';
import { nextRunAt } from '@/lib/honours/rules/figure-order';
import { orderModes } from '@/lib/honours/schema/figure-order';
import { kindSlugs } from '@/lib/honours/schema/words';
import { formatInstantVn } from '@/lib/kernel/dates';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export interface FigureOrderProps {
  locale: Locale;
  hoi: string;
  /** The order in force first. */
  orders: FigureOrder[];
  runs: FigureRun[];
  now: Date;
  /** An order was just given. */
  isDone: boolean;
  action: FormAction;
}

/** The page below its heading. */
export function FigureOrderPage({ locale, hoi, orders, runs, now, isDone, action }: FigureOrderProps) {
  const t = translator(locale);
  const [order, ...earlier] = orders;
  if (!order) return null;
  return (
    <div className="stack">
      {isDone ? <Notice tone="success" title={t('figures.done')} /> : null}
      <p className="lede">{t('figures.lede')}</p>
      {runs[0]?.outcome === 'refused' ? <Refused {...{ t, hoi }} run={runs[0]} /> : null}
      <InForce {...{ t, order, runs, now }} />
      <OrderForm key={order.orderedAt} {...{ t, locale, order, action }} />
      <Runs {...{ t, runs }} />
      {earlier.length > 0 ? (
        <details>
          <summary>{t('figures.orders')}</summary>
          <ul>
            {earlier.map((one) => (
              <li key={one.orderedAt}>
                {orderText(t, one)}. {byText(t, one)}. {t('figures.reason')}: {one.reason}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

type Part = { t: Translator };

function Refused({ t, hoi, run }: Part & { hoi: string; run: FigureRun }) {
  return (
    <Notice tone="warning" title={t('figures.refusedTitle')}>
      <p>{t(`errors.${run.refusal}`)}</p>
      <p>
        {t('figures.refusedBody')}{' '}
        <a href={routes.office.publication(hoi, kindSlugs.fundFigures, run.year)}>
          {t('figures.byHandNow', { year: String(run.year) })}
        </a>
      </p>
    </Notice>
  );
}

const orderText = (t: Translator, { mode, hour, weekday }: FigureOrder) =>
  t(`figures.order.${mode}`, { hour: String(hour), day: t(`figures.weekdays.${weekday}`) });

function byText(t: Translator, { orderedRole, orderedBy, orderedAt }: FigureOrder): string {
  if (orderedRole === '' || !orderedAt) return t('figures.house');
  return t('figures.orderedBy', {
    ...{ name: orderedBy, role: t(`access.roles.${orderedRole}`), at: formatInstantVn(orderedAt) },
  });
}

function InForce({ t, order, runs, now }: Part & { order: FigureOrder; runs: FigureRun[]; now: Date }) {
  const next = nextRunAt(order, now);
  const [last] = runs;
  const stopped = runs.find(({ outcome }) => outcome === 'refused');
  return (
    <section>
      <h2>{t('figures.now')}</h2>
      <DescriptionList
        items={[
          { term: t('figures.mode'), value: orderText(t, order) },
          { term: t('figures.by'), value: byText(t, order) },
          ...(order.reason ? [{ term: t('figures.reason'), value: order.reason }] : []),
          { term: t('figures.next'), value: next ? <InstantText at={next} /> : t('figures.nextNone') },
          {
            term: t('figures.last'),
            value: last ? `${formatInstantVn(last.ranAt)}: ${outcomeText(t, last)}` : t('figures.lastNone'),
          },
          {
            term: t('figures.lastRefusal'),
            value: stopped
              ? `${formatInstantVn(stopped.ranAt)}: ${t(`errors.${stopped.refusal}`)}`
              : t('figures.lastRefusalNone'),
          },
        ]}
      />
    </section>
  );
}

const outcomeText = (t: Translator, { outcome, version }: FigureRun) =>
  t(`figures.outcomes.${outcome}`, { version: String(version ?? '') });

type FormProps = Part & { locale: Locale; order: FigureOrder; action: FormAction };

function OrderForm({ t, locale, order, action }: FormProps) {
  const numbers = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, at) => String(first + at));
  return (
    <section>
      <h2>{t('figures.change')}</h2>
      <MessagesProvider locale={locale} modules={['errors', 'ui']}>
        <PlainForm
          {...{ action, locale, idPrefix: 'lenh', submit: t('figures.save') }}
          fields={[
            {
              ...{ kind: 'radio', name: 'mode', label: t('figures.mode'), value: order.mode },
              options: orderModes.map((value) => ({
                ...{ value, label: t(`figures.modes.${value}`), hint: t(`figures.modeHints.${value}`) },
              })),
            },
            {
              ...{ kind: 'select', name: 'hour', label: t('figures.hour'), value: String(order.hour) },
              options: numbers(0, 23).map((value) => ({
                ...{ value, label: t('figures.hourOption', { hour: value }) },
              })),
            },
            {
              ...{ kind: 'select', name: 'weekday', label: t('figures.weekday') },
              ...{ hint: t('figures.weekdayHint'), value: String(order.weekday) },
              options: numbers(1, 7).map((value) => ({ value, label: t(`figures.weekdays.${value}`) })),
            },
            {
              ...{ kind: 'text', name: 'reason', label: t('figures.reasonLabel') },
              hint: t('figures.reasonHint'),
            },
          ]}
        />
      </MessagesProvider>
    </section>
  );
}

function Runs({ t, runs }: Part & { runs: FigureRun[] }) {
  return (
    <section>
      <h2>{t('figures.runs')}</h2>
      {runs.length === 0 ? (
        <p>{t('figures.runsNone')}</p>
      ) : (
        <Table
          caption={t('figures.runs')}
          captionHidden
          rows={runs}
          rowKey={({ dueOn }) => dueOn}
          columns={[
            { key: 'due', header: t('figures.dueOn'), cell: ({ dueOn }) => <DateText date={dueOn} /> },
            { key: 'ran', header: t('figures.ranAt'), cell: ({ ranAt }) => <InstantText at={ranAt} /> },
            { key: 'asOf', header: t('figures.asOf'), cell: ({ asOf }) => <DateText date={asOf} /> },
            {
              key: 'outcome',
              header: t('figures.outcome'),
              cell: (run) =>
                run.refusal ? `${outcomeText(t, run)}. ${t(`errors.${run.refusal}`)}` : outcomeText(t, run),
            },
          ]}
        />
      )}
    </section>
  );
}
