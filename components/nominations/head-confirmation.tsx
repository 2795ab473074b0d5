/** The page of the head of a school: the list to read, and the code that confirms exactly it. */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { Notice } from '@/components/ui/notice';
import type { LinkList, LinkPage } from '@/lib/awards/link-door';
import { type Locale, translator } from '@/lib/web/messages';
import { AuthorityNotice } from './school-authority';
import { SignedNames } from './signed-names';

export interface HeadConfirmationProps {
  locale: Locale;
  token: string;
  link: LinkPage;
  list: LinkList;
  action: FormAction;
  isDone: boolean;
}

/** The page below its heading; no form before there is a list and somebody to confirm it. */
export function HeadConfirmation({ locale, token, link, list, action, isDone }: HeadConfirmationProps) {
  const t = translator(locale);
  const { head, digest, confirmed } = list;
  return (
    <>
      {isDone && confirmed?.isCurrent ? (
        <Notice tone="success" title={t('links.head.done')} />
      ) : (
        <AuthorityNotice {...{ locale, list }} />
      )}
      <p className="lede">{t('links.head.lede', { unit: link.unit })}</p>
      <p>
        {head ? t('links.head.forWhom', { name: head.name, office: head.office }) : t('links.head.notNamed')}
      </p>
      {digest === null ? null : <SignedNames {...{ locale, list }} />}
      {head && digest !== null && !confirmed?.isCurrent ? (
        <PlainForm
          {...{ action, locale, idPrefix: 'xac-nhan' }}
          hidden={{ token, digest }}
          fields={[
            {
              ...{ kind: 'text', name: 'code', label: t('links.head.code'), hint: t('links.head.codeHint') },
              ...{ width: 'short', autoComplete: 'one-time-code' },
            },
            { kind: 'checkbox', name: 'confirms', label: t('links.head.confirms') },
          ]}
          submit={t('links.head.submit')}
        />
      ) : null}
    </>
  );
}
