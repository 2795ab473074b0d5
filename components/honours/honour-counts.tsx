/**
 * What stands above and below the names of an honour list: its counts, who is only counted, decisions and ceremonies.
 * Owns the day of sums that wait for more people. Refuses an amount, a decision or a ceremony beside a name.
 */
import { Figure } from '@/components/ui/description-list';
import { awardCounts, ceremoniesOf, decisionsOf, honourCounts } from '@/lib/honours/rules/honours';
import type { HonourRow, PublishedFigure } from '@/lib/honours/schema/published';
import { formatDateVn } from '@/lib/kernel/dates';
import { formatVndUnit } from '@/lib/kernel/money';
import type { Translator } from '@/lib/web/messages';

interface CountsProps {
  t: Translator;
  figures: PublishedFigure[];
  rows: HonourRow[];
}

/** Honoured, named, and what was given in money. */
export function HonourFigures({ t, figures, rows }: CountsProps) {
  const { count, honours, amountVnd, asOf, byKind } = awardCounts(figures);
  const kinds = byKind
    .map((entry) => t(`honours.list.kindCount.${entry.kind}`, { count: entry.count }))
    .join(', ');
  const named = rows.filter((row) => row.name).length;
  return (
    <div className="figures">
      <Figure label={t('honours.list.honoursLabel')} value={t('honours.home.people', { count: honours })} />
      <Figure label={t('honours.list.namedLabel')} value={t('honours.home.people', { count: named })} />
      {count > 0 ? (
        <Figure
          label={t('honours.list.awardsLabel')}
          value={t('honours.list.awards', { count, amount: formatVndUnit(amountVnd) })}
          note={[
            t('honours.list.amountsSentence', { kinds }),
            ...(asOf ? [t('honours.list.sumsAsOf', { date: formatDateVn(asOf) })] : []),
          ].join(' ')}
        />
      ) : null}
    </div>
  );
}

/** Under the names. */
export function HonourNotes({ t, rows, figures }: CountsProps) {
  const unnamed = honourCounts(rows)
    .filter((entry) => entry.unnamed > 0)
    .map((entry) => t(`honours.list.unnamed.${entry.kind}`, { count: entry.unnamed }));
  const decisions = decisionsOf(figures).map(({ reference, decidedOn }) =>
    t('honours.list.decision', { reference, date: formatDateVn(decidedOn) }),
  );
  return (
    <>
      {unnamed.length > 0 ? <p>{t('honours.list.unnamedSentence', { list: unnamed.join(', ') })}</p> : null}
      {decisions.length > 0 ? <p>{t('honours.list.decisions', { list: decisions.join('; ') })}</p> : null}
      {ceremoniesOf(figures).map(({ name, heldOn, place }) => (
        <p key={`${heldOn}${name}`}>
          {t('honours.list.ceremonies')}:{' '}
          {t('honours.list.ceremony', { name, date: formatDateVn(heldOn), place })}.
        </p>
      ))}
      <p className="muted">{t('honours.list.remove')}</p>
      <p className="muted no-print">{t('honours.list.printHint')}</p>
    </>
  );
}
