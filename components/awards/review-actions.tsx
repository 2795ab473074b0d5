/**
 * What can be done with a file now, and by whom: complete, return, duplicate, withdraw, hand in again.
 * Owns the choice by the table of states. Refuses to show what the next step would refuse.
 */
import type { ReactNode } from 'react';
import type { PlainFieldSpec } from '@/components/forms/plain-field';
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { DossierData } from '@/lib/awards/queries/pages';
import { canMove, type NominationStatus } from '@/lib/awards/rules/states';
import { type Locale, translator } from '@/lib/web/messages';
import { ActionForm } from './action-form';

export interface ReviewActionsProps {
  locale: Locale;
  data: DossierData;
  mayReview: boolean;
  /** The reader handed this file in. */
  isOwn: boolean;
  actions: { review: FormAction; resubmit: FormAction };
}

/** The forms that are open now; nothing when none is. */
export function ReviewActions({ locale, data, mayReview, isOwn, actions }: ReviewActionsProps) {
  const t = translator(locale);
  const { round, file, others } = data;
  const opens = (to: NominationStatus) => canMove(file.status, to, round.status);
  const open = {
    verified: mayReview && opens('verified'),
    returned: mayReview && opens('returned'),
    duplicate: mayReview && opens('duplicate') && others.length > 0,
    submitted: (mayReview || isOwn) && opens('submitted'),
    withdrawn: (mayReview || isOwn) && opens('withdrawn') && file.awardStatus === null,
  };
  if (!Object.values(open).includes(true)) return null;
  const part = { locale, data, action: actions.review };
  const text = (key: string) => t(`awards.file.${key}`);
  const reason = (key: string, optional = false): PlainFieldSpec => ({
    ...{ kind: 'text', name: 'reason', label: text(key), optional },
  });
  const options = others.map((other) => ({
    value: String(other.id),
    label: `${other.name}, ${other.school}`,
  }));
  const original: PlainFieldSpec = {
    kind: 'select',
    name: 'duplicateOfId',
    label: text('duplicateOfLabel'),
    options,
  };
  return (
    <section className="stack">
      <h2>{text('reviewTitle')}</h2>
      {open.verified ? <Verify {...part} /> : null}
      {open.returned ? (
        <Outcome {...part} outcome="returned" title={text('return')} field={reason('returnReason')} />
      ) : null}
      {open.duplicate ? (
        <Outcome {...part} outcome="duplicate" title={text('duplicate')} field={original} />
      ) : null}
      {open.submitted ? <Resubmit locale={locale} data={data} action={actions.resubmit} /> : null}
      {open.withdrawn ? (
        <Outcome
          {...part}
          outcome="withdrawn"
          title={text('withdraw')}
          field={reason('withdrawReason', true)}
          isFinal
        />
      ) : null}
    </section>
  );
}

interface PartProps {
  locale: Locale;
  data: DossierData;
  action: FormAction;
}

function hiddenOf({ round, file }: DossierData) {
  return { round: round.slug, nominationId: String(file.id) };
}

/** "Complete" is never refused: some categories are judged by what the council knows. What is missing is said before. */
function Verify({ locale, data, action }: PartProps) {
  const t = translator(locale);
  const submit = (
    <SubmitButton locale={locale} shortcut="Control+Enter">
      {t('awards.file.verify')}
    </SubmitButton>
  );
  return (
    <>
      {data.file.category === 'specialHardshipStudent' && !data.hasHardship ? (
        <Notice tone="warning" title={t('awards.file.hardshipMissing')}>
          <p>{t('awards.file.hardshipMissingBody')}</p>
        </Notice>
      ) : null}
      <ActionForm
        action={action}
        locale={locale}
        hidden={{ ...hiddenOf(data), outcome: 'verified' }}
        actions={submit}
      />
    </>
  );
}

interface OutcomeProps extends PartProps {
  outcome: string;
  title: string;
  field: PlainFieldSpec;
  isFinal?: boolean;
}

function Outcome({ locale, data, action, outcome, title, field, isFinal }: OutcomeProps) {
  return (
    <Folded title={title}>
      <PlainForm
        {...{ action, locale, idPrefix: outcome, submit: title, variant: isFinal ? 'danger' : 'primary' }}
        hidden={{ ...hiddenOf(data), outcome }}
        fields={[field]}
      />
    </Folded>
  );
}

function Folded({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

function Resubmit({ locale, data, action }: PartProps) {
  const t = translator(locale);
  const hidden = hiddenOf(data);
  if (data.file.status === 'duplicate' || !data.hasHardship) {
    const isDuplicate = data.file.status === 'duplicate';
    const label = t(isDuplicate ? 'awards.file.undoDuplicate' : 'awards.file.resubmit');
    const submit = <SubmitButton locale={locale}>{label}</SubmitButton>;
    return <ActionForm action={action} locale={locale} hidden={hidden} actions={submit} />;
  }
  const text = (name: string): PlainFieldSpec => ({
    ...{ kind: 'text', name, label: t(`awards.form.${name}`), optional: true },
  });
  return (
    <div>
      <h3>{t('awards.file.resubmitTitle')}</h3>
      <p>{t('awards.file.resubmitBody')}</p>
      <PlainForm
        {...{ action, locale, hidden, idPrefix: 'resubmit', submit: t('awards.file.resubmit') }}
        fields={['evidenceKind', 'evidenceNumber', 'evidenceIssuer', 'evidenceYear'].map(text)}
      />
    </div>
  );
}
