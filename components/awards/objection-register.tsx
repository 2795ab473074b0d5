/**
 * The register of objections: what came in, how long it has waited, what was answered, and the forms for the next step.
 * Printed by the browser, forms left out. Refuses a second answer: an answered one has no form.
 */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { DateText } from '@/components/ui/date-text';
import { SummaryCard } from '@/components/ui/description-list';
import { PrintButton } from '@/components/ui/print-button';
import { StatusTag, type TagTone } from '@/components/ui/status-tag';
import { can, type Role } from '@/lib/access/policy';
import type { ObjectionLine, PostingData } from '@/lib/awards/queries/objections';
import { postingClock, postingDays, postingEnd } from '@/lib/awards/rules/posting';
import { type ObjectionState, objectionChannels } from '@/lib/awards/schema/objection-forms';
import { formatDateVn } from '@/lib/kernel/dates';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export interface ObjectionRegisterProps {
  hoi: string;
  locale: Locale;
  roles: readonly Role[];
  data: PostingData;
  actions: Record<'object' | 'review' | 'answer', FormAction>;
  /** Keeps the register of this round. */
  manages: boolean;
}

const tones: Record<ObjectionState, TagTone> = {
  ...{ received: 'warning', underReview: 'info', upheld: 'danger', notUpheld: 'success' },
  withdrawn: 'neutral',
};

/** A section of the page of the posted list. */
export function ObjectionRegister(props: ObjectionRegisterProps) {
  const { locale, data, actions, manages } = props;
  const t = translator(locale);
  const { objections } = data;
  return (
    <section className="stack">
      <h2>{t('after.objections.title')}</h2>
      {objections.length === 0 ? <p>{t('after.objections.none')}</p> : null}
      {objections.length > 0 ? (
        <p className="no-print">
          <PrintButton locale={locale}>{t('after.objections.print')}</PrintButton>
        </p>
      ) : null}
      {objections.map((line) => (
        <ObjectionCard key={line.id} {...props} line={line} />
      ))}
      {manages ? <ObjectForm {...{ locale, data }} action={actions.object} /> : null}
    </section>
  );
}

const isOpen = ({ state }: ObjectionLine) => state === 'received' || state === 'underReview';

function ObjectionCard(props: ObjectionRegisterProps & { line: ObjectionLine }) {
  const { hoi, locale, roles, data, line, manages } = props;
  const t = translator(locale);
  const { number, name, nominationId, state, receivedOn, channel } = line;
  const about = nominationId === null ? t('after.objections.wholeList') : name;
  return (
    <SummaryCard level={3} title={t('after.objections.heading', { number, about })}>
      <p>
        <StatusTag tone={tones[state]}>{t(`after.objections.states.${state}`)}</StatusTag>
      </p>
      <p>
        {t('after.objections.received', {
          ...{ date: formatDateVn(receivedOn), channel: t(`after.objections.channels.${channel}`) },
          sender: line.sender || t('after.objections.noSender'),
        })}
      </p>
      <p>
        {line.summary ? t('after.objections.quoted', { words: line.summary }) : t('after.objections.erased')}
      </p>
      {line.steps.map((one) => (
        <p key={one.step}>
          <strong>{t(`after.objections.states.${one.step}`)}</strong> (<DateText date={one.stepOn} />,{' '}
          {one.takenBy}) {one.reason}
        </p>
      ))}
      {isOpen(line) ? <AnswerClock {...{ locale, data, line }} /> : null}
      {state === 'upheld' && can(roles, 'awards.viewDossiers') ? (
        <p>
          {t('after.objections.upheldNext')}{' '}
          <a href={routes.office.awardDecision(hoi, data.round.slug)}>{t('after.objections.toDecision')}</a>
        </p>
      ) : null}
      {isOpen(line) && manages ? <StepForms {...props} /> : null}
    </SummaryCard>
  );
}

function AnswerClock({
  locale,
  data,
  line,
}: Pick<ObjectionRegisterProps, 'locale' | 'data'> & { line: ObjectionLine }) {
  const fromOn = line.receivedOn;
  const untilOn = postingEnd(fromOn, postingDays.usual);
  const { phase, days } = postingClock({ fromOn, untilOn }, data.today);
  const key = phase === 'over' ? 'answerLate' : 'answerDue';
  return <p>{translator(locale)(`after.objections.${key}`, { days, date: formatDateVn(untilOn) })}</p>;
}

function StepForms({ locale, roles, data, actions, line }: ObjectionRegisterProps & { line: ObjectionLine }) {
  const t = translator(locale);
  const text = (key: string) => t(`after.objections.${key}`);
  const { round, today } = data;
  const hidden = { round: round.slug, objectionId: String(line.id), today };
  const form = (idPrefix: string, action: FormAction, steps: ObjectionState[]) => (
    <PlainForm
      {...{ action, locale, hidden, idPrefix: `${idPrefix}-${line.id}`, submit: text(`${idPrefix}Submit`) }}
      fields={[
        {
          ...{ kind: 'radio', name: 'step', label: text('step') },
          options: steps.map((value) => ({ value, label: text(`states.${value}`) })),
        },
        { kind: 'date', today, name: 'stepOn', label: text('stepOn'), value: formatDateVn(today) },
        { kind: 'textarea', name: 'reason', label: text('reason'), hint: text(`${idPrefix}ReasonHint`) },
      ]}
    />
  );
  return (
    <div className="no-print">
      <details>
        <summary>{text('reviewTitle')}</summary>
        {form(
          'review',
          actions.review,
          line.state === 'received' ? ['underReview', 'withdrawn'] : ['withdrawn'],
        )}
      </details>
      {can(roles, 'awards.decide') ? (
        <details>
          <summary>{text('answerTitle')}</summary>
          {form('answer', actions.answer, ['notUpheld', 'upheld'])}
        </details>
      ) : (
        <p>{text('answerByChair')}</p>
      )}
    </div>
  );
}

function ObjectForm({
  locale,
  data,
  action,
}: Pick<ObjectionRegisterProps, 'locale' | 'data'> & { action: FormAction }) {
  const t = translator(locale);
  const text = (key: string) => t(`after.objections.${key}`);
  const { round, today, files } = data;
  return (
    <details className="no-print">
      <summary>{text('recordTitle')}</summary>
      <p>{text('recordBody')}</p>
      <PlainForm
        {...{ action, locale, idPrefix: 'y-kien', submit: text('recordSubmit') }}
        hidden={{ round: round.slug, roundId: String(round.id), today }}
        fields={[
          { kind: 'date', today, name: 'receivedOn', label: text('receivedOn'), value: formatDateVn(today) },
          {
            ...{ kind: 'radio', name: 'channel', label: text('channel') },
            options: objectionChannels.map((value) => ({ value, label: text(`channels.${value}`) })),
          },
          {
            ...{ kind: 'select', name: 'nominationId', label: text('about'), hint: text('aboutHint') },
            options: [
              { value: '', label: text('wholeList') },
              ...files.map(({ id, name }) => ({ value: String(id), label: name })),
            ],
          },
          { kind: 'textarea', name: 'summary', label: text('summary'), hint: text('summaryHint') },
          { kind: 'text', name: 'sender', label: text('sender'), hint: text('senderHint'), optional: true },
        ]}
      />
    </details>
  );
}
