/**
 * The certificates of one decision: enter all, print all or some, write one anew, take one back.
 * Owns who sees which part. Refuses to offer what this person may not do.
 */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { ButtonLink } from '@/components/ui/button';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { Notice } from '@/components/ui/notice';
import { can, type Role } from '@/lib/access/policy';
import type { CertificatesData } from '@/lib/certificates/page';
import { reissueReasons, revocationReasons } from '@/lib/certificates/schema/register';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { numberOf, RegisterTable } from './register-table';

export interface CertificateDeskProps {
  hoi: string;
  locale: Locale;
  roles: readonly Role[];
  data: CertificatesData;
  actions: Record<'issue' | 'print' | 'reissue' | 'revoke', FormAction>;
  requestKey: string;
  /** Code of what was just done, and the print that was just made, from the address. */
  done?: string;
  printId?: number;
}

const doneCodes = ['issued', 'reissued', 'revoked'];

export function CertificateDesk(props: CertificateDeskProps) {
  const { hoi, locale, roles, data, done, printId } = props;
  const t = translator(locale);
  const { decision, lines } = data;
  const mayIssue = can(roles, 'certificates.issue');
  const hasValid = lines.some(({ state }) => state === 'valid');
  return (
    <MessagesProvider locale={locale} modules={['errors', 'common']}>
      <div className="stack">
        {done && doneCodes.includes(done) ? (
          <Notice tone="success" title={t(`certificates.done.${done}`)} />
        ) : null}
        {printId ? (
          <Notice tone="success" title={t('certificates.desk.printReady')}>
            <ButtonLink href={routes.office.certificatePrint(hoi, decision.id, printId)}>
              {t('certificates.desk.printOpen')}
            </ButtonLink>
          </Notice>
        ) : null}
        {mayIssue && data.waiting > 0 ? <IssuePart {...props} /> : null}
        {lines.length > 0 ? (
          <>
            <RegisterTable {...{ hoi, locale, lines, caption: t('certificates.register.title') }} />
            <p>
              <ButtonLink href={routes.office.certificatesPdf(hoi, decision.id)}>
                {t('certificates.register.paperOfDecision')}
              </ButtonLink>
            </p>
          </>
        ) : null}
        {mayIssue && hasValid ? <PrintPart {...props} /> : null}
        {mayIssue && hasValid ? <ReissuePart {...props} /> : null}
        {can(roles, 'certificates.revoke') && hasValid ? <RevokePart {...props} /> : null}
        <p>
          <ButtonLink variant="quiet" href={routes.office.certificateRegister(hoi)}>
            {t('certificates.register.title')}
          </ButtonLink>
        </p>
      </div>
    </MessagesProvider>
  );
}

const hiddenOf = ({ data }: CertificateDeskProps) => ({ decisionId: String(data.decision.id) });

/** The certificates in force, as choices. */
function choices({ data, locale }: CertificateDeskProps) {
  const nameless = translator(locale)('certificates.register.hidden');
  return data.lines
    .filter(({ state }) => state === 'valid')
    .map((line) => ({ value: String(line.id), label: `${numberOf(line)} – ${line.name ?? nameless}` }));
}

function IssuePart(props: CertificateDeskProps) {
  const { locale, data, actions } = props;
  const t = translator(locale);
  const options = data.templates.map((one) => ({ value: String(one.number), label: one.name }));
  const usual = { value: '', label: t('certificates.desk.usual') };
  return (
    <section>
      <h2>{t('certificates.desk.issueTitle')}</h2>
      <p>{t('certificates.desk.issueBody', { count: data.waiting })}</p>
      <PlainForm
        {...{ action: actions.issue, locale, idPrefix: 'issue', submit: t('certificates.desk.issueSubmit') }}
        hidden={hiddenOf(props)}
        fields={[
          {
            ...{ kind: 'select', name: 'templateNumber', label: t('certificates.desk.template') },
            ...{ optional: options.length === 0, options: options.length > 0 ? options : [usual] },
          },
        ]}
      />
    </section>
  );
}

function PrintPart(props: CertificateDeskProps) {
  const { locale, actions, requestKey } = props;
  const t = translator(locale);
  return (
    <section>
      <h2>{t('certificates.desk.printTitle')}</h2>
      <PlainForm
        {...{ action: actions.print, locale, idPrefix: 'print', submit: t('certificates.desk.printSubmit') }}
        hidden={{ ...hiddenOf(props), requestKey }}
        fields={[
          {
            ...{ kind: 'checkboxes', name: 'certificateIds', label: t('certificates.desk.which') },
            ...{ hint: t('certificates.desk.whichHint'), options: choices(props) },
          },
        ]}
      />
    </section>
  );
}

const reasonsOf = (locale: Locale, reasons: readonly string[]) =>
  reasons.map((value) => ({ value, label: translator(locale)(`certificates.reasons.${value}`) }));

function ReissuePart(props: CertificateDeskProps) {
  const { locale, actions } = props;
  const t = translator(locale);
  const text = (key: string) => t(`certificates.desk.${key}`);
  return (
    <details>
      <summary>{text('reissueTitle')}</summary>
      <p>{text('reissueBody')}</p>
      <PlainForm
        {...{ action: actions.reissue, locale, idPrefix: 'reissue', submit: text('reissueSubmit') }}
        hidden={hiddenOf(props)}
        fields={[
          { kind: 'select', name: 'certificateId', label: text('which'), options: choices(props) },
          {
            kind: 'radio',
            name: 'reason',
            label: text('reason'),
            options: reasonsOf(locale, reissueReasons),
          },
          { kind: 'text', name: 'note', label: text('note'), optional: true },
        ]}
      />
    </details>
  );
}

function RevokePart(props: CertificateDeskProps) {
  const { locale, actions, data } = props;
  const t = translator(locale);
  const text = (key: string) => t(`certificates.desk.${key}`);
  const later = data.later.map((one) => ({ value: String(one.id), label: `${one.reference} (${one.year})` }));
  return (
    <details>
      <summary>{text('revokeTitle')}</summary>
      <p>{text('revokeBody')}</p>
      <PlainForm
        {...{
          action: actions.revoke,
          locale,
          idPrefix: 'revoke',
          variant: 'danger',
          submit: text('revokeSubmit'),
        }}
        hidden={hiddenOf(props)}
        fields={[
          { kind: 'select', name: 'certificateId', label: text('which'), options: choices(props) },
          {
            kind: 'radio',
            name: 'reason',
            label: text('reason'),
            options: reasonsOf(locale, revocationReasons),
          },
          {
            ...{ kind: 'select', name: 'laterDecisionId', label: text('later'), optional: true },
            options: [{ value: '', label: text('none') }, ...later],
          },
          { kind: 'text', name: 'note', label: text('note'), optional: true },
        ]}
      />
    </details>
  );
}
