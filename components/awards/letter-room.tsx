/**
 * Letters after a round: counts and files to print, who gets which letter, and the words of each kind.
 * Refuses to show anything before the decision.
 */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { Notice } from '@/components/ui/notice';
import { EmptyState } from '@/components/ui/state-of-page';
import { Table } from '@/components/ui/table';
import type { LettersData, LetterWords } from '@/lib/awards/queries/results';
import { resultPlaces } from '@/lib/documents/result-letter';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export interface LetterRoomProps {
  hoi: string;
  locale: Locale;
  data: LettersData;
  action: FormAction;
}

/** The page below the tabs. */
export function LetterRoom({ hoi, locale, data, action }: LetterRoomProps) {
  const t = translator(locale);
  const { round, words, results, ceremony } = data;
  const text = (key: string) => t(`after.letters.${key}`);
  return (
    <div className="stack">
      <p className="lede">{text('lede')}</p>
      {results.length === 0 ? (
        <EmptyState title={text('earlyTitle')}>{text('earlyBody')}</EmptyState>
      ) : (
        <>
          {ceremony ? null : (
            <Notice tone="info" title={text('noCeremonyTitle')}>
              {text('noCeremonyBody')}
            </Notice>
          )}
          {round.hiddenFiles > 0 ? null : <PrintLinks {...{ hoi, locale, data }} />}
          <LetterTable {...{ hoi, locale, data }} />
        </>
      )}
      <h2>{text('wordsTitle')}</h2>
      <p>{text('wordsBody')}</p>
      {words.map((one) => (
        <WordsForm key={one.kind} {...{ locale, action, words: one }} round={round} />
      ))}
    </div>
  );
}

function PrintLinks({ hoi, locale, data }: Omit<LetterRoomProps, 'action'>) {
  const t = translator(locale);
  const { round, results } = data;
  const families = results.filter((line) => line.hasLetter).length;
  const nominators = new Set(results.map(({ unit }) => unit).filter((unit) => unit !== '')).size;
  const calledUp = results.filter((line) => line.isCalledUp && line.result === 'awarded').length;
  const pdf = (gui: string) => routes.office.roundLettersPdf(hoi, round.slug, { gui });
  return (
    <ul className="stack">
      <li>
        <a href={pdf('gia-dinh')}>{t('after.letters.families', { count: families })}</a>
      </li>
      <li>
        <a href={pdf('noi-de-cu')}>{t('after.letters.nominators', { count: nominators })}</a>
      </li>
      {calledUp > 0 ? (
        <li>
          <a href={pdf('du-bi')}>{t('after.letters.calledUp', { count: calledUp })}</a>
        </li>
      ) : null}
    </ul>
  );
}

function LetterTable({ hoi, locale, data }: Omit<LetterRoomProps, 'action'>) {
  const t = translator(locale);
  const { round } = data;
  const text = (key: string) => t(`after.letters.${key}`);
  const pdf = (query: Record<string, string>) => routes.office.roundLettersPdf(hoi, round.slug, query);
  return (
    <Table
      caption={t('after.letters.caption', { round: round.name })}
      captionHidden
      rows={data.results}
      rowKey={({ file }) => file.id}
      columns={[
        { key: 'unit', header: text('unit'), cell: ({ unit }) => unit },
        { key: 'name', header: text('name'), cell: ({ file }) => file.name || t('awards.recipients.erased') },
        { key: 'result', header: text('result'), cell: ({ result }) => text(`results.${result}`) },
        {
          ...{ key: 'letter', header: text('letter') },
          cell: (line) =>
            line.hasLetter && round.hiddenFiles === 0 ? (
              <a href={pdf({ gui: 'gia-dinh', 'ho-so': String(line.file.id) })}>
                {t('after.letters.look', { name: line.file.name })}
              </a>
            ) : (
              text('noLetter')
            ),
        },
      ]}
    />
  );
}

interface WordsProps extends Pick<LetterRoomProps, 'locale' | 'action'> {
  words: LetterWords;
  round: LettersData['round'];
}

function WordsForm({ locale, action, words, round }: WordsProps) {
  const t = translator(locale);
  const { kind, version, body } = words;
  const places = resultPlaces[kind].map((place) => `[${place}]`).join(', ');
  const hidden = { round: round.slug, roundId: String(round.id), kind, version: String(version) };
  return (
    <details>
      <summary>{t(`after.letters.kinds.${kind}`)}</summary>
      <p>{version === 0 ? t('after.letters.notOwn') : t('after.letters.version', { version })}</p>
      <PlainForm
        {...{ action, locale, hidden, idPrefix: `loi-${kind}`, submit: t('after.letters.submit') }}
        fields={[
          {
            ...{ kind: 'textarea', name: 'body', value: body },
            ...{ label: t('after.letters.words'), hint: t('after.letters.hint', { places }) },
          },
        ]}
      />
    </details>
  );
}
