/**
 * Pairs of donors who may be one: why, both sides next to each other, and the two answers.
 * Owns which side becomes the main name: the one under which more was given, so that fewer papers change their heading.
 * Refuses to answer by itself; every answer can be taken back.
 */
import { PressForm } from '@/components/statements/press-form';
import { Amount } from '@/components/ui/amount';
import { DateText } from '@/components/ui/date-text';
import { DescriptionList } from '@/components/ui/description-list';
import { EmptyState } from '@/components/ui/state-of-page';
import { StatusTag } from '@/components/ui/status-tag';
import type { DuplicateQueue, PairView } from '@/lib/donors/duplicate-queries';
import type { DonorRow } from '@/lib/donors/queries';
import type { BoundAction } from '@/lib/web/define-action';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

interface Props {
  hoi: string;
  locale: Locale;
  queue: DuplicateQueue;
  join: BoundAction<null>;
  apart: BoundAction<null>;
  again: BoundAction<null>;
}

/** The open pairs, then the settled ones. */
export function DuplicateQueueView(props: Props) {
  const { hoi, locale, queue } = props;
  const t = translator(locale);
  const word = (key: string, values?: Record<string, string>) => t(`donors.duplicates.${key}`, values);
  return (
    <>
      {queue.open.length === 0 ? (
        <EmptyState
          title={word('empty')}
          actions={<a href={routes.office.donors(hoi)}>{word('backToList')}</a>}
        />
      ) : (
        <>
          <p className="lede">{word('lede')}</p>
          <p>{word('count', { count: String(queue.openCount), shown: String(queue.open.length) })}</p>
        </>
      )}
      {queue.open.map((pair) => (
        <OpenPair key={`${pair.one.id}-${pair.other.id}`} {...props} pair={pair} />
      ))}
      <SettledPairs {...props} />
    </>
  );
}

function OpenPair({ pair, ...props }: Props & { pair: PairView }) {
  const { hoi, locale, join, apart } = props;
  const t = translator(locale);
  const [head, alias] =
    pair.other.totalVnd > pair.one.totalVnd ? [pair.other, pair.one] : [pair.one, pair.other];
  return (
    <section className="pair" aria-label={t('donors.duplicates.pair', { one: head.name, other: alias.name })}>
      <p>
        <StatusTag tone={pair.strength === 'strong' ? 'warning' : 'neutral'}>
          {t(`donors.duplicates.${pair.strength}`)}
        </StatusTag>{' '}
        {pair.reasons
          .map((reason) => t(`donors.duplicates.reasons.${reason}`, { tail: pair.accountTail ?? '' }))
          .join(' ')}
      </p>
      <div className="pair-sides">
        <Side {...{ hoi, locale, donor: head }} />
        <Side {...{ hoi, locale, donor: alias }} />
      </div>
      <div className="actions">
        <PressForm {...{ locale, action: join, variant: 'primary' }} hidden={under(head, alias)}>
          {t('donors.duplicates.join', { name: head.name })}
        </PressForm>
        <PressForm {...{ locale, action: join, variant: 'secondary' }} hidden={under(alias, head)}>
          {t('donors.duplicates.join', { name: alias.name })}
        </PressForm>
        <PressForm {...{ locale, action: apart, variant: 'secondary' }} hidden={pairOf(pair)}>
          {t('donors.duplicates.keepApart')}
        </PressForm>
      </div>
    </section>
  );
}

function Side({ hoi, locale, donor }: { hoi: string; locale: Locale; donor: DonorRow }) {
  const t = translator(locale);
  const column = (key: string) => t(`donors.columns.${key}`);
  return (
    <div>
      <h2 className="pair-name">
        <a href={routes.office.donor(hoi, donor.id)}>{donor.name}</a>
      </h2>
      <DescriptionList
        locale={locale}
        items={[
          { term: column('kind'), value: t(`contributions.donorKinds.${donor.kind}`) },
          { term: t('donors.profile.phone'), value: donor.phone ?? t('donors.none') },
          { term: column('gifts'), value: donor.giftCount },
          { term: column('total'), value: <Amount value={donor.totalVnd} /> },
          {
            term: column('last'),
            value: donor.lastOn ? <DateText date={donor.lastOn} locale={locale} /> : t('donors.none'),
          },
        ]}
      />
    </div>
  );
}

function SettledPairs({ hoi, locale, queue, again }: Props) {
  if (queue.apart.length === 0) return null;
  const t = translator(locale);
  return (
    <details>
      <summary className="cursor-pointer py-2 font-semibold text-link">
        {t('donors.duplicates.settled', { count: String(queue.apart.length) })}
      </summary>
      {queue.apart.map((pair) => (
        <div className="pair" key={`${pair.one.id}-${pair.other.id}`}>
          <p>
            <a href={routes.office.donor(hoi, pair.one.id)}>{pair.one.name}</a> –{' '}
            <a href={routes.office.donor(hoi, pair.other.id)}>{pair.other.name}</a>
          </p>
          <PressForm {...{ locale, action: again, variant: 'quiet' }} hidden={pairOf(pair)}>
            {t('donors.duplicates.lookAgain')}
          </PressForm>
        </div>
      ))}
    </details>
  );
}

/** Both names read as one, under the name of `head`. */
const under = (head: DonorRow, alias: DonorRow) => ({ headId: String(head.id), aliasId: String(alias.id) });

const pairOf = ({ one, other }: { one: DonorRow; other: DonorRow }) => ({
  oneId: String(one.id),
  otherId: String(other.id),
});
