/** From which month to which month: a plain GET form. */
import { TextInput } from '@/components/ui/text-input';
import { type BookQuery, bookQuery } from '@/lib/ledger/schema';
import { type Locale, translator } from '@/lib/web/messages';

export function SpanForm({ locale, span }: { hoi: string; locale: Locale; span: BookQuery }) {
  const t = translator(locale);
  const { so, tu, den } = bookQuery(span);
  const shown = (month: string) => `${month.slice(5)}/${month.slice(0, 4)}`;
  return (
    <form className="filters" method="get">
      <input type="hidden" name="so" value={so} />
      <TextInput
        name="tu"
        locale={locale}
        label={t('ledger.span.from')}
        hint={t('ledger.span.hint')}
        defaultValue={shown(tu)}
      />
      <TextInput
        name="den"
        locale={locale}
        label={t('ledger.span.to')}
        hint={t('ledger.span.hint')}
        defaultValue={shown(den)}
      />
      <button className="btn btn-secondary" type="submit">
        {t('ledger.span.submit')}
      </button>
    </form>
  );
}
