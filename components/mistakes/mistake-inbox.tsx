/**
 * Reports of mistakes in the office: the filter, what waits longest first, printing the register.
 * Refuses to tell that suspicions exist to whoever may not see them.
 */
import { Button, ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/state-of-page';
import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import { Select, TextInput } from '@/components/ui/text-input';
import { formatPaperCode } from '@/lib/kernel/codes';
import { type DateVn, formatDateVn, yearOf } from '@/lib/kernel/dates';
import type { MistakeLine, MistakeList } from '@/lib/mistakes/queries';
import { isClosed, type MistakeQuery, mistakeFilters, mistakeKinds } from '@/lib/mistakes/schema';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export interface MistakeInboxProps {
  hoi: string;
  locale: Locale;
  today: DateVn;
  query: MistakeQuery;
  list: MistakeList;
  seesSuspicions: boolean;
}

/** The page below its heading. */
export function MistakeInbox({ hoi, locale, today, query, list, seesSuspicions }: MistakeInboxProps) {
  const t = translator(locale);
  const { rows, total } = list;
  return (
    <div className="stack">
      <p className="lede">{t('mistakes.inbox.lede')}</p>
      {seesSuspicions ? <p>{t('mistakes.inbox.suspicions')}</p> : null}
      <Filter {...{ t, hoi, locale, query, seesSuspicions }} />
      {rows.length === 0 ? (
        <EmptyState title={t('mistakes.inbox.empty')}>
          <p>{t('mistakes.inbox.emptyBody')}</p>
        </EmptyState>
      ) : (
        <MistakeTable {...{ t, hoi, rows, total }} />
      )}
      {total > rows.length ? <p>{t('mistakes.inbox.more', { total })}</p> : null}
      <PrintRegister {...{ t, hoi, locale, today }} />
      <p>
        <a href={routes.reportMistake(hoi)}>{t('mistakes.inbox.form')}</a>
      </p>
    </div>
  );
}

interface FilterProps extends Pick<MistakeInboxProps, 'hoi' | 'locale' | 'query' | 'seesSuspicions'> {
  t: Translator;
}

function Filter({ t, hoi, locale, query, seesSuspicions }: FilterProps) {
  const kinds = mistakeKinds.filter((kind) => kind !== 'suspicion' || seesSuspicions);
  return (
    <form className="filters" method="get" action={routes.office.mistakes(hoi)}>
      <Select
        {...{
          locale,
          name: 'tinh-trang',
          label: t('mistakes.inbox.state'),
          defaultValue: query['tinh-trang'],
        }}
        options={mistakeFilters.map((value) => ({ value, label: t(`mistakes.inbox.filters.${value}`) }))}
      />
      <Select
        {...{ locale, name: 'loai', label: t('mistakes.inbox.kind'), defaultValue: query.loai ?? '' }}
        options={[
          { value: '', label: t('mistakes.inbox.allKinds') },
          ...kinds.map((value) => ({ value, label: t(`mistakes.kinds.${value}`) })),
        ]}
      />
      <Select
        {...{ locale, name: 'xem', label: t('mistakes.inbox.who'), defaultValue: query.xem ?? '' }}
        options={[
          { value: '', label: t('mistakes.inbox.everybody') },
          { value: 'toi', label: t('mistakes.inbox.mine') },
        ]}
      />
      <Button type="submit">{t('mistakes.inbox.show')}</Button>
    </form>
  );
}

type TableProps = { t: Translator; hoi: string; rows: readonly MistakeLine[]; total: number };

function MistakeTable({ t, hoi, rows, total }: TableProps) {
  return (
    <Table
      caption={t('mistakes.inbox.caption', { count: total })}
      rows={rows}
      rowKey={(row) => row.id}
      rowTone={(row) => (row.kind === 'suspicion' && !isClosed(row.state) ? 'warning' : undefined)}
      columns={[
        { key: 'code', header: t('mistakes.inbox.code'), cell: (row) => formatPaperCode(row.code) },
        { key: 'kind', header: t('mistakes.inbox.kind'), cell: (row) => t(`mistakes.kinds.${row.kind}`) },
        {
          key: 'about',
          header: t('mistakes.inbox.about'),
          cell: (row) => row.page || t('mistakes.room.noPage'),
        },
        {
          key: 'state',
          header: t('mistakes.inbox.state'),
          cell: (row) => (
            <StatusTag tone={isClosed(row.state) ? 'success' : row.state === 'received' ? 'warning' : 'info'}>
              {t(`mistakes.states.${row.state}`)}
            </StatusTag>
          ),
        },
        {
          key: 'who',
          header: t('mistakes.inbox.who'),
          cell: (row) => row.assignee ?? t('mistakes.inbox.nobody'),
        },
        {
          key: 'waiting',
          header: t('mistakes.inbox.waiting'),
          cell: (row) => t('mistakes.inbox.days', { count: row.daysWaiting }),
        },
        {
          key: 'open',
          header: t('mistakes.inbox.act'),
          cell: (row) => (
            <ButtonLink
              href={routes.office.mistake(hoi, row.id)}
              aria-label={`${t('mistakes.inbox.open')}: ${formatPaperCode(row.code)}`}
            >
              {t('mistakes.inbox.open')}
            </ButtonLink>
          ),
        },
      ]}
    />
  );
}

type PrintProps = Pick<MistakeInboxProps, 'hoi' | 'locale' | 'today'> & { t: Translator };

function PrintRegister({ t, hoi, locale, today }: PrintProps) {
  return (
    <form className="filters" method="get" action={routes.office.mistakeRegisterPdf(hoi)}>
      <TextInput
        {...{ locale, name: 'tu', width: 'short', label: t('mistakes.register.from') }}
        defaultValue={formatDateVn(`${yearOf(today)}-01-01`)}
      />
      <TextInput
        {...{ locale, name: 'den', width: 'short', label: t('mistakes.register.to') }}
        defaultValue={formatDateVn(today)}
      />
      <Button type="submit">{t('mistakes.register.print')}</Button>
    </form>
  );
}
