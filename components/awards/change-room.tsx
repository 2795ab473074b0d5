/**
 * Changing a signed decision: what stands in it, what was written and waits for a signature, and the form that writes.
 * Owns who sees which part. Refuses to offer the signature to who wrote it: two people stand behind a change.
 */
import type { FormAction } from '@/components/forms/plain-form';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Checkbox } from '@/components/ui/radio-group';
import { SubmitButton } from '@/components/ui/submit-button';
import { can, type Role } from '@/lib/access/policy';
import type { ChangePageData } from '@/lib/awards/queries/decision-changes';
import { changeOutcomes } from '@/lib/awards/schema/change-forms';
import { decisionReference } from '@/lib/documents/award-papers';
import { formatDateVn } from '@/lib/kernel/dates';
import { formatVnd } from '@/lib/kernel/money';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { ActionForm } from './action-form';
import { ChangeSignForm } from './change-sign-form';
import { KeptInput, KeptSelect, KeptTextarea } from './kept-fields';
import { WordsShown } from './words-shown';

export interface ChangeRoomProps {
  hoi: string;
  locale: Locale;
  roles: readonly Role[];
  data: ChangePageData;
  actions: { write: FormAction; sign: FormAction };
}

/** The page below the tabs. */
export function ChangeRoom({ hoi, locale, roles, data, actions }: ChangeRoomProps) {
  const t = translator(locale);
  const { decision, round } = data;
  const number = decisionReference(decision.number, decision.symbol);
  return (
    <div className="stack">
      <h2>{t('awards.change.of', { number, date: formatDateVn(decision.decidedOn) })}</h2>
      <p className="lede">{t('awards.change.lede')}</p>
      {data.waiting ? <Waiting {...{ locale, roles, data }} action={actions.sign} /> : null}
      {can(roles, 'awards.propose') && round.hiddenFiles === 0 ? (
        <WriteForm locale={locale} data={data} action={actions.write} />
      ) : null}
      <p>
        <ButtonLink variant="quiet" href={routes.office.awardDecision(hoi, round.slug)}>
          {t('awards.text.back')}
        </ButtonLink>
      </p>
    </div>
  );
}

function Waiting({
  locale,
  roles,
  data,
  action,
}: Pick<ChangeRoomProps, 'locale' | 'roles' | 'data'> & { action: FormAction }) {
  const t = translator(locale);
  const { waiting, actorId, namesOf, round, decision, today } = data;
  if (!waiting) return null;
  const names = waiting.awardIds.map((id) => namesOf[id] ?? '…').join(', ');
  return (
    <section>
      <h3>{t('awards.change.waiting')}</h3>
      <p>{t(`awards.change.outcome_${waiting.outcome}`)}</p>
      {names ? <p>{t('awards.change.names', { names })}</p> : null}
      <p>{t('awards.change.reasonIs', { reason: waiting.reason, name: waiting.writtenBy })}</p>
      <WordsShown locale={locale} kind="decision" text={waiting.text} />
      {waiting.writtenById === actorId ? (
        <Notice tone="locked" title={t('awards.change.otherSigns')} />
      ) : null}
      {can(roles, 'awards.decide') && waiting.writtenById !== actorId ? (
        <ChangeSignForm
          {...{ action, locale, today }}
          hidden={{ round: round.slug, decisionId: decision.id, changeId: waiting.id, today }}
          sentence={t('awards.change.signSentence', { count: waiting.awardIds.length })}
        />
      ) : null}
    </section>
  );
}

function WriteForm({
  locale,
  data,
  action,
}: Pick<ChangeRoomProps, 'locale' | 'data'> & { action: FormAction }) {
  const t = translator(locale);
  const text = (key: string) => t(`awards.change.${key}`);
  const { round, decision, awards, waiting } = data;
  const submit = <SubmitButton locale={locale}>{text('write')}</SubmitButton>;
  const box = (name: string) => ({ name, id: name, label: text(name), hint: text(`${name}Hint`), locale });
  return (
    <details open={waiting === null}>
      <summary>{text(waiting ? 'writeAnother' : 'writeTitle')}</summary>
      <ActionForm
        action={action}
        locale={locale}
        hidden={{ round: round.slug, decisionId: decision.id }}
        actions={submit}
      >
        <KeptSelect
          {...box('outcome')}
          options={changeOutcomes.map((value) => ({ value, label: text(`outcome_${value}`) }))}
          defaultValue="revoke"
        />
        <fieldset>
          <legend>{text('which')}</legend>
          {awards.map((one) => (
            <Checkbox
              key={one.id}
              name="award"
              id={`award-${one.id}`}
              value={String(one.id)}
              label={t('awards.change.tick', { name: one.name, amount: formatVnd(one.amountVnd) })}
              locale={locale}
            />
          ))}
        </fieldset>
        <KeptTextarea {...box('reason')} rows={3} />
        <KeptInput {...box('subject')} optional />
        <KeptTextarea {...box('articles')} rows={8} optional />
      </ActionForm>
    </details>
  );
}
