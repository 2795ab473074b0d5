'use client';
/**
 * For a statement nobody has seen: what each column means, chosen beside the first rows of the file.
 * Owns the fields "columns" (one per column, in order) and "headerRow". Refuses to guess.
 */
import { useTranslations } from 'next-intl';
import { Select, TextInput } from '@/components/ui/text-input';
import type { StatementPreview } from '@/lib/statements/commands/import-file';
import { columnMeanings } from '@/lib/statements/schema';
import type { Locale } from '@/messages/catalogue';

/** Stands inside the import form. */
export function ColumnMapper({
  rows,
  entered,
  locale,
}: {
  rows: string[][];
  entered: StatementPreview['entered'];
  locale: Locale;
}) {
  const t = useTranslations('statements.import');
  const width = Math.max(...rows.map((row) => row.length));
  const numbered = rows.map((row, at) => ({ row, number: at + 1 }));
  const columns = Array.from({ length: width }, (_, at) => at);
  const options = ['', ...columnMeanings].map((meaning) => ({
    value: meaning,
    label: t(`meaning.${meaning || 'none'}` as never),
  }));
  return (
    <fieldset className="field">
      <legend className="field-label">{t('mapTitle')}</legend>
      <p className="field-hint">{t('mapLede')}</p>
      <div className="scroll-x">
        <table className="data-table">
          <caption>{t('rawCaption')}</caption>
          <tbody>
            {numbered.map(({ row, number }) => (
              <tr key={number}>
                <th scope="row">{number}</th>
                {columns.map((column) => (
                  <td key={column}>{row[column] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <TextInput
        {...{ name: 'headerRow', label: t('headerRow'), locale, width: 'short', inputMode: 'numeric' }}
        defaultValue={entered.headerRow || '1'}
      />
      <div className="filters">
        {columns.map((column) => (
          <Select
            key={column}
            name="columns"
            id={`columns-${column}`}
            label={t('columnNo', { number: column + 1 })}
            locale={locale}
            options={options}
            defaultValue={entered.columns[column] ?? ''}
          />
        ))}
      </div>
    </fieldset>
  );
}
