/**
 * The offices of one person with their terms, each current one with the button that ends it, and the form for a new one.
 * Owns the words for the state of a term. Refuses to change a term: it is ended and given anew.
 */
import type { PlainFieldSpec } from '@/components/forms/plain-field';
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
  const open = person.terms.filter((term) => !term.endedAt && (term.isCurrent || term.startsOn > today));
  return (
    <section className="stack">
      <TermsTable t={t} terms={person.terms} today={today} />
      {open.length > 0 ? <p className="muted">{t('access.person.endHint')}</p> : null}
      {open.map((term) => (
        <PlainForm
          key={term.id}
          action={end}
          locale={locale}
          fields={[]}
          hidden={{ termId: String(term.id) }}
          idPrefix={`nhiem-ky-${term.id}`}
          submit={t('access.person.endNamed', { role: t(`access.roles.${term.role}`) })}
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
        fields={termFields(t, today)}
      />
    </section>
  );
}

function TermsTable({ t, terms, today }: { t: Translator; terms: Term[]; today: DateVn }) {
  const text = (name: string) => t(`access.person.${name}`);
  const lastDay = (term: Term) => (term.endsOn ? formatDateVn(term.endsOn) : text('open'));
  const columns = [
    {
      key: 'role',
      header: text('role'),
      cell: (term: Term) => t(`access.roles.${term.role}`),
      rowHeading: true,
    },
    { key: 'from', header: text('from'), cell: (term: Term) => formatDateVn(term.startsOn) },
    { key: 'to', header: text('to'), cell: lastDay },
    { key: 'by', header: text('by'), cell: (term: Term) => term.grantedByName ?? '–' },
    { key: 'state', header: text('state'), cell: (term: Term) => stateOf(term, today, t) },
  ];
  return <Table caption={text('terms')} columns={columns} rows={terms} rowKey={(term) => term.id} />;
}

function termFields(t: Translator, today: DateVn): PlainFieldSpec[] {
  const text = (name: string) => t(`access.person.${name}`);
  const options = roles
    .filter((role) => role !== 'guestApprover')
    .map((role) => ({ value: role, label: t(`access.roles.${role}`) }));
  return [
    { kind: 'select', name: 'role', label: text('role'), options, value: 'committeeMember' },
    { kind: 'date', name: 'startsOn', label: text('from'), today, value: formatDateVn(today) },
    { kind: 'date', name: 'endsOn', label: text('to'), hint: text('toHint'), today, optional: true },
  ];
}
