/** The way from the list of donors to the pairs that wait, with their number where it is known. */
import { ButtonLink } from '@/components/ui/button';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

interface Props {
  hoi: string;
  locale: Locale;
  /** Undefined: too many donors to count pairs for a link; 0: nothing waits, or nothing the reader may settle. */
  count: number | undefined;
}

export function DuplicateLink({ hoi, locale, count }: Props) {
  if (count === 0) return null;
  const t = translator(locale);
  return (
    <div className="actions no-print">
      <ButtonLink href={routes.office.donorDuplicates(hoi)}>
        {count === undefined
          ? t('donors.duplicates.link')
          : t('donors.duplicates.linkCount', { count: String(count) })}
      </ButtonLink>
    </div>
  );
}
