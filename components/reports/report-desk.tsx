/**
 * The draft of a report at the desk: what changed since it was looked at, the report itself with live numbers, the form
 * for its words, papers, and the units that are silent.
 * Owns the order. Refuses typed numbers: the form holds words alone.
 */
import type { ReactNode } from 'react';
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { ReportBody } from '@/components/honours/report-body';
import { changeSentence } from '@/components/honours/report-steps';
import { ButtonLink } from '@/components/ui/button';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { Notice } from '@/components/ui/notice';
import { formatInstantVn } from '@/lib/kernel/dates';
import type { ReportDraft, SilentUnit } from '@/lib/reports/queries';
import { type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';
import { WordsForm } from './words-form';

export interface ReportDeskProps {
  hoi: string;
  locale: Locale;
  draft: ReportDraft;
  silent: readonly SilentUnit[];
  mayPublish: boolean;
  /** What was just done, as in the address. */
  done?: string;
  /** Under what the words typed here are kept on the device. */
  draftOwner: string;
  /** Absent for who only looks. */
  actions?: { write: FormAction; look: FormAction };
}

/** The page below its heading. */
export function ReportDesk(props: ReportDeskProps) {
  const { hoi, locale, draft, silent, mayPublish, done, draftOwner, actions } = props;
  const t = translator(locale);
  return (
    <div className="stack">
      {done === 'saved' ? <Notice tone="success" title={t('reports.office.saved')} /> : null}
      {done === 'started' ? <Notice tone="success" title={t('reports.office.doneStarted')} /> : null}
      <MessagesProvider locale={locale} modules={['errors', 'ui', 'reports']}>
        <Changes {...{ t, locale, draft, action: actions?.look }} />
        <Faults {...{ t, draft }} />
        <DeskLinks {...{ t, hoi, draft, mayPublish }} />
        <p>{t('reports.office.draft')}</p>
        <ReportBody
          {...{ locale, ...draft, empty: t('reports.office.emptyWords') }}
          hrefOf={({ figure, label }) =>
            figure === 'open.gifts'
              ? undefined
              : routes.office.reportNumber(hoi, draft.id, { muc: figure, ten: label || undefined })
          }
        />
        {actions ? (
          <Writing t={t}>
            <WordsForm
              {...{
                locale,
                draftOwner,
                action: actions.write,
                reportId: draft.id,
                isAfterSaving: done === 'saved',
              }}
              {...{ texts: draft.texts, saving: draft.saving }}
            />
          </Writing>
        ) : null}
      </MessagesProvider>
      <Silent {...{ t, hoi, silent, draft }} />
    </div>
  );
}

type PartProps = { t: Translator; draft: ReportDraft };

/** "3 số đã thay đổi", each old and new. */
function Changes({ t, locale, draft, action }: PartProps & { locale: Locale; action?: FormAction }) {
  if (draft.changes.length === 0 || !draft.lookedAt) return null;
  const words = { count: draft.changes.length, at: formatInstantVn(draft.lookedAt) };
  return (
    <Notice tone="warning" title={t('reports.office.changed', words)}>
      <ul>
        {draft.changes.map((change) => (
          <li key={`${change.figure}|${change.label}`}>{changeSentence(t, change)}</li>
        ))}
      </ul>
      {action ? (
        <PlainForm
          {...{ locale, action, idPrefix: 'xem-so', fields: [], variant: 'secondary' }}
          hidden={{ reportId: String(draft.id) }}
          submit={t('reports.office.looked')}
        />
      ) : null}
    </Notice>
  );
}

/** Sections that may not be published as they stand. */
export function Faults({ t, draft }: PartProps) {
  if (draft.faults.length === 0) return null;
  return (
    <Notice tone="warning" title={t('reports.office.faultsTitle')}>
      <ul>
        {draft.faults.map(({ section, fault }) => (
          <li key={section}>
            {t(`reports.office.faults.${fault}`, { section: t(`reports.sections.${section}`) })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function DeskLinks({ t, hoi, draft, mayPublish }: PartProps & { hoi: string; mayPublish: boolean }) {
  return (
    <p className="actions">
      {mayPublish ? (
        <ButtonLink variant="primary" href={routes.office.reportPublication(hoi, draft.id)}>
          {t('reports.office.toPublish')}
        </ButtonLink>
      ) : null}
      <ButtonLink href={routes.office.reportPdf(hoi, draft.id)}>{t('reports.office.pdf')}</ButtonLink>
      <ButtonLink href={routes.office.reportDocx(hoi, draft.id)}>{t('reports.office.docx')}</ButtonLink>
      <ButtonLink href={routes.office.reportXlsx(hoi, draft.id)}>{t('reports.office.xlsx')}</ButtonLink>
      <ButtonLink href={routes.office.reports(hoi)}>{t('reports.toList')}</ButtonLink>
    </p>
  );
}

function Writing({ t, children }: { t: Translator; children: ReactNode }) {
  return (
    <section id="viet">
      <h2>{t('reports.office.write')}</h2>
      <p>{t('reports.office.writeLede')}</p>
      {children}
    </section>
  );
}

function Silent({ t, hoi, silent, draft }: PartProps & { hoi: string; silent: readonly SilentUnit[] }) {
  return (
    <section>
      <h2>{t('reports.office.silent')}</h2>
      <p>{t('reports.office.silentLede')}</p>
      {silent.length === 0 ? (
        <p>{t('reports.office.silentNone')}</p>
      ) : (
        <>
          <p className="actions">
            <ButtonLink href={routes.office.reportReminders(hoi, draft.id)}>
              {t('reports.office.remindAll', { count: silent.length })}
            </ButtonLink>
          </p>
          <p>{t('reports.office.remindLede')}</p>
        </>
      )}
      <ul>
        {silent.map(({ id, name }) => (
          <li key={id}>
            <a href={routes.office.donor(hoi, id)} lang="vi">
              {name}
            </a>{' '}
            <a
              href={routes.office.reportReminders(hoi, draft.id, { 'don-vi': id })}
              aria-label={t('reports.office.remindOf', { name })}
            >
              {t('reports.office.remind')}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
