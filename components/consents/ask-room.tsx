/**
 * One round: asking those who were not asked, printing forms and the list, and where everybody stands.
 * Owns the order of the work: ask, print, record. Refuses kinds of pupils beside a name.
 */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { ButtonLink } from '@/components/ui/button';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { Notice } from '@/components/ui/notice';
import { StatusTag, type TagTone } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import type { AskedRound, AskedRow, AskedState } from '@/lib/consents/queries/asked';
import { addDays, formatDateVn } from '@/lib/kernel/dates';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { dayFields } from './day-fields';
import { itemWords } from './item-words';

export interface AskRoomProps {
  hoi: string;
  locale: Locale;
  today: string;
  round: AskedRound;
  action: FormAction;
  done?: string;
}

/** The page of a round below its heading. */
export function AskRoom({ hoi, locale, today, round, action, done }: AskRoomProps) {
  const t = translator(locale);
  const waiting = round.rows.filter((row) => row.state === 'notAsked').length;
  const isAsked = waiting < round.rows.length;
  return (
    <div className="stack">
      <p className="lede">{t('consents.office.lede')}</p>
      <h2>{round.name}</h2>
      {done === 'hoi' ? <Notice tone="success" title={t('consents.office.done.hoi')} /> : null}
      {waiting > 0 ? (
        <section>
          <h3>{t('consents.office.askTitle')}</h3>
          <p>{t('consents.office.askBody', { count: waiting })}</p>
          <MessagesProvider locale={locale} modules={['errors', 'ui']}>
            <PlainForm
              {...{ action, locale, idPrefix: 'hoi' }}
              hidden={{ round: round.slug, roundId: String(round.id), today }}
              fields={dayFields(t, today, formatDateVn(addDays(today, 14)))}
              submit={t('consents.office.ask')}
            />
          </MessagesProvider>
        </section>
      ) : (
        <p>{t('consents.office.askNobody')}</p>
      )}
      {isAsked ? (
        <p className="actions">
          <ButtonLink href={routes.office.consentFormsPdf(hoi, round.slug)}>
            {t('consents.office.formsPdf')}
          </ButtonLink>
          <ButtonLink href={routes.office.askedListPdf(hoi, round.slug)}>
            {t('consents.office.listPdf')}
          </ButtonLink>
        </p>
      ) : null}
      <AskedTable {...{ t, hoi, round: round.slug, rows: round.rows }} />
    </div>
  );
}

const tones: Record<AskedState, TagTone> = {
  ...{ notAsked: 'neutral', waiting: 'info', overdue: 'warning', partly: 'warning', answered: 'success' },
};

interface AskedTableProps {
  t: Translator;
  hoi: string;
  round: string;
  rows: readonly AskedRow[];
}

function AskedTable({ t, hoi, round, rows }: AskedTableProps) {
  return (
    <Table
      caption={t('consents.office.caption', { count: rows.length })}
      rows={rows}
      rowKey={(row) => row.awardId}
      columns={[
        { key: 'name', header: t('consents.office.person'), cell: (row) => row.name },
        {
          key: 'kind',
          header: t('honours.consent.kind'),
          cell: (row) => t(`honours.list.kinds.${row.kind}`),
        },
        {
          key: 'state',
          header: t('consents.office.state'),
          cell: (row) => (
            <StatusTag tone={tones[row.state]}>{t(`consents.office.states.${row.state}`)}</StatusTag>
          ),
        },
        { key: 'way', header: t('consents.office.way'), cell: (row) => wayOf(t, row) },
        {
          key: 'agreed',
          header: t('consents.office.agreed'),
          cell: (row) => itemWords(t, row.agreed, t('consents.office.agreedNone')),
        },
        {
          key: 'act',
          header: t('consents.office.act'),
          cell: (row) => (
            <ButtonLink
              href={routes.office.askedPerson(hoi, { round, awardId: row.awardId })}
              aria-label={`${t('consents.office.open')}: ${row.name}`}
            >
              {t('consents.office.open')}
            </ButtonLink>
          ),
        },
      ]}
    />
  );
}

/** By a link or on paper. */
export const wayOf = (t: Translator, { question }: Pick<AskedRow, 'question'>): string =>
  t(`consents.office.ways.${question === null ? 'none' : question.hasLink ? 'link' : 'paper'}`);
