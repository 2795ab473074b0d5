/**
 * Filter of the log: person, kind of work, paper, days. A GET form, so that a filtered page has an address.
 * Owns the fields and the messages for what could not be read. Refuses script.
 */
import { Button, ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Select, TextInput } from '@/components/ui/text-input';
import { type LogQuery, workGroupNames } from '@/lib/audit/schema';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export interface LogFilterProps {
  hoi: string;
  locale: Locale;
  query: LogQuery;
  people: { id: number; name: string }[];
  /** True when a paper was asked for that the books do not hold. */
  isUnknownRecord: boolean;
}

/** The form above the list. */
export function LogFilter({ hoi, locale, query, people, isUnknownRecord }: LogFilterProps) {
  const t = translator(locale);
  return (
    <>
      {query.badDates.map((text) => (
        <Notice key={text} tone="error" title={t('audit.page.badDate', { text })} />
      ))}
      {isUnknownRecord ? (
        <Notice tone="error" title={t('audit.page.unknownRecord', { text: query.typed.record })} />
      ) : null}
      <form
        className="filters"
        method="get"
        action={routes.office.audit(hoi)}
        aria-label={t('audit.page.filterTitle')}
      >
        <FilterFields locale={locale} typed={query.typed} people={people} />
        <div className="actions">
          <Button type="submit">{t('audit.page.show')}</Button>
          <ButtonLink variant="quiet" href={routes.office.audit(hoi)}>
            {t('audit.page.clear')}
          </ButtonLink>
        </div>
      </form>
    </>
  );
}

function FilterFields({
  locale,
  typed,
  people,
}: Pick<LogFilterProps, 'locale' | 'people'> & { typed: LogQuery['typed'] }) {
  const t = translator(locale);
  const work = workGroupNames.map((name) => ({ value: name, label: t(`audit.group.${name}`) }));
  const persons = people.map(({ id, name }) => ({ value: String(id), label: name }));
  const day = { locale, width: 'short' } as const;
  return (
    <>
      <Select
        name="nguoi"
        label={t('audit.page.person')}
        locale={locale}
        defaultValue={typed.person}
        options={[{ value: '', label: t('audit.page.anyone') }, ...persons]}
      />
      <Select
        name="viec"
        label={t('audit.page.work')}
        locale={locale}
        defaultValue={typed.work}
        options={[{ value: '', label: t('audit.page.anyWork') }, ...work]}
      />
      <TextInput
        name="so"
        label={t('audit.page.record')}
        hint={t('audit.page.recordHint')}
        locale={locale}
        defaultValue={typed.record}
      />
      <TextInput name="tu" label={t('audit.page.from')} {...day} defaultValue={typed.from} />
      <TextInput name="den" label={t('audit.page.to')} {...day} defaultValue={typed.to} />
    </>
  );
}
