/**
 * The page of one honour: name, the neutral word, unit, school, amount and photo as agreed to, each by itself; round and
 * ceremony where they tell nothing. Refuses decisions and circumstances, and to say in its absence whether there ever was such a page.
 */
import { PublicFrame } from '@/components/public-shell/public-frame';
import { publicPlace } from '@/components/public-shell/public-shell';
import { BrandMark } from '@/components/ui/brand-mark';
import { ButtonLink } from '@/components/ui/button';
import { DescriptionList, type Fact } from '@/components/ui/description-list';
import { Portrait } from '@/components/ui/portrait';
import type { HonourRound, PublicAssociation } from '@/lib/honours/schema/published';
import { formatDateVn } from '@/lib/kernel/dates';
import { formatVndUnit } from '@/lib/kernel/money';
import type { HonourPageContent } from '@/lib/web/honour-page';
import { type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';
import { PageLink } from './page-link';

interface PlaceProps {
  locale: Locale;
  association: PublicAssociation;
}

/** The whole page. */
export function HonoureePage({ locale, association, content }: PlaceProps & { content: HonourPageContent }) {
  const t = translator(locale);
  const { honour, rounds, year, code } = content;
  const place = publicPlace(locale, association.slug);
  const label = t(`honours.list.label.${honour.label}`);
  return (
    <PublicFrame
      {...{ locale, association }}
      title={honour.name}
      description={t('honours.honouree.description', {
        label,
        year: String(year),
        association: association.name,
      })}
      current="honours"
      address={(other) => routes.public.honour({ ...other, year, code })}
      card={['vinh-danh', year, code]}
      noIndex
      heading={null}
    >
      <div className="certificate diploma">
        <BrandMark />
        <p className="lede">{t('honours.honouree.by', { association: association.name })}</p>
        <h1>{honour.name}</h1>
        {honour.photo ? (
          <Portrait
            src={routes.public.honourPhoto({ ...place, year, code })}
            size={honour.photo}
            alt={t('honours.honouree.photo', { name: honour.name })}
          />
        ) : null}
        <DescriptionList
          items={[
            { term: t('honours.list.what'), value: label },
            { term: t('honours.honouree.year'), value: String(year) },
            ...fact(t('honours.list.unit'), honour.unitName),
            ...fact(t('honours.honouree.school'), honour.school),
            ...fact(
              t('honours.honouree.amount'),
              honour.amountVnd === null ? null : formatVndUnit(honour.amountVnd),
            ),
            ...rounds.flatMap((round) => factsOf(t, round)),
          ]}
        />
      </div>
      <PageLink locale={locale} path={routes.public.honour({ ...place, year, code })} />
      <p className="muted">{t('honours.list.remove')}</p>
      <p className="no-print">
        <a href={routes.public.honours({ ...place, year })}>
          {t('honours.honouree.toList', { year: String(year) })}
        </a>
      </p>
    </PublicFrame>
  );
}

const fact = (term: string, value: string | null): Fact[] => (value ? [{ term, value }] : []);

function factsOf(t: Translator, round: HonourRound): Fact[] {
  const { name, ceremonyName, ceremonyPlace, ceremonyOn } = round;
  const ceremony =
    ceremonyOn &&
    t('honours.list.ceremony', { name: ceremonyName, date: formatDateVn(ceremonyOn), place: ceremonyPlace });
  return [...fact(t('honours.list.round'), name), ...fact(t('honours.list.ceremonies'), ceremony)];
}

/** In place of an honour that is not, or no longer, shown: the same for each of them. */
export function MissingHonour({ locale, association }: PlaceProps) {
  const t = translator(locale);
  const place = publicPlace(locale, association.slug);
  return (
    <PublicFrame
      {...{ locale, association }}
      title={t('honours.honouree.missingTitle')}
      current="honours"
      address={(other) => routes.public.honours(other)}
      noIndex
    >
      <p className="lede">{t('honours.honouree.missingBody')}</p>
      <ButtonLink href={routes.public.honours(place)}>{t('honours.list.titleAll')}</ButtonLink>
    </PublicFrame>
  );
}
