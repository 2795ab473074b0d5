'use client';
/**
 * What will be recorded, in figures and words, and what the list itself says about its sum.
 * Owns the ticks for a total that differs and for a file recorded before.
 */
import { useTranslations } from 'next-intl';
import type { Problems } from '@/components/forms/use-problems';
import { Notice } from '@/components/ui/notice';
import { Checkbox } from '@/components/ui/radio-group';
import type { ListPreview } from '@/lib/contributions/schema/list-preview';
import type { Locale } from '@/messages/catalogue';

interface Props {
  locale: Locale;
  preview: ListPreview;
  problems: Problems;
}

export function ListSum({ locale, preview, problems }: Props) {
  const t = useTranslations('lists');
  const { totals, giftCount, sum, isReady, questions } = preview;
  const isWrong = totals.some((total) => !total.isRight);
  const wrong = preview.rows.filter((row) => row.kind === 'gift' && row.problems.length > 0).length;
  return (
    <section aria-labelledby="list-sum">
      <h2 id="list-sum">{t('sum.title')}</h2>
      <p className="lede">{t('sum.sentence', { rows: giftCount, sum })}</p>
      <p lang="vi">{preview.sumInWords}</p>
      {totals.map((total) => (
        <Notice
          key={total.number}
          tone={total.isRight ? 'success' : 'warning'}
          title={t(total.isRight ? 'sum.right' : 'sum.differs', {
            row: total.number,
            written: total.written,
            sum: total.sum,
          })}
        />
      ))}
      {isWrong ? (
        <Checkbox
          name="acceptsTotals"
          locale={locale}
          label={t('sum.acceptTotals')}
          defaultChecked={isReady}
        />
      ) : null}
      {problems.errorOf('acceptsSameFile') ? (
        <Checkbox
          name="acceptsSameFile"
          locale={locale}
          label={t('sum.acceptSameFile')}
          error={problems.errorOf('acceptsSameFile')}
        />
      ) : null}
      {preview.standing === null ? (
        <Hints {...{ locale, preview }} />
      ) : (
        <Notice tone="info" title={t('sum.standing', { list: preview.standing })} />
      )}
      {isReady || preview.standing !== null ? null : (
        <Notice tone="warning" title={t('sum.notReady', { questions: questions.length, rows: wrong })} />
      )}
      <input type="hidden" name="shown" value={preview.shown} />
    </section>
  );
}

/** Rows worth a look, each with its reason, and one tick for all of them. */
function Hints({ locale, preview }: Omit<Props, 'problems'>) {
  const t = useTranslations('lists');
  const rows = preview.rows.filter((row) => row.hints.length > 0);
  if (rows.length === 0 && preview.sameEnvelope === '') return null;
  return (
    <Notice tone="warning" title={t('hints.title', { rows: rows.length })}>
      {preview.sameEnvelope ? <p>{t('hints.sameEnvelope', { about: preview.sameEnvelope })}</p> : null}
      <ul>
        {rows.flatMap((row) =>
          row.hints.map(({ kind, about }) => (
            <li key={`${row.number}${kind}`}>
              {t(`hints.${kind}`, { row: row.number, name: row.name, about })}
            </li>
          )),
        )}
      </ul>
      <Checkbox
        name="acceptsHints"
        locale={locale}
        label={t('hints.accept')}
        defaultChecked={preview.isReady}
      />
    </Notice>
  );
}
