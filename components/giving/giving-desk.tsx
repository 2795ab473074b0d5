/**
 * The desk of asking for gifts: which account is shown, and a card for each code with its square and posters.
 * Owns the loud warning about an account in somebody else's name. Refuses to tick anything beforehand.
 */
import { PlainForm } from '@/components/forms/plain-form';
import { DescriptionList, SummaryCard } from '@/components/ui/description-list';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { Notice } from '@/components/ui/notice';
import type { GivingDeskData } from '@/lib/giving/desk';
import type { BoundAction } from '@/lib/web/define-action';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { CodeCard } from './code-card';

export interface GivingDeskProps {
  hoi: string;
  locale: Locale;
  data: GivingDeskData;
  mayManage: boolean;
  actions: Record<'openAccount' | 'closeAccount' | 'makeCode' | 'retireCode', BoundAction>;
}

/** The whole page below its title. */
export function GivingDesk(props: GivingDeskProps) {
  const { hoi, locale, data, mayManage } = props;
  const t = translator(locale);
  return (
    <MessagesProvider locale={locale} modules={['errors', 'common', 'ui']}>
      <p className="lede">{t('giving.lede')}</p>
      <p>
        <a href={routes.public.giving({ hoi })}>{t('giving.publicPage')}</a>
      </p>
      {data.shown ? <Shown {...props} /> : <NotShown {...props} />}
      <section>
        <h2>{t('giving.codes')}</h2>
        {data.codes.length === 0 ? <p>{t('giving.noCodes')}</p> : null}
        <ul className="squares">
          {data.codes.map((code) => (
            <CodeCard
              key={code.codeId}
              {...{ hoi, locale, code, title: code.fundName }}
              retire={mayManage ? props.actions.retireCode : null}
            />
          ))}
        </ul>
        {mayManage ? (
          <PlainForm
            {...{ action: props.actions.makeCode, locale, idPrefix: 'code' }}
            submit={t('giving.make')}
            fields={[
              { kind: 'select', name: 'fundId', label: t('giving.fund'), options: data.funds },
              {
                ...{ kind: 'money', name: 'amount', label: t('giving.amount'), optional: true },
                hint: t('giving.amountHint'),
              },
            ]}
          />
        ) : null}
      </section>
    </MessagesProvider>
  );
}

function Shown({ locale, data, mayManage, actions }: GivingDeskProps) {
  const t = translator(locale);
  const shown = data.shown!;
  const { account } = shown;
  return (
    <section>
      {shown.isOtherHolder ? (
        <Notice tone="warning" title={t('giving.otherHolder')}>
          <p>{t('giving.otherHolderBecause', { reason: shown.reason ?? '' })}</p>
        </Notice>
      ) : null}
      <SummaryCard title={t('giving.shown')}>
        <DescriptionList
          items={[
            { term: t('giving.bank'), value: account?.bankName ?? '' },
            { term: t('giving.number'), value: account?.accountNo ?? '' },
            { term: t('giving.holder'), value: account?.holderName ?? '' },
          ]}
        />
      </SummaryCard>
      {mayManage ? (
        <details className="no-print my-4">
          <summary>{t('giving.close')}</summary>
          <PlainForm
            {...{ action: actions.closeAccount, locale, idPrefix: 'close', fields: [] }}
            {...{ submit: t('giving.close'), variant: 'danger' as const }}
            hidden={{ givingAccountId: String(shown.givingAccountId) }}
          />
        </details>
      ) : null}
    </section>
  );
}

function NotShown({ locale, data, mayManage, actions }: GivingDeskProps) {
  const t = translator(locale);
  const complete = data.accounts.filter((account) => account.isComplete);
  const strangers = complete.filter((account) => !account.isOwnHolder);
  if (!mayManage || complete.length === 0)
    return (
      <Notice tone="locked" title={t('giving.notShown')}>
        <p>{t(complete.length === 0 ? 'giving.noAccounts' : 'giving.notShownBody')}</p>
      </Notice>
    );
  return (
    <section>
      <h2>{t('giving.show')}</h2>
      {strangers.length > 0 ? (
        <Notice tone="error" title={t('giving.warnTitle')}>
          <p>
            {t('giving.warnBody', { holders: strangers.map((account) => account.holderName).join(', ') })}
          </p>
        </Notice>
      ) : null}
      <PlainForm
        {...{ action: actions.openAccount, locale, idPrefix: 'open' }}
        submit={t('giving.showSubmit')}
        fields={[
          {
            ...{
              kind: 'radio',
              name: 'accountId',
              label: t('giving.account'),
              value: String(complete[0]!.accountId),
            },
            options: complete.map((account) => ({
              ...{ value: String(account.accountId), label: `${account.bankName} – ${account.accountNo}` },
              hint: `${account.holderName}${account.isOwnHolder ? '' : ` (${t('giving.notOwn')})`}`,
            })),
          },
          ...(strangers.length > 0
            ? ([
                { kind: 'checkbox', name: 'isOtherHolderAccepted', label: t('giving.accept') },
                { kind: 'text', name: 'reason', label: t('giving.reason'), optional: true },
              ] as const)
            : []),
        ]}
      />
    </section>
  );
}
