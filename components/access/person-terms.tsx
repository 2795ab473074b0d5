/**
 * The offices of one person with their terms, each current one with the button that ends it, and the form for a new one.
 * Owns the words for the state of a term. Refuses to change a term: it is ended and given anew.
 */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { Table } from '@/components/ui/table';
import type { Person, Term } from '@/lib/access/people-queries';
import { roles } from '@/lib/access/policy';
import { type DateVn, formatDateVn, formatInstantVn } from '@/lib/kernel/dates';
import { type Translator, translator } from '@/lib/web/messages';
import type { Locale } from '@/messages/catalogue';

export interface PersonTermsProps {
  locale: Locale;
  person: Person;
  today: DateVn;
  give: FormAction;
  end: FormAction;
}

function stateOf(term: Term, today: DateVn, t: Translator): string {
  if (term.endedAt) return t('access.person.ended', { at: formatInstantVn(term.endedAt) });
  if (term.isCurrent) return t('access.person.current');
  return t(term.startsOn > today ? 'access.person.future' : 'access.person.past');
}

/** Stands under MessagesProvider with "errors". */
export function PersonTerms({ locale, person, today, give, end }: PersonTermsProps) {
  const t = translator(locale);
  const roleName = (term: Term) => t(`access.roles.${term.role}`);
  const columns = [
    { key: 'role', header: t('access.person.role'), cell: roleName, rowHeading: true },
    { key: 'from', header: t('access.person.from'), cell: (term: Term) => formatDateVn(term.startsOn) },
    {
      key: 'to',
      header: t('access.person.to'),
      cell: (term: Term) => (term.endsOn ? formatDateVn(term.endsOn) : t('access.person.open')),
    },
    { key: 'by', header: t('access.person.by'), cell: (term: Term) => term.grantedByName ?? '–' },
    { key: 'state', header: t('access.person.state'), cell: (term: Term) => stateOf(term, today, t) },
  ];
  const options = roles
    .filter((role) => role !== 'guestApprover')
    .map((role) => ({ value: role, label: t(`access.roles.${role}`) }));
  return (
    <section className="stack">
      <Table
        caption={t('access.person.terms')}
        columns={columns}
        rows={person.terms}
        rowKey={(term) => term.id}
      />
      {person.terms.some((term) => !term.endedAt) ? (
        <p className="muted">{t('access.person.endHint')}</p>
      ) : null}
      {person.terms
        .filter((term) => !term.endedAt && (term.isCurrent || term.startsOn > today))
        .map((term) => (
          <PlainForm
            key={term.id}
            action={end}
            locale={locale}
            fields={[]}
            hidden={{ termId: String(term.id) }}
            idPrefix={`nhiem-ky-${term.id}`}
            submit={t('access.person.endNamed', { role: roleName(term) })}
            variant="danger"
          />
        ))}
      <h2>{t('access.person.grant')}</h2>
      <PlainForm
        action={give}
        locale={locale}
        hidden={{ userId: String(person.userId), today }}
        submit={t('access.person.grantSubmit')}
        done={t('access.person.granted')}
        fields={[
          { kind: 'select', name: 'role', label: t('access.person.role'), options, value: 'committeeMember' },
          {
            kind: 'date',
            name: 'startsOn',
            label: t('access.person.from'),
            today,
            value: formatDateVn(today),
          },
          {
            kind: 'date',
            name: 'endsOn',
            label: t('access.person.to'),
            hint: t('access.person.toHint'),
            today,
            optional: true,
          },
        ]}
      />
    </section>
  );
}
