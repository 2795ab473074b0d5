/** Printing for many gifts of the list: the ticked ones, or all of the filter; and the way to what was printed. */
import { MessagesProvider } from '@/components/ui/messages-provider';
import { type ContributionFilter, contributionQuery } from '@/lib/contributions/schema/filter';
import { giftForms } from '@/lib/contributions/schema/printing';
import type { BoundAction } from '@/lib/web/define-action';
import { translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';
import { PrintForm } from './print-form';

/** Id of the form to which the ticks in the rows belong. */
export const listPrintingForm = 'in-nhieu';

interface Props {
  hoi: string;
  locale: Locale;
  filter: ContributionFilter;
  /** Entries of the whole filter. */
  count: number;
  print: BoundAction<number>;
}

export function ListPrinting({ hoi, locale, filter, count, print }: Props) {
  const t = translator(locale);
  const known = Object.entries(contributionQuery(filter)).filter(
    (entry): entry is [string, string] => !!entry[1],
  );
  return (
    <section className="stack no-print">
      <h2>{t('contributions.print.title')}</h2>
      <MessagesProvider locale={locale} modules={['contributions', 'errors']}>
        <PrintForm
          {...{ locale, action: print, requestKey: crypto.randomUUID(), forms: giftForms }}
          of={{ formId: listPrintingForm, filter: new URLSearchParams(known).toString(), count }}
        />
      </MessagesProvider>
      <p>
        <a href={routes.office.prints(hoi)}>{t('contributions.print.prints')}</a>
      </p>
    </section>
  );
}
