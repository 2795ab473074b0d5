/**
 * How the school answers for its list: a photo of the signed list, or the head of the school with a code.
 * Owns which of the two has been done and whether it is of the list as it stands. Refuses to show a paper that was sent:
 * only the office opens it.
 */
import { ActionForm } from '@/components/awards/action-form';
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { Notice } from '@/components/ui/notice';
import { PrintButton } from '@/components/ui/print-button';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';
import type { LinkList } from '@/lib/awards/link-door';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { SignedNames } from './signed-names';

export interface SchoolAuthorityProps {
  locale: Locale;
  token: string;
  list: LinkList;
  actions: { paper: FormAction; head: FormAction };
  /** What was just done. */
  done?: string;
}

/** Where the list stands, in one notice. */
export function AuthorityNotice({ locale, list }: { locale: Locale; list: LinkList }) {
  const t = translator(locale);
  if (list.digest === null) return <Notice tone="info" title={t('links.authority.none')} />;
  if (list.confirmed?.isCurrent) return <Notice tone="success" title={t('links.authority.confirmed')} />;
  if (list.paper?.isCurrent) return <Notice tone="success" title={t('links.authority.onPaper')} />;
  const wasConfirmed = list.confirmed !== null || list.paper !== null;
  return <Notice tone="warning" title={t(`links.authority.${wasConfirmed ? 'changed' : 'waiting'}`)} />;
}

/** The page below its heading. */
export function SchoolAuthority({ locale, token, list, actions, done }: SchoolAuthorityProps) {
  const t = translator(locale);
  return (
    <>
      {done === 'giay' ? <Notice tone="success" title={t('links.authority.paperKept')} /> : null}
      {done === 'nguoi' ? <Notice tone="success" title={t('links.authority.headKept')} /> : null}
      <p className="lede">{t('links.authority.lede')}</p>
      <AuthorityNotice {...{ locale, list }} />
      {list.digest === null ? null : (
        <>
          <SignedNames {...{ locale, list }} signature={t('links.authority.signature')} />
          <PaperPart {...{ locale, token }} digest={list.digest} action={actions.paper} />
        </>
      )}
      <HeadPart {...{ locale, token, list }} action={actions.head} />
    </>
  );
}

function PaperPart(props: { locale: Locale; token: string; digest: string; action: FormAction }) {
  const { locale, token, digest, action } = props;
  const t = translator(locale);
  return (
    <section className="no-print">
      <h2>{t('links.authority.paperTitle')}</h2>
      <p>{t('links.authority.paperBody')}</p>
      <PrintButton locale={locale}>{t('links.authority.print')}</PrintButton>
      <ActionForm
        action={action}
        locale={locale}
        hidden={{ token, digest }}
        actions={<SubmitButton locale={locale}>{t('links.authority.send')}</SubmitButton>}
      >
        <TextInput
          name="file"
          type="file"
          accept="image/jpeg,image/png,image/webp,application/pdf,.jpg,.jpeg,.png,.webp,.pdf"
          label={t('links.authority.file')}
          hint={t('links.authority.fileHint')}
          locale={locale}
        />
      </ActionForm>
    </section>
  );
}

function HeadPart(props: { locale: Locale; token: string; list: LinkList; action: FormAction }) {
  const { locale, token, list, action } = props;
  const t = translator(locale);
  const { head } = list;
  return (
    <section className="no-print">
      <h2>{t('links.authority.headTitle')}</h2>
      <p>{t('links.authority.headBody')}</p>
      {head ? (
        <p>
          {t('links.authority.headNamed', {
            ...{ name: head.name, office: head.office },
            code: t(`links.authority.${head.hasCode ? 'codeGiven' : 'codeWaits'}`),
          })}{' '}
          <a href={routes.nominateHead(token)}>{t('links.authority.toHead')}</a>
        </p>
      ) : null}
      <PlainForm
        {...{ action, locale, idPrefix: 'nguoi' }}
        hidden={{ token }}
        fields={[
          { kind: 'text', name: 'headName', label: t('links.authority.headName'), autoComplete: 'off' },
          {
            ...{ kind: 'text', name: 'headOffice', label: t('links.authority.headOffice') },
            ...{ hint: t('links.authority.headOfficeHint'), autoComplete: 'off' },
          },
        ]}
        submit={t('links.authority.name')}
      />
    </section>
  );
}
