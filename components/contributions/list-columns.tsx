'use client';
/**
 * What was recognised: the letters, the columns, and what must be asked about a column as a whole.
 * Owns one select for each column and one question for each meaning; an answer holds for the whole column.
 */
import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import { RadioGroup } from '@/components/ui/radio-group';
import { Select } from '@/components/ui/text-input';
import type { ListPreview } from '@/lib/contributions/schema/list-preview';
import { columnKinds, markAnswers, orderAnswers, unitAnswers } from '@/lib/lists/schema';
import type { Locale } from '@/messages/catalogue';

interface Props {
  locale: Locale;
  preview: ListPreview;
}

const asked = { marks: markAnswers, unit: unitAnswers, order: orderAnswers } as const;
type Asked = keyof typeof asked;
/** Examples where the question is answered already and its cells are not at hand. */
const general = { marks: ['500.000', '500,000'], unit: ['500'], order: ['07/02/2019'] } as const;
const isAsked = (about: string): about is Asked => about in asked;

export function ListColumns({ locale, preview }: Props) {
  const t = useTranslations('lists');
  const { questions, headers, columns } = preview;
  const places = columns.map((kind, at) => ({
    ...{ id: `column-${at}`, kind, place: at + 1, header: headers[at] },
  }));
  const open = new Set(questions.map((question) => question.about));
  return (
    <section aria-labelledby="list-columns">
      <h2 id="list-columns">{t('columns.title')}</h2>
      <Letters preview={preview} />
      {questions.map((question) =>
        isAsked(question.about) ? (
          <Question key={question.about} {...{ locale, about: question.about, samples: question.samples }} />
        ) : (
          <Notice
            key={`${question.about}${question.column}`}
            tone="warning"
            title={t(`questions.${question.about}`, { column: headers[question.column ?? -1] ?? '' })}
          >
            {question.samples.length > 0 ? <p>{question.samples.join(' · ')}</p> : null}
          </Notice>
        ),
      )}
      <details open={open.has('nameColumn') || open.has('amountColumn') || open.has('columnContent')}>
        <summary>{t('columns.summary', { columns: columns.filter(Boolean).length })}</summary>
        {places.map(({ id, kind, place, header }) => (
          <Select
            key={id}
            name="column"
            id={id}
            locale={locale}
            label={t('columns.label', { place, header: header || t('columns.noHeader') })}
            defaultValue={kind}
            options={['', ...columnKinds].map((value) => ({
              value,
              label: t(`kinds.${(value || 'unused') as 'name'}`),
            }))}
          />
        ))}
        {(Object.keys(asked) as Asked[]).map((about) =>
          open.has(about) || preview[about] === '' ? null : (
            <Question key={about} {...{ locale, about }} samples={general[about]} chosen={preview[about]} />
          ),
        )}
      </details>
    </section>
  );
}

/** How the letters were found, and the sheet that was read. */
function Letters({ preview }: { preview: ListPreview }) {
  const t = useTranslations('lists');
  const { font, encoding, wasDecomposed, sheet, sheets, isRemembered } = preview;
  const old = font || (['tcvn3', 'vni', 'windows-1258'].includes(encoding) ? encoding : '');
  return (
    <>
      {old ? (
        <Notice tone="info" title={t('letters.converted', { font: t(`letters.${old as 'tcvn3'}`) })}>
          <p>{t('letters.keep')}</p>
        </Notice>
      ) : null}
      {wasDecomposed ? <p className="muted">{t('letters.composed')}</p> : null}
      {sheets.length > 1 ? <p className="muted">{t('sheet', { sheet, others: sheets.join(', ') })}</p> : null}
      {isRemembered ? <p className="muted">{t('columns.remembered')}</p> : null}
    </>
  );
}

interface QuestionProps {
  locale: Locale;
  about: Asked;
  samples: readonly string[];
  /** The answer that was given before; it may be changed. */
  chosen?: string;
}

function Question({ locale, about, samples, chosen }: QuestionProps) {
  const t = useTranslations('lists');
  const [a = '', b = a] = samples;
  return (
    <RadioGroup
      name={about}
      locale={locale}
      label={t(`questions.${about}`, { a, b })}
      defaultValue={chosen}
      hint={t('questions.wholeColumn')}
      options={asked[about].map((value) => ({
        value,
        label: t(`answers.${value as 'dong'}`, { a, b }),
      }))}
    />
  );
}
