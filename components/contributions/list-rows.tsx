'use client';
/**
 * The rows of a list: first those that need a hand, cell by cell, then all that were read.
 * Owns the fields that write a cell anew, choose a donor or set a row aside. Nothing is dropped in silence.
 */
import { useTranslations } from 'next-intl';
import { Checkbox } from '@/components/ui/radio-group';
import { Table } from '@/components/ui/table';
import { Select, TextInput } from '@/components/ui/text-input';
import type { ListPreview, PreviewProblem, PreviewRow } from '@/lib/contributions/schema/list-preview';
import type { Locale } from '@/messages/catalogue';

interface Props {
  locale: Locale;
  preview: ListPreview;
}

const LEAST_REPEATS = 3;

export function ListRows({ locale, preview }: Props) {
  const t = useTranslations('lists');
  const wrong = preview.rows.filter((row) => row.kind === 'gift' && row.problems.length > 0);
  const given = preview.rows.filter(
    (row) => row.kind === 'aside' || (row.kind === 'gift' && row.problems.length === 0),
  );
  const around = preview.rows.filter((row) => ['total', 'heading', 'footer'].includes(row.kind));
  return (
    <>
      {wrong.length > 0 ? (
        <section aria-labelledby="list-wrong">
          <h2 id="list-wrong">{t('rows.wrong', { rows: wrong.length })}</h2>
          <RepeatedFixes {...{ locale, preview, wrong }} />
          {wrong.map((row) => (
            <WrongRow key={row.number} {...{ locale, row }} headers={preview.headers} />
          ))}
        </section>
      ) : null}
      <ReadRows rows={given} locale={locale} />
      {around.length > 0 ? (
        <details>
          <summary>{t('rows.around', { rows: around.length })}</summary>
          <ul>
            {around.map((row) => (
              <li key={row.number}>
                {t(`rows.${row.kind as 'total'}`, {
                  row: row.number,
                  text: [row.name, row.amount].filter(Boolean).join(' '),
                })}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

/** The sentence of a code under messages/errors. */
export function useSentence(): (code: string) => string {
  const t = useTranslations('errors');
  return (code) => (t.has(code as never) ? t(code as never) : t('fields.invalid' as never));
}

function WrongRow({ locale, row, headers }: { locale: Locale; row: PreviewRow; headers: string[] }) {
  const t = useTranslations('lists');
  const sentence = useSentence();
  return (
    <fieldset className="summary-card">
      <legend className="field-label">
        {t('rows.row', { row: row.number, name: row.name || t('rows.nameless'), amount: row.amount })}
      </legend>
      <div className="summary-card-body">
        {row.problems.map((problem) => {
          if (problem.column === null)
            return problem.code === 'lists.severalDonors' ? (
              <DonorChoice key={problem.code} {...{ locale, row }} error={sentence(problem.code)} />
            ) : (
              <p key={problem.code}>{sentence(problem.code)}</p>
            );
          const name = `fix.${row.number}.${problem.column}`;
          return (
            <TextInput
              key={name}
              name={name}
              locale={locale}
              label={headers[problem.column] || t('columns.label', { place: problem.column + 1, header: '' })}
              error={sentence(problem.code)}
              defaultValue={problem.value}
            />
          );
        })}
        <Checkbox
          name="aside"
          id={`aside-${row.number}`}
          value={row.number}
          locale={locale}
          label={t('rows.setAside')}
        />
      </div>
    </fieldset>
  );
}

/** Beside the grid: the donors that have to be chosen, and those that were. */
export function DonorChoices({ locale, rows }: { locale: Locale; rows: readonly PreviewRow[] }) {
  const t = useTranslations('lists');
  const sentence = useSentence();
  const isOpen = (row: PreviewRow) => row.problems.some(({ code }) => code === 'lists.severalDonors');
  return rows
    .filter((row) => row.kind === 'gift' && (row.chosen || isOpen(row)))
    .map((row) =>
      isOpen(row) ? (
        <fieldset key={row.number} className="summary-card">
          <legend className="field-label">
            {t('rows.row', { row: row.number, name: row.name, amount: row.amount })}
          </legend>
          <div className="summary-card-body">
            <DonorChoice {...{ locale, row }} error={sentence('lists.severalDonors')} />
          </div>
        </fieldset>
      ) : (
        <input key={row.number} type="hidden" name={`donor.${row.number}`} value={row.chosen} />
      ),
    );
}

function DonorChoice({ locale, row, error }: { locale: Locale; row: PreviewRow; error: string }) {
  const t = useTranslations('lists');
  const choices = row.choices.map(({ id, label }) => ({ value: id, label }));
  return (
    <Select
      name={`donor.${row.number}`}
      locale={locale}
      label={t('rows.whichDonor')}
      error={error}
      defaultValue=""
      options={[
        { value: '', label: t('rows.choose') },
        ...choices,
        { value: 'new', label: t('rows.newDonor') },
      ]}
    />
  );
}

/** The same text wrong in many cells of a column is written anew once. */
export function RepeatedFixes({ locale, preview, wrong }: Props & { wrong: PreviewRow[] }) {
  const t = useTranslations('lists');
  const groups = new Map<string, { problem: PreviewProblem; count: number }>();
  for (const problem of wrong.flatMap((row) => row.problems)) {
    if (problem.column === null || problem.value === '') continue;
    const key = `all.${problem.column}.${asBase64(problem.value)}`;
    groups.set(key, { problem, count: (groups.get(key)?.count ?? 0) + 1 });
  }
  return [...groups]
    .filter(([, { count }]) => count >= LEAST_REPEATS)
    .map(([name, { problem, count }]) => (
      <TextInput
        key={name}
        name={name}
        locale={locale}
        optional
        label={t('rows.repeated', {
          column: preview.headers[problem.column!] ?? '',
          value: problem.value,
          rows: count,
        })}
      />
    ));
}

/** Base64 for names of fields, in the browser and on the server. */
function asBase64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

function ReadRows({ rows, locale }: { rows: PreviewRow[]; locale: Locale }) {
  const t = useTranslations('lists');
  if (rows.length === 0) return null;
  const header = (key: 'number') => t(`table.${key}`);
  const text = (key: 'name' | 'unit' | 'day' | 'note') => ({
    ...{ key, header: header(key as 'number'), cell: (row: PreviewRow) => row[key] },
  });
  /** A column that no row fills is left out. */
  const filled = (key: 'unit' | 'day' | 'note') => (rows.some((row) => row[key] !== '') ? [text(key)] : []);
  return (
    <details open={rows.length <= 60}>
      <summary>{t('rows.read', { rows: rows.length })}</summary>
      <Table
        caption={t('table.caption')}
        rows={rows}
        rowKey={(row) => row.number}
        rowTone={(row) => (row.kind === 'aside' ? 'warning' : undefined)}
        columns={[
          { key: 'number', header: header('number'), cell: (row) => row.number },
          {
            ...text('name'),
            rowHeading: true,
            cell: (row) => (
              <>
                {row.name}{' '}
                {row.donor === 'known' ? <span className="muted">({t('rows.knownDonor')})</span> : null}
                {row.chosen ? <input type="hidden" name={`donor.${row.number}`} value={row.chosen} /> : null}
              </>
            ),
          },
          ...filled('unit'),
          { key: 'amount', header: t('table.amount'), align: 'end', cell: (row) => row.amount },
          ...filled('day'),
          ...filled('note'),
          {
            key: 'aside',
            header: t('table.aside'),
            cell: (row) => (
              <Checkbox
                name="aside"
                id={`aside-${row.number}`}
                value={row.number}
                locale={locale}
                label={t('rows.setAside')}
                defaultChecked={row.kind === 'aside'}
              />
            ),
          },
        ]}
      />
    </details>
  );
}
