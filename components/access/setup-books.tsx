/**
 * Steps 4 and 5 of the set-up: the first fund with its accounts, then what is in them by signed minutes.
 * Owns one amount for each fund and account. Refuses a second opening: the posted voucher is shown instead.
 */

import type { PlainFieldSpec } from '@/components/forms/plain-field';
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { amountField } from '@/lib/access/schema/books';
import type { SetupFacts } from '@/lib/access/setup-queries';
import { type DateVn, formatDateVn } from '@/lib/kernel/dates';
import { translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';
import { bankFields, fundFields } from './fund-fields';
import { FundsOverview } from './funds-overview';

export interface SetupBooksProps {
  locale: Locale;
  hoi: string;
  facts: SetupFacts;
  today: DateVn;
  action: FormAction;
}

/** Step 4. */
export function SetupBooks({ locale, hoi, facts, today, action }: SetupBooksProps) {
  const t = translator(locale);
  if (facts.accounts.length > 0) {
    return (
      <>
        <Notice tone="success" title={t('setup.books.done')}>
          <a href={routes.office.fundSettings(hoi)}>{t('setup.books.more')}</a>
        </Notice>
        <FundsOverview locale={locale} funds={facts.funds} accounts={facts.accounts} />
        <NextStep locale={locale} hoi={hoi} step={5} />
      </>
    );
  }
  const termDeposit: PlainFieldSpec = {
    kind: 'checkbox',
    name: 'hasTermDeposit',
    label: t('setup.books.hasTermDeposit'),
  };
  return (
    <>
      <p className="lede">{t('setup.books.lede')}</p>
      <PlainForm
        action={action}
        locale={locale}
        hidden={{ today }}
        fields={[...fundFields(t, today, t('setup.books.fundDefault')), ...bankFields(t, true), termDeposit]}
        submit={t('setup.next')}
      />
    </>
  );
}

/** Step 5; `requestKey` makes a repeated press harmless. */
export function SetupOpening({
  locale,
  hoi,
  facts,
  today,
  action,
  requestKey,
}: SetupBooksProps & { requestKey: string }) {
  const t = translator(locale);
  if (facts.openingReference) {
    return (
      <>
        <Notice tone="success" title={t('setup.opening.posted', { reference: facts.openingReference })} />
        <NextStep locale={locale} hoi={hoi} step={6} />
      </>
    );
  }
  if (facts.accounts.length === 0) return <Notice tone="locked" title={t('setup.opening.noBooks')} />;
  const amounts: PlainFieldSpec[] = facts.funds.flatMap((fund) =>
    facts.accounts.map((account) => ({
      kind: 'money' as const,
      name: amountField(fund.code, account.code),
      label: t('setup.opening.amount', { fund: fund.name, account: account.name }),
      optional: true,
    })),
  );
  return (
    <>
      <p className="lede">{t('setup.opening.lede')}</p>
      <PlainForm
        action={action}
        locale={locale}
        hidden={{ today }}
        requestKey={requestKey}
        fields={[
          {
            kind: 'date',
            name: 'occurredOn',
            label: t('setup.opening.occurredOn'),
            today,
            value: formatDateVn(today),
          },
          {
            kind: 'text',
            name: 'attachmentCount',
            label: t('setup.opening.attachmentCount'),
            inputMode: 'numeric',
            width: 'short',
            value: '1',
          },
          ...amounts,
        ]}
        submit={t('setup.opening.submit')}
      />
      <p>
        <a href={routes.setup({ buoc: 6, hoi })}>{t('setup.opening.skip')}</a>
      </p>
    </>
  );
}

/** The link to the step that follows; 6 is the end. */
export function NextStep({ locale, hoi, step }: { locale: Locale; hoi: string; step: number }) {
  const t = translator(locale);
  const name = step > 5 ? t('setup.finish.title') : t(`setup.steps.${step}`);
  return (
    <p>
      <ButtonLink href={routes.setup({ buoc: step, hoi })} variant="primary">
        {t('setup.skipTo', { name })}
      </ButtonLink>
    </p>
  );
}
