/**
 * The instalments of a round: whoever is due next first, with sums, then each person's list.
 * Owns how a state and a check are said. Refuses a colour as the only sign. Prints as it stands.
 */
import { Amount } from '@/components/ui/amount';
import { StatusTag, type TagTone } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import type { PersonInstalments, ShownInstalment } from '@/lib/awards/queries/instalments';
import { type InstalmentState, nextToCheck, sumByState } from '@/lib/awards/rules/instalments';
import { type DateVn, formatDateVn } from '@/lib/kernel/dates';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export interface InstalmentTablesProps {
  hoi: string;
  locale: Locale;
  people: PersonInstalments[];
  today: DateVn;
}

const tones: Record<InstalmentState, TagTone> = {
  ...({ paid: 'success', ordered: 'info', checked: 'info' } as const),
  ...({ waiting: 'neutral', stopped: 'danger' } as const),
};

function StateTag({ t, one, today }: { t: Translator; one: ShownInstalment; today: DateVn }) {
  const isDue = one.state === 'waiting' && one.dueOn <= today;
  return (
    <StatusTag tone={isDue ? 'warning' : tones[one.state]}>
      {t(`instalments.states.${isDue ? 'due' : one.state}`)}
    </StatusTag>
  );
}

/** The first instalment that is neither paid nor stopped. */
const nextOf = ({ instalments }: PersonInstalments) =>
  instalments.find(({ state }) => state === 'checked' || state === 'ordered') ?? nextToCheck(instalments);

function PersonName({ t, person }: { t: Translator; person: PersonInstalments }) {
  return (
    <>
      <a href={`#suat-${person.awardId}`}>{person.name}</a>
      {person.isRenewal ? ` (${t('instalments.renewal')})` : ''}
      <br />
      <span className="muted">{person.school}</span>
    </>
  );
}

/** One row for each person: the next instalment, what was paid, what is left, what was stopped. */
export function InstalmentSummary({ locale, people, today }: InstalmentTablesProps) {
  const t = translator(locale);
  const text = (key: string) => t(`instalments.summary.${key}`);
  const rows = people.map((person) => ({
    person,
    next: nextOf(person),
    sums: sumByState(person.instalments),
  }));
  type Row = (typeof rows)[number];
  const figures: Record<'amount' | 'paid' | 'left' | 'stopped', (row: Row) => bigint> = {
    amount: ({ person }) => person.amountVnd,
    paid: ({ sums }) => sums.paid,
    left: ({ sums }) => sums.waiting + sums.checked + sums.ordered,
    stopped: ({ sums }) => sums.stopped,
  };
  const keys = Object.keys(figures) as (keyof typeof figures)[];
  const total = (key: keyof typeof figures) => rows.reduce((sum, row) => sum + figures[key](row), 0n);
  return (
    <section>
      <h2>{text('title')}</h2>
      <Table
        caption={text('title')}
        captionHidden
        rows={rows}
        rowKey={({ person }) => person.awardId}
        footer={{
          person: text('total'),
          ...Object.fromEntries(
            keys.map((key) => [key, <Amount key={key} value={total(key)} unit={false} />]),
          ),
        }}
        columns={[
          {
            ...{ key: 'person', header: text('person') },
            cell: ({ person }) => <PersonName {...{ t, person }} />,
          },
          {
            ...{ key: 'next', header: text('next') },
            cell: ({ next }) =>
              next
                ? t('instalments.summary.nextOf', { number: next.number, date: formatDateVn(next.dueOn) })
                : text('noNext'),
          },
          {
            ...{ key: 'state', header: text('state') },
            cell: ({ next, person }) => {
              const shown = next ?? person.instalments.at(-1);
              return shown ? <StateTag t={t} one={shown} today={today} /> : null;
            },
          },
          ...keys.map((key) => ({
            ...{ key, header: text(key), align: 'end' as const },
            cell: (row: Row) => <Amount value={figures[key](row)} unit={false} />,
          })),
        ]}
      />
    </section>
  );
}

function seenText(t: Translator, { seen }: ShownInstalment): string {
  if (!seen) return '';
  const values = { by: seen.byName, date: formatDateVn(seen.seenOn), reason: seen.reason };
  return seen.outcome === 'fails'
    ? t('instalments.list.fails', values)
    : t('instalments.list.holds', {
        ...values,
        ...{ paper: t(`instalments.papers.${seen.paperKind}`), number: seen.paperNumber },
      });
}

/** What was seen, and the voucher that paid or the order that will. */
function AboutCell({ hoi, t, one }: { hoi: string; t: Translator; one: ShownInstalment }) {
  const { seen, orderId, reference } = one;
  return (
    <>
      {seen ? <p>{seenText(t, one)}</p> : null}
      {orderId === null ? null : (
        <p>
          <a href={routes.office.payment(hoi, orderId)}>
            {reference ?? t('instalments.list.order', { id: orderId })}
          </a>
        </p>
      )}
    </>
  );
}

/**
 * Every instalment of one person, with what was seen before it and the voucher that paid it. Folded away under what it
 * comes to, opened by the name above; on paper it always stands open. Three columns stay a table on a telephone.
 */
export function PersonList(props: Omit<InstalmentTablesProps, 'people'> & { person: PersonInstalments }) {
  const { hoi, locale, person, today } = props;
  const t = translator(locale);
  const text = (key: string) => t(`instalments.list.${key}`);
  const title = t('instalments.list.of', { name: person.name });
  const { instalments } = person;
  const count = (state: InstalmentState) => instalments.filter((one) => one.state === state).length;
  const counts = { parts: instalments.length, paid: count('paid'), stopped: count('stopped') };
  return (
    <details className="prints-open">
      <summary>{t('instalments.list.summary', { name: person.name, ...counts })}</summary>
      <div id={`suat-${person.awardId}`}>
        <Table
          caption={title}
          captionHidden
          compact
          rows={instalments}
          rowKey={({ number }) => number}
          rowTone={({ state, seen }) => (state === 'stopped' && !seen ? 'void' : undefined)}
          columns={[
            {
              ...{ key: 'number', header: text('number') },
              cell: ({ number, dueOn }) =>
                t('instalments.list.numberDue', { number, date: formatDateVn(dueOn) }),
            },
            {
              ...{ key: 'amount', header: text('amount'), align: 'end' },
              cell: ({ amountVnd }) => <Amount value={amountVnd} unit={false} />,
            },
            {
              ...{ key: 'state', header: text('state') },
              cell: (one) => (
                <>
                  <StateTag t={t} one={one} today={today} />
                  <AboutCell {...{ hoi, t, one }} />
                </>
              ),
            },
          ]}
        />
      </div>
    </details>
  );
}
