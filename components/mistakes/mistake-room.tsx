/**
 * One report in the office: what was written and about which page, who looks at it, notes, the answer.
 * Owns which step can be taken now. The database decides who may.
 */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { ButtonLink } from '@/components/ui/button';
import { DescriptionList, type Fact } from '@/components/ui/description-list';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { Notice } from '@/components/ui/notice';
import { StatusTag } from '@/components/ui/status-tag';
import { Timeline } from '@/components/ui/timeline';
import { formatDateVn, formatInstantVn } from '@/lib/kernel/dates';
import type { MistakePage } from '@/lib/mistakes/queries';
import { endings, isClosed } from '@/lib/mistakes/schema';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { versionName } from './report-answer';

export interface MistakeRoomProps {
  hoi: string;
  locale: Locale;
  report: MistakePage;
  action: FormAction;
  /** False for who only helps to correct. */
  mayAnswer: boolean;
}

/** The page below its heading. */
export function MistakeRoom({ hoi, locale, report, action, mayAnswer }: MistakeRoomProps) {
  const t = translator(locale);
  const isOpen = !isClosed(report.state);
  const part = { t, locale, report, action };
  return (
    <div className="stack">
      {report.kind === 'suspicion' ? <Notice tone="warning" title={t('mistakes.room.suspicion')} /> : null}
      <DescriptionList items={factsOf({ t, hoi, report, mayAnswer })} />
      {isOpen ? (
        <MessagesProvider locale={locale} modules={['errors', 'ui']}>
          {mayAnswer ? <LookPart {...part} /> : null}
          {mayAnswer && report.kind !== 'suspicion' ? <TurnPart {...part} /> : null}
          {report.state === 'looking' && (mayAnswer || report.isMine) ? <NotePart {...part} /> : null}
          {report.state === 'looking' && mayAnswer ? <EndPart {...part} /> : null}
        </MessagesProvider>
      ) : null}
      <Steps {...{ t, report }} />
      <p className="actions">
        <ButtonLink variant="quiet" href={routes.office.mistakes(hoi)}>
          {t('mistakes.room.back')}
        </ButtonLink>
      </p>
    </div>
  );
}

type FactsProps = Pick<MistakeRoomProps, 'hoi' | 'report' | 'mayAnswer'> & { t: Translator };

function factsOf({ t, hoi, report, mayAnswer }: FactsProps): Fact[] {
  const text = (key: string) => t(`mistakes.room.${key}`);
  const { page, voucher, state, contact } = report;
  const facts: (Fact | null)[] = [
    { term: t('mistakes.inbox.kind'), value: t(`mistakes.kinds.${report.kind}`) },
    {
      term: t('mistakes.inbox.state'),
      value: (
        <StatusTag tone={isClosed(state) ? 'success' : 'info'}>{t(`mistakes.states.${state}`)}</StatusTag>
      ),
    },
    { term: text('text'), value: report.text },
    { term: text('contact'), value: mayAnswer ? contact || text('noContact') : text('contactApart') },
    { term: text('page'), value: page ? <a href={page}>{page}</a> : text('noPage') },
    voucher && {
      term: text('voucher'),
      value: <a href={routes.office.history(hoi, 'phieu', voucher.id)}>{voucher.reference}</a>,
    },
    { term: text('received'), value: formatDateVn(report.receivedOn) },
    { term: text('waiting'), value: t('mistakes.inbox.days', { count: report.daysWaiting }) },
    { term: text('who'), value: report.assignee ?? t('mistakes.inbox.nobody') },
  ];
  return facts.filter((fact) => fact !== null);
}

interface PartProps {
  t: Translator;
  locale: Locale;
  report: MistakePage;
  action: FormAction;
}

function LookPart({ t, locale, report, action }: PartProps) {
  return (
    <section>
      <h2>{t('mistakes.room.look')}</h2>
      <PlainForm
        {...{ action, locale, idPrefix: 'giao', hidden: { reportId: String(report.id), step: 'looking' } }}
        fields={[
          {
            ...{ kind: 'radio', name: 'assigneeId', label: t('mistakes.room.assignee') },
            options: report.lookers.map(({ id, name }) => ({ value: String(id), label: name })),
          },
        ]}
        submit={t('mistakes.room.give')}
      />
    </section>
  );
}

function NotePart({ t, locale, report, action }: PartProps) {
  return (
    <section>
      <h2>{t('mistakes.room.note')}</h2>
      <PlainForm
        {...{ action, locale, idPrefix: 'ghi', hidden: { reportId: String(report.id), step: 'noted' } }}
        fields={[
          {
            ...{ kind: 'text', name: 'text', label: t('mistakes.room.noteText') },
            hint: t('mistakes.room.noteHint'),
          },
        ]}
        submit={t('mistakes.room.addNote')}
      />
    </section>
  );
}

/** "This is a suspicion": from then on two offices alone see it. */
function TurnPart({ t, locale, report, action }: PartProps) {
  return (
    <details>
      <summary>{t('mistakes.room.turn')}</summary>
      <p>{t('mistakes.room.turnHint')}</p>
      <PlainForm
        {...{ action, locale, idPrefix: 'nghi', hidden: { reportId: String(report.id), step: 'suspected' } }}
        fields={[{ kind: 'text', name: 'text', label: t('mistakes.room.turnWhy') }]}
        submit={t('mistakes.room.turnDo')}
      />
    </details>
  );
}

function EndPart({ t, locale, report, action }: PartProps) {
  return (
    <section>
      <h2>{t('mistakes.room.close')}</h2>
      <PlainForm
        {...{ action, locale, idPrefix: 'dong', hidden: { reportId: String(report.id) } }}
        fields={[
          {
            ...{ kind: 'radio', name: 'step', label: t('mistakes.room.how') },
            options: endings.map((value) => ({ value, label: t(`mistakes.states.${value}`) })),
          },
          {
            ...{ kind: 'textarea', name: 'text', label: t('mistakes.room.answer') },
            hint: t('mistakes.room.answerHint'),
          },
          {
            ...{ kind: 'select', name: 'correction', label: t('mistakes.room.correction'), optional: true },
            options: [
              { value: '', label: t('mistakes.room.noCorrection') },
              ...report.corrections.map(({ value, label }) => ({ value, label: correctionName(t, label) })),
            ],
          },
        ]}
        submit={t('mistakes.room.end')}
      />
    </section>
  );
}

/** A reference stays; `fundFigures:2026:2` becomes words. */
function correctionName(t: Translator, label: string): string {
  const [kind = '', year, version] = label.split(':');
  return version ? versionName(t, { kind, year: Number(year), version: Number(version) }) : label;
}

function Steps({ t, report }: { t: Translator; report: MistakePage }) {
  return (
    <section>
      <h2>{t('mistakes.room.steps')}</h2>
      {report.steps.length === 0 ? <p>{t('mistakes.room.noSteps')}</p> : null}
      <Timeline
        items={report.steps.map(({ step, at, by, text, assignee, correction }, index) => ({
          ...{ key: String(index), time: formatInstantVn(at), dateTime: at },
          sentence: t('mistakes.room.by', {
            ...{ by, step: t(`mistakes.steps.${step}`, { assignee: assignee ?? '' }) },
          }),
          detail:
            [text, correction ? correctionName(t, correction) : ''].filter(Boolean).join(' – ') || undefined,
        }))}
      />
    </section>
  );
}
