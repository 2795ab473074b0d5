/** Everything under the heading of a publication under review, in the order in which it is decided. */
import type { FormAction } from '@/components/forms/plain-form';
import { publicPlace } from '@/components/public-shell/public-shell';
import { ButtonLink } from '@/components/ui/button';
import { TextInput } from '@/components/ui/text-input';
import type { Review } from '@/lib/honours/review';
import { kindSlugs } from '@/lib/honours/schema/words';
import { formatDateVn } from '@/lib/kernel/dates';
import { translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';
import { DeskForms } from './desk-forms';
import { ReviewChanges } from './review-changes';
import { ReviewPreview } from './review-preview';
import { VersionTable } from './version-table';

export interface ReviewPageProps {
  locale: Locale;
  hoi: string;
  today: string;
  associationName: string;
  review: Review;
  publish: FormAction;
  withdraw: FormAction;
}

/** Day, changes, publish, preview, versions. */
export function ReviewPage({
  locale,
  hoi,
  today,
  associationName,
  review,
  publish,
  withdraw,
}: ReviewPageProps) {
  const t = translator(locale);
  const { kind, year, asOf, versions, inForce } = review;
  const place = { ...publicPlace(locale, hoi), year };
  const publicHref = {
    fundFigures: routes.public.transparency(place),
    honourList: routes.public.honours(place),
    donorRoll: routes.public.donorRoll(place),
  }[kind];
  return (
    <>
      <form className="filters" action={routes.office.publication(hoi, kindSlugs[kind], year)}>
        <TextInput
          name="den"
          label={t('honours.desk.asOf')}
          hint={t('honours.desk.asOfHint')}
          locale={locale}
          defaultValue={formatDateVn(asOf)}
          width="medium"
        />
        <button className="btn" type="submit">
          {t('honours.desk.look')}
        </button>
        {inForce ? (
          <ButtonLink variant="quiet" href={publicHref}>
            {t('honours.desk.seePublic')}
          </ButtonLink>
        ) : null}
        {kind === 'honourList' ? (
          <ButtonLink variant="quiet" href={routes.office.honourCopies(hoi, year)}>
            {t('honours.copies.link')}
          </ButtonLink>
        ) : null}
      </form>
      <ReviewChanges locale={locale} review={review} />
      <DeskForms {...{ locale, review, today, publish, withdraw }} />
      <ReviewPreview {...{ locale, hoi, associationName, review }} />
      <VersionTable locale={locale} versions={versions} />
    </>
  );
}
