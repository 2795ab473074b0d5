/**
 * The order by the sheets, category by category: mean as a bar and a number, median, spread, the cut, the reserve.
 * Owns the questions: a tie at the cut, members far apart, one member who decides alone. Refuses to answer them.
 */
import { StatusTag, type TagTone } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import type { CategoryOrder, ScoringData } from '@/lib/awards/queries/scoring';
import type { OneMemberDecides, RankedFile } from '@/lib/awards/rules/scoring';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { calledName } from './called-name';

interface Props {
  hoi: string;
  locale: Locale;
  data: ScoringData;
}

/** Sheets this far apart, on the scale of 1 to 5, are worth a word in the meeting. */
const wideSpread = 2;

const tones: Record<RankedFile['outcome'], TagTone> = {
  inside: 'success',
  reserve: 'info',
  tie: 'warning',
  unscored: 'neutral',
};

/** One table for each category with files. */
export function ScoreOrder({ hoi, locale, data }: Props) {
  const t = translator(locale);
  if (data.orders.length === 0) return null;
  return (
    <section className="stack">
      <h2>{t('awards.scoring.orderTitle')}</h2>
      <p>{t('awards.scoring.orderBody')}</p>
      {data.orders.map((order) => (
        <CategoryTable key={order.categoryId} {...{ hoi, locale, data, order }} />
      ))}
    </section>
  );
}

function CategoryTable({ hoi, locale, data, order }: Props & { order: CategoryOrder }) {
  const t = translator(locale);
  const category = data.round.categories.find((one) => one.id === order.categoryId)!;
  const name = `${t(`awards.categories.${category.category}`)} – ${t(`awards.benefits.${category.benefit}`)}`;
  const title = t('awards.meeting.quota', { category: name, count: category.quota });
  if (!order.ranked) {
    return (
      <div>
        <h3>{title}</h3>
        <p>{t(`awards.scoring.hidden.${data.rubric!.visibility}`)}</p>
      </div>
    );
  }
  return (
    <div>
      <Table
        caption={title}
        rows={order.ranked}
        rowKey={(file) => file.nominationId}
        rowTone={(file) => (file.outcome === 'tie' ? 'warning' : undefined)}
        columns={columnsOf({ hoi, locale, data, order })}
      />
      <Questions {...{ locale, data, order }} />
    </div>
  );
}

function columnsOf({ hoi, locale, data }: Props & { order: CategoryOrder }) {
  const t = translator(locale);
  const number = (value: number | null) => (value === null ? '–' : t('awards.scoring.decimal', { value }));
  const column = (key: string, cell: (file: RankedFile) => React.ReactNode, align?: 'end') => ({
    ...{ key, header: t(`awards.scoring.${key}`), cell, align, rowHeading: key === 'name' },
  });
  return [
    column('place', (file) => file.place ?? '–', 'end'),
    column('name', (file) => (
      <a href={routes.office.awardScoreFile(hoi, data.round.slug, file.nominationId)}>
        {nameOf(data, file.nominationId, locale)}
      </a>
    )),
    column(
      'mean',
      (file) => (
        <span className="score-mean">
          {file.mean === null ? null : <progress aria-hidden="true" max={5} value={file.mean} />}
          {number(file.mean)}
        </span>
      ),
      'end',
    ),
    column('median', (file) => number(file.median), 'end'),
    column(
      'spread',
      (file) =>
        file.spread >= wideSpread ? (
          <StatusTag tone="warning">{t('awards.scoring.wide', { value: file.spread })}</StatusTag>
        ) : (
          number(file.sheets === 0 ? null : file.spread)
        ),
      'end',
    ),
    column('sheets', (file) => file.sheets, 'end'),
    column('outcome', (file) => (
      <StatusTag tone={tones[file.outcome]}>{t(`awards.scoring.outcomes.${file.outcome}`)}</StatusTag>
    )),
  ];
}

function nameOf(data: ScoringData, id: number, locale: Locale): string {
  const file = data.files.find((one) => one.dossier.id === id);
  return file ? calledName(file.dossier, locale) : '';
}

function Questions({ locale, data, order }: { locale: Locale; data: ScoringData; order: CategoryOrder }) {
  const t = translator(locale);
  const ties = order.ranked!.filter((file) => file.outcome === 'tie');
  const names = (ids: readonly number[]) => ids.map((id) => nameOf(data, id, locale)).join(', ');
  const sentence = (one: OneMemberDecides) =>
    t('awards.scoring.oneDecides', {
      member: data.council.find((member) => String(member.userId) === one.member)?.name ?? '',
      inside: one.inside.length > 0 ? names(one.inside) : '–',
      outside: one.outside.length > 0 ? names(one.outside) : '–',
    });
  return (
    <>
      {ties.length > 0 ? (
        <p>{t('awards.scoring.tieQuestion', { names: names(ties.map((file) => file.nominationId)) })}</p>
      ) : null}
      {order.decided === null ? <p className="muted">{t('awards.scoring.oneHidden')}</p> : null}
      {order.decided?.map((one) => (
        <p key={one.member}>{sentence(one)}</p>
      ))}
    </>
  );
}
