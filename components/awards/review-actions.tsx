/**
 * What can be done with a file now, and by whom: complete, return, duplicate, withdraw, hand in again.
 * Owns the choice by the table of states. Refuses to show what the next step would refuse.
 */
import type { ReactNode } from 'react';
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
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
  const { round, file } = data;
  const opens = (to: NominationStatus) => canMove(file.status, to, round.status);
  const hidden = { round: round.slug, nominationId: String(file.id) };
  const reason = (key: string) => ({ kind: 'text' as const, name: 'reason', label: t(`awards.file.${key}`) });
  const others = data.others.map((other) => ({
    value: String(other.id),
    label: `${other.name}, ${other.school}`,
  }));
  const verify = (
    <SubmitButton locale={locale} shortcut="Control+Enter">
      {t('awards.file.verify')}
    </SubmitButton>
  );
  const parts = [
    mayReview && opens('verified') ? (
      <ActionForm
        key="verify"
        action={actions.review}
        locale={locale}
        hidden={{ ...hidden, outcome: 'verified' }}
        actions={verify}
      />
    ) : null,
    mayReview && opens('returned') ? (
      <Folded key="return" title={t('awards.file.return')}>
        <PlainForm
          {...{ action: actions.review, locale, idPrefix: 'return', submit: t('awards.file.return') }}
          hidden={{ ...hidden, outcome: 'returned' }}
          fields={[reason('returnReason')]}
        />
      </Folded>
    ) : null,
    mayReview && opens('duplicate') && others.length > 0 ? (
      <Folded key="duplicate" title={t('awards.file.duplicate')}>
        <PlainForm
          {...{ action: actions.review, locale, idPrefix: 'duplicate', submit: t('awards.file.duplicate') }}
          hidden={{ ...hidden, outcome: 'duplicate' }}
          fields={[
            {
              kind: 'select',
              name: 'duplicateOfId',
              label: t('awards.file.duplicateOfLabel'),
              options: others,
            },
          ]}
        />
      </Folded>
    ) : null,
    (mayReview || isOwn) && opens('submitted') ? (
      <Resubmit key="resubmit" {...{ locale, data }} action={actions.resubmit} />
    ) : null,
    (mayReview || isOwn) && opens('withdrawn') && file.awardStatus === null ? (
      <Folded key="withdraw" title={t('awards.file.withdraw')}>
        <PlainForm
          {...{
            action: actions.review,
            locale,
            idPrefix: 'withdraw',
            submit: t('awards.file.withdraw'),
            variant: 'danger',
          }}
          hidden={{ ...hidden, outcome: 'withdrawn' }}
          fields={[{ ...reason('withdrawReason'), optional: true }]}
        />
      </Folded>
    ) : null,
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  return (
    <section className="stack">
      <h2>{t('awards.file.reviewTitle')}</h2>
      {parts}
    </section>
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

function Resubmit({ locale, data, action }: { locale: Locale; data: DossierData; action: FormAction }) {
  const t = translator(locale);
  const { round, file } = data;
  const hidden = { round: round.slug, nominationId: String(file.id) };
  if (file.status === 'duplicate' || !data.hasHardship) {
    const label = file.status === 'duplicate' ? t('awards.file.undoDuplicate') : t('awards.file.resubmit');
    return (
      <ActionForm
        action={action}
        locale={locale}
        hidden={hidden}
        actions={<SubmitButton locale={locale}>{label}</SubmitButton>}
      />
    );
  }
  const text = (name: string) => ({
    kind: 'text' as const,
    name,
    label: t(`awards.form.${name}`),
    optional: true,
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
