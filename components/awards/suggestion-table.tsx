/** What the rules say about each file: the conclusion, the amount, and every reason in words with its source. */
import { amountText } from '@/components/ui/amount';
import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import type { RuleVersionLine } from '@/lib/awards/queries/rule-book';
import type { SuggestionsData } from '@/lib/awards/queries/rule-pages';
import { reasonSentence } from '@/lib/awards/reasons';
import type { RuleOutcome } from '@/lib/awards/schema/rule-facts';
import { formatVnd } from '@/lib/kernel/money';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export interface SuggestionTableProps {
  hoi: string;
  locale: Locale;
  data: SuggestionsData;
  version: RuleVersionLine;
  outcomes: Map<number, RuleOutcome>;
}

const tones = { eligible: 'success', notEligible: 'neutral', question: 'warning' } as const;

/** One row for each file, with the sum of what is suggested. */
export function SuggestionTable({ hoi, locale, data, version, outcomes }: SuggestionTableProps) {
  const t = translator(locale);
  const text = (key: string) => t(`awards.suggest.${key}`);
  const totalVnd = [...outcomes.values()].reduce((sum, one) => sum + one.amountVnd, 0n);
  return (
    <section>
      <h2>{text('resultTitle')}</h2>
      <Table
        caption={text('resultTitle')}
        captionHidden
        rows={data.files.map((file) => ({ file, said: outcomes.get(file.id) }))}
        rowKey={({ file }) => file.id}
        footer={{ person: text('total'), amount: formatVnd(totalVnd) }}
        columns={[
          {
            ...{ key: 'person', header: text('person') },
            cell: ({ file }) => (
              <>
                <a href={routes.office.awardDossier(hoi, data.round.slug, file.id)}>{file.name}</a>
                <br />
                <span className="muted">{t(`awards.categories.${file.category}`)}</span>
              </>
            ),
          },
          {
            ...{ key: 'outcome', header: text('outcome') },
            cell: ({ said }) =>
              said ? (
                <StatusTag tone={tones[said.outcome]}>{text(`outcomes.${said.outcome}`)}</StatusTag>
              ) : (
                text('notAsked')
              ),
          },
          {
            ...{ key: 'amount', header: text('amount'), align: 'end' as const },
            cell: ({ said }) => (said ? amountText(said.amountVnd, { unit: false }) : '–'),
          },
          {
            ...{ key: 'reasons', header: text('reasons') },
            cell: ({ said }) => (
              <ul>
                {(said?.reasons ?? []).map((reason) => (
                  <li key={JSON.stringify(reason)}>{reasonSentence(reason, version.rules, t)}</li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </section>
  );
}
