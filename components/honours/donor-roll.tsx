/**
 * The donors' roll of one year: bodies by name, envelopes of chapters, families and people with consent, goods apart.
 * Owns the search and the sentences that count who is not named. Refuses amounts of people who did not agree to them.
 */
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button';
import { DateText } from '@/components/ui/date-text';
import { Figure } from '@/components/ui/description-list';
import { EmptyState } from '@/components/ui/state-of-page';
import { type Column, Table } from '@/components/ui/table';
import { TextInput } from '@/components/ui/text-input';
import { donorRoll, type Envelope, type NamedGift, type DonorRoll as Roll } from '@/lib/honours/rules/donors';
import { searchRows } from '@/lib/honours/rules/lists';
import type { GiftRow, PublishedFigure } from '@/lib/honours/schema/published';
import type { DonorQuery } from '@/lib/honours/schema/words';
import { formatVndUnit } from '@/lib/kernel/money';
import { type Translator, translator } from '@/lib/web/messages';
import { type PublicPlace, routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';

export interface DonorContent {
  rows: GiftRow[];
  figures: PublishedFigure[];
}

export interface DonorRollProps {
  locale: Locale;
  place: PublicPlace;
  year: number;
  associationName: string;
  content: DonorContent;
  query: DonorQuery;
}

/** Everything under the heading; the desk shows the same as a preview. */
export function DonorRoll({ locale, place, year, associationName, content, query }: DonorRollProps) {
  const t = translator(locale);
  const bare = routes.public.donorRoll({ ...place, year });
  const found = searchRows(content.rows, query.q, (row) => `${row.name ?? ''} ${row.throughName ?? ''}`);
  const isFiltered = query.q !== '';
  return (
    <>
      <p className="lede">{t('honours.roll.lede', { name: associationName, year: String(year) })}</p>
      <RollFigures t={t} figures={content.figures} />
      <form className="filters" action={bare}>
        <TextInput
          name="q"
          label={t('honours.roll.search')}
          hint={t('honours.list.searchHint')}
          locale={locale}
          defaultValue={query.q}
          maxLength={100}
          type="search"
        />
        <button className="btn btn-primary" type="submit">
          {t('honours.roll.find')}
        </button>
        {isFiltered ? <a href={bare}>{t('honours.roll.clear')}</a> : null}
      </form>
      {found.length === 0 && isFiltered ? (
        <EmptyState
          title={t('honours.roll.noMatch')}
          actions={<ButtonLink href={bare}>{t('honours.roll.clear')}</ButtonLink>}
        >
          <p>{t('honours.roll.noMatchBody')}</p>
        </EmptyState>
      ) : (
        <RollParts t={t} roll={donorRoll(found)} isFiltered={isFiltered} />
      )}
      <p className="muted">{t('honours.roll.voided')}</p>
      <p className="muted">{t('honours.list.remove')}</p>
    </>
  );
}

function RollFigures({ t, figures }: { t: Translator; figures: readonly PublishedFigure[] }) {
  const of = (key: string) => figures.find((entry) => entry.figure === key);
  const [money, goods] = [of('gifts.money'), of('gifts.inKind')];
  return (
    <div className="figures">
      <Figure
        label={t('honours.roll.money')}
        value={<Amount value={money?.amountVnd ?? 0n} />}
        note={t('honours.roll.moneyNote', { count: money?.itemCount ?? 0 })}
      />
      <Figure
        label={t('honours.roll.inKindFigure')}
        value={<Amount value={goods?.amountVnd ?? 0n} />}
        note={t('honours.roll.inKindNote', { count: goods?.itemCount ?? 0 })}
      />
    </div>
  );
}

function RollParts({ t, roll, isFiltered }: { t: Translator; roll: Roll; isFiltered: boolean }) {
  return (
    <>
      <GiftTable t={t} title={t('honours.roll.bodies')} gifts={roll.bodies} amountKey="amount" />
      {roll.envelopes.length > 0 ? (
        <section>
          <h2>{t('honours.roll.envelopes')}</h2>
          {roll.envelopes.map((envelope) => (
            <EnvelopeLines key={envelope.key} t={t} envelope={envelope} isFiltered={isFiltered} />
          ))}
        </section>
      ) : null}
      <GiftTable t={t} title={t('honours.roll.people')} gifts={roll.people} amountKey="amount" />
      {roll.unnamedMoney > 0 ? <p>{t('honours.roll.unnamedMoney', { count: roll.unnamedMoney })}</p> : null}
      <GiftTable t={t} title={t('honours.roll.inKind')} gifts={roll.inKind} amountKey="value" />
      {roll.unnamedInKind > 0 ? (
        <p>{t('honours.roll.unnamedInKind', { count: roll.unnamedInKind })}</p>
      ) : null}
    </>
  );
}

/** A search shows only the names found; counts of the whole envelope would be wrong then. */
function EnvelopeLines({
  t,
  envelope,
  isFiltered,
}: {
  t: Translator;
  envelope: Envelope;
  isFiltered: boolean;
}) {
  const { throughName, families, totalVnd, named } = envelope;
  const values = { families, amount: formatVndUnit(totalVnd), name: throughName ?? '' };
  return (
    <>
      {isFiltered ? (
        throughName && <h3>{throughName}</h3>
      ) : (
        <h3>{t(throughName ? 'honours.roll.envelope' : 'honours.roll.envelopeUnnamed', values)}</h3>
      )}
      {named.length > 0 ? (
        <>
          <p>{t('honours.roll.envelopeNames')}</p>
          <ul className="columns">
            {named.map(({ ordinal, name, amountVnd }) => (
              <li key={ordinal}>{amountVnd === null ? name : `${name} (${formatVndUnit(amountVnd)})`}</li>
            ))}
          </ul>
        </>
      ) : null}
      {!isFiltered && families > named.length ? (
        <p>{t('honours.roll.envelopeRest', { count: families - named.length })}</p>
      ) : null}
    </>
  );
}

interface GiftTableProps {
  t: Translator;
  title: string;
  gifts: NamedGift[];
  amountKey: 'amount' | 'value';
}

function GiftTable({ t, title, gifts, amountKey }: GiftTableProps) {
  if (gifts.length === 0) return null;
  const notShown = <span className="muted">{t('honours.roll.notShown')}</span>;
  const columns: Column<NamedGift>[] = [
    {
      key: 'name',
      header: t('honours.roll.name'),
      cell: (row) =>
        row.throughName ? `${row.name} (${t('honours.roll.through')}: ${row.throughName})` : row.name,
    },
    {
      key: 'date',
      header: t('honours.roll.date'),
      cell: (row) => (row.occurredOn ? <DateText date={row.occurredOn} /> : notShown),
    },
    { key: 'fund', header: t('honours.roll.fund'), cell: (row) => row.fundLabel ?? notShown },
    {
      key: 'amount',
      header: t(`honours.roll.${amountKey}`),
      align: 'end',
      cell: (row) => (row.amountVnd === null ? notShown : <Amount value={row.amountVnd} unit={false} />),
    },
  ];
  return (
    <section>
      <h2>{title}</h2>
      <Table caption={title} captionHidden columns={columns} rows={gifts} rowKey={(row) => row.ordinal} />
    </section>
  );
}
