/**
 * The register of breaches: each with its clock, what was done, a form for the next step and the report to print.
 * Owns the order: what is open and untold first is what the list gives. Refuses to change what was written.
 */
import type { PlainFieldSpec } from '@/components/forms/plain-field';
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { StatusTag } from '@/components/ui/status-tag';
import { type DateVn, formatDateVn, formatInstantVn } from '@/lib/kernel/dates';
import type { BreachLine } from '@/lib/rights/queries/breaches';
import { breachKinds, breachSteps } from '@/lib/rights/schema/breaches';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export interface BreachRegisterProps {
  hoi: string;
  locale: Locale;
  today: DateVn;
  rows: readonly BreachLine[];
  /** Absent for who only looks. */
  actions?: { found: FormAction; step: FormAction };
}

/** The page below its heading. */
export function BreachRegister({ hoi, locale, today, rows, actions }: BreachRegisterProps) {
  const t = translator(locale);
  return (
    <div className="stack">
      <p className="lede">{t('rights.breach.lede')}</p>
      <MessagesProvider locale={locale} modules={['errors', 'ui']}>
        {rows.length === 0 ? <p>{t('rights.breach.none')}</p> : null}
        {rows.map((row) => (
          <BreachCard key={row.id} {...{ t, hoi, locale, today, row }} action={actions?.step} />
        ))}
        {actions ? (
          <section>
            <h2>{t('rights.breach.new')}</h2>
            <PlainForm
              {...{ locale, action: actions.found, idPrefix: 'su-co', hidden: { today } }}
              fields={[
                {
                  ...{ kind: 'radio', name: 'kind', label: t('rights.breach.kind') },
                  options: breachKinds.map((value) => ({ value, label: t(`rights.breach.kinds.${value}`) })),
                },
                {
                  kind: 'textarea',
                  name: 'what',
                  label: t('rights.breach.what'),
                  hint: t('rights.breach.whatHint'),
                },
                {
                  ...{ kind: 'text', name: 'people', label: t('rights.breach.people'), optional: true },
                  ...{ inputMode: 'numeric', width: 'short' },
                },
                ...momentFields(t, today, t('rights.breach.foundOn')),
              ]}
              submit={t('rights.breach.record')}
            />
          </section>
        ) : null}
      </MessagesProvider>
    </div>
  );
}

const momentFields = (t: Translator, today: DateVn, label: string): PlainFieldSpec[] => [
  { kind: 'date', name: 'onDay', label, today, value: formatDateVn(today) },
  {
    kind: 'text',
    name: 'atTime',
    label: t('rights.breach.time'),
    hint: t('rights.breach.timeHint'),
    width: 'short',
  },
];

interface BreachCardProps {
  t: Translator;
  hoi: string;
  locale: Locale;
  today: DateVn;
  row: BreachLine;
  action?: FormAction;
}

function BreachCard({ t, hoi, locale, today, row, action }: BreachCardProps) {
  const state = row.isClosed ? 'closed' : row.isTold ? 'told' : row.hoursLeft < 0 ? 'late' : 'running';
  const tones = { closed: 'success', told: 'info', late: 'danger', running: 'warning' } as const;
  return (
    <section id={`su-co-${row.id}`}>
      <h2>{t('rights.breach.one', { number: row.id, kind: t(`rights.breach.kinds.${row.kind}`) })}</h2>
      <p>
        <StatusTag tone={tones[state]}>
          {t(`rights.breach.state.${state}`, { hours: Math.abs(row.hoursLeft) })}
        </StatusTag>
      </p>
      <p>{row.what}</p>
      <p>
        {t('rights.breach.facts', {
          ...{ found: formatInstantVn(row.foundAt), until: formatInstantVn(row.tellBy) },
          people: row.people ?? t('rights.breach.unknown'),
        })}
      </p>
      <ul>
        {row.steps.map((one) => (
          <li key={`${one.at}${one.step}${one.text}`}>
            {formatInstantVn(one.at)}: {t(`rights.breach.steps.${one.step}`)}. {one.text} ({one.by})
          </li>
        ))}
      </ul>
      <p>
        <a href={routes.office.breachPdf(hoi, row.id)}>{t('rights.breach.print', { number: row.id })}</a>
      </p>
      {action && !row.isClosed ? (
        <details>
          <summary>{t('rights.breach.next', { number: row.id })}</summary>
          <PlainForm
            {...{ locale, action, idPrefix: `buoc-${row.id}`, hidden: { today, breachId: String(row.id) } }}
            fields={[
              {
                ...{ kind: 'radio', name: 'step', label: t('rights.breach.step') },
                options: breachSteps.map((value) => ({ value, label: t(`rights.breach.steps.${value}`) })),
              },
              { kind: 'text', name: 'text', label: t('rights.breach.text') },
              ...momentFields(t, today, t('rights.breach.on')),
            ]}
            submit={t('rights.breach.recordStep')}
          />
        </details>
      ) : null}
    </section>
  );
}
