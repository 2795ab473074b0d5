/**
 * The people of an association and what they hold.
 * Owns the words for terms with an end. Refuses to list people without an office first.
 */
import { Table } from '@/components/ui/table';
import type { PeopleOverview } from '@/lib/access/overview';
import type { Term } from '@/lib/access/people-queries';
import { formatDateVn } from '@/lib/kernel/dates';
import { translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';

export interface PeopleTableProps {
  locale: Locale;
  hoi: string;
  people: PeopleOverview['people'];
  /** Also shows sessions and the link to change a person. */
  canManage: boolean;
}

/** One row a person. */
export function PeopleTable({ locale, hoi, people, canManage }: PeopleTableProps) {
  const t = translator(locale);
  const office = (term: Term) => {
    const role = t(`access.roles.${term.role}`);
    return term.endsOn ? t('access.people.until', { role, date: formatDateVn(term.endsOn) }) : role;
  };
  type Row = PeopleOverview['people'][number];
  const columns = [
    { key: 'name', header: t('access.people.name'), cell: (row: Row) => row.displayName, rowHeading: true },
    { key: 'login', header: t('access.people.login'), cell: (row: Row) => row.loginName },
    {
      key: 'offices',
      header: t('access.people.offices'),
      cell: (row: Row) =>
        row.terms
          .filter((term) => term.isCurrent)
          .map(office)
          .join('; ') || t('access.people.noOffice'),
    },
  ];
  const managing = [
    {
      key: 'sessions',
      header: t('access.people.sessions'),
      cell: (row: Row) => row.sessions,
      align: 'end' as const,
    },
    {
      key: 'open',
      header: t('access.people.open'),
      cell: (row: Row) => (
        <a href={routes.office.person(hoi, row.userId)}>
          {t('access.people.open')}
          <span className="sr-only"> {row.displayName}</span>
        </a>
      ),
    },
  ];
  return (
    <Table
      caption={t('access.people.caption')}
      captionHidden
      columns={canManage ? [...columns, ...managing] : columns}
      rows={people}
      rowKey={(row) => row.userId}
    />
  );
}
