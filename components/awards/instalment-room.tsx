/**
 * The instalments of a round: how they are split, who is due next, checks of results, renewals from earlier years.
 * Owns the order of the parts and who sees which form. Refuses to decide: every step is a form, and the server answers.
 */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { Notice } from '@/components/ui/notice';
import { PrintButton } from '@/components/ui/print-button';
import { can, type Role } from '@/lib/access/policy';
import type { InstalmentPage } from '@/lib/awards/queries/instalments';
import { instalmentAmounts } from '@/lib/awards/rules/instalments';
import { formatDateVn } from '@/lib/kernel/dates';
import { formatVndUnit } from '@/lib/kernel/money';
import { type Locale, translator } from '@/lib/web/messages';
import { CheckForm } from './check-form';
import { InstalmentSummary, PersonList } from './instalment-tables';

export interface InstalmentRoomProps {
  hoi: string;
  locale: Locale;
  roles: readonly Role[];
  data: InstalmentPage;
  actions: Record<'plan' | 'check' | 'renew', FormAction>;
}

/** The page below the tabs. */
export function InstalmentRoom({ hoi, locale, roles, data, actions }: InstalmentRoomProps) {
  const t = translator(locale);
  const { round, people, today } = data;
  const manages = can(roles, 'awards.manageRound');
  if (!round.isRenewable) return <Notice tone="info" title={t('instalments.notRenewable')} />;
  return (
    <div className="stack">
      <p className="lede">{t('instalments.lede')}</p>
      {people.length === 0 ? (
        <p>{t('instalments.empty')}</p>
      ) : (
        <>
          <InstalmentSummary {...{ hoi, locale, people, today }} />
          <div className="actions no-print">
            <PrintButton locale={locale}>{t('instalments.print')}</PrintButton>
          </div>
          {can(roles, 'awards.checkResults') ? (
            <CheckForm {...{ locale, data }} action={actions.check} />
          ) : null}
        </>
      )}
      <PlanPart {...{ locale, data, manages }} action={actions.plan} />
      {manages && round.status === 'open' ? <RenewPart {...{ locale, data }} action={actions.renew} /> : null}
      {people.map((person) => (
        <PersonList key={person.awardId} {...{ hoi, locale, person, today }} />
      ))}
    </div>
  );
}

interface PartProps {
  locale: Locale;
  data: InstalmentPage;
  action: FormAction;
}

function PlanPart({ locale, data, manages, action }: PartProps & { manages: boolean }) {
  const t = translator(locale);
  const text = (key: string) => t(`instalments.plan.${key}`);
  const { round, plan, people, today } = data;
  const stands = people.length > 0 || round.status === 'decided' || round.status === 'closed';
  return (
    <section>
      <h2>{text('title')}</h2>
      {plan ? (
        <p>
          {t('instalments.plan.facts', {
            ...{ parts: plan.parts, months: plan.monthsApart, date: formatDateVn(plan.firstDueOn) },
          })}{' '}
          {stands ? text('stands') : ''}
        </p>
      ) : (
        <p>{text('none')}</p>
      )}
      <p>{text('rule')}</p>
      <Examples {...{ locale, data }} />
      {manages && !stands ? (
        <PlainForm
          {...{ action, locale, idPrefix: 'plan', submit: text('submit') }}
          hidden={{ round: round.slug, roundId: String(round.id), today }}
          fields={[
            {
              ...({ kind: 'text', name: 'parts', label: text('parts'), hint: text('partsHint') } as const),
              ...{ inputMode: 'numeric', width: 'short', value: String(plan?.parts ?? 12) },
            },
            {
              ...({ kind: 'date', name: 'firstDueOn', label: text('firstDueOn'), today } as const),
              value: plan ? formatDateVn(plan.firstDueOn) : '',
            },
            {
              ...({ kind: 'text', name: 'monthsApart', label: text('monthsApart') } as const),
              ...{ hint: text('monthsHint'), inputMode: 'numeric', width: 'short' },
              value: String(plan?.monthsApart ?? 1),
            },
          ]}
        />
      ) : null}
    </section>
  );
}

/** What each rate of the round comes to under the plan. */
function Examples({ locale, data: { plan, round } }: Omit<PartProps, 'action'>) {
  if (!plan) return null;
  const rates = new Set(round.categories.map(({ rateVnd }) => rateVnd));
  return (
    <ul>
      {[...rates]
        .filter((rate) => rate >= BigInt(plan.parts) * 1000n)
        .map((rate) => {
          const amounts = instalmentAmounts(rate, plan.parts);
          return (
            <li key={rate.toString()}>
              {translator(locale)('instalments.plan.example', {
                ...{ amount: formatVndUnit(rate), first: formatVndUnit(amounts[0]!) },
                last: formatVndUnit(amounts.at(-1)!),
              })}
            </li>
          );
        })}
    </ul>
  );
}

function RenewPart({ locale, data, action }: PartProps) {
  const t = translator(locale);
  const text = (key: string) => t(`instalments.renew.${key}`);
  return (
    <section className="no-print">
      <h2>{text('title')}</h2>
      {data.renewable.length === 0 ? (
        <p>{text('none')}</p>
      ) : (
        <>
          <p>{text('lede')}</p>
          <PlainForm
            {...{ action, locale, idPrefix: 'renew', submit: text('submit') }}
            hidden={{ round: data.round.slug, roundId: String(data.round.id) }}
            fields={[
              {
                ...({ kind: 'checkboxes', name: 'awardIds', label: text('choose') } as const),
                options: data.renewable.map((one) => ({
                  value: String(one.awardId),
                  label: t('instalments.renew.option', {
                    ...{ name: one.name, round: one.roundName, amount: formatVndUnit(one.amountVnd) },
                  }),
                })),
              },
            ]}
          />
        </>
      )}
    </section>
  );
}
