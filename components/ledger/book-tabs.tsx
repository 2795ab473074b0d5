/** The parts of the books, and the bank's own view of them. */
import { Tabs } from '@/components/ui/navigation';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

interface Props {
  hoi: string;
  locale: Locale;
  current: 'cash' | 'bank' | 'statements' | 'funds' | 'goods' | 'periods';
}

export function BookTabs({ hoi, locale, current }: Props) {
  const t = translator(locale);
  const hrefs = {
    cash: routes.office.cashBook(hoi),
    bank: routes.office.cashBook(hoi, { so: 'tien-gui' }),
    statements: routes.office.bankStatements(hoi),
    funds: routes.office.fundStatement(hoi),
    goods: routes.office.store(hoi),
    periods: routes.office.periods(hoi),
  };
  const items = (['cash', 'bank', 'statements', 'funds', 'goods', 'periods'] as const).map((part) => ({
    label: t(`ledger.tabs.${part}`),
    href: hrefs[part],
    current: part === current,
  }));
  return <Tabs items={items} locale={locale} />;
}
