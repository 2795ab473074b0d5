/**
 * The codes of one campaign or of one promise, and the form that makes one.
 * Owns what is said while no account is shown or no code was made. Refuses a second code to one promise.
 */
import type { PlainFieldSpec } from '@/components/forms/plain-field';
import { PlainForm } from '@/components/forms/plain-form';
import { CodeCard } from '@/components/giving/code-card';
import { MessagesProvider } from '@/components/ui/messages-provider';
import type { CodeCardData } from '@/lib/giving/code-cards';
import type { BoundAction } from '@/lib/web/define-action';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export interface CodeActions {
  make: BoundAction;
  retire: BoundAction;
}

interface Props {
  hoi: string;
  locale: Locale;
  codes: CodeCardData[];
  /** Whether a new code may be made now: the campaign is open, the promise has none. */
  mayMake: boolean;
  mayManage: boolean;
  /** "campaign" or "pledge": which words introduce the codes. */
  of: 'campaign' | 'pledge';
  title: string;
  hidden: Record<string, string>;
  actions: CodeActions;
}

export function TargetCodes({ hoi, locale, codes, mayMake, mayManage, of, title, hidden, actions }: Props) {
  const t = translator(locale);
  const amount: PlainFieldSpec = {
    ...{ kind: 'money', name: 'amount', label: t('giving.amount'), optional: true },
    hint: t('giving.amountHint'),
  };
  return (
    <MessagesProvider locale={locale} modules={['errors', 'common', 'ui']}>
      <section>
        <h2>{t('giving.codes')}</h2>
        <p className="muted">{t(`giving.of.${of}`)}</p>
        {codes.some((code) => code.place === null) ? (
          <p>
            <a href={routes.office.giving(hoi)}>{t('giving.notShown')}</a>
          </p>
        ) : null}
        <ul className="squares">
          {codes.map((code) => (
            <CodeCard
              key={code.codeId}
              {...{ hoi, locale, code, title, hidden }}
              retire={mayManage ? actions.retire : null}
            />
          ))}
        </ul>
        {mayManage && mayMake ? (
          <PlainForm
            {...{ action: actions.make, locale, idPrefix: 'code', hidden, submit: t('giving.make') }}
            fields={of === 'campaign' ? [amount] : []}
          />
        ) : null}
      </section>
    </MessagesProvider>
  );
}
