/**
 * Copies of an honour list that leave the house: the booklet, the file with its reason, and which copies are out of date.
 * Owns the plain words about what a copy means: nobody can take a name out of it again.
 */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { ButtonLink } from '@/components/ui/button';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { Notice } from '@/components/ui/notice';
import { EmptyState } from '@/components/ui/state-of-page';
import { can, type Role } from '@/lib/access/policy';
import type { HonourCopy } from '@/lib/honours/copy-queries';
import { kindSlugs } from '@/lib/honours/schema/words';
import { translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';
import { CopiesTable } from './copies-table';

export interface CopiesPageProps {
  locale: Locale;
  hoi: string;
  year: number;
  roles: readonly Role[];
  copies: readonly HonourCopy[];
  /** The version in force; undefined: there is nothing to copy. */
  publicationId?: number;
  make: FormAction;
}

/** Booklet, form, table. */
export function CopiesPage(props: CopiesPageProps) {
  const { locale, hoi, year, copies, publicationId } = props;
  const t = translator(locale);
  const review = routes.office.publication(hoi, kindSlugs.honourList, year);
  const fresh = copies.find((copy) => copy.mayTake);
  return (
    <>
      {fresh ? (
        <Notice tone="success" title={t('honours.copies.readyTitle', { number: String(fresh.id) })}>
          <p>{t('honours.copies.readyBody')}</p>
          <ButtonLink variant="primary" href={routes.office.honourCopyFile(hoi, year, fresh.id)}>
            {t('honours.copies.take')}
          </ButtonLink>
        </Notice>
      ) : null}
      {publicationId === undefined ? (
        <EmptyState
          title={t('honours.copies.nothing')}
          actions={<ButtonLink href={review}>{t('honours.desk.open')}</ButtonLink>}
        />
      ) : (
        <MakeCopies {...props} publicationId={publicationId} />
      )}
      <h2>{t('honours.copies.listTitle')}</h2>
      <p className="muted">{t('honours.copies.listNote')}</p>
      <CopiesTable locale={locale} copies={copies} />
      <p>
        <a href={review}>{t('honours.copies.back', { year: String(year) })}</a>
      </p>
    </>
  );
}

function MakeCopies({
  locale,
  hoi,
  year,
  roles,
  publicationId,
  make,
}: CopiesPageProps & { publicationId: number }) {
  const t = translator(locale);
  return (
    <>
      <h2>{t('honours.copies.bookletTitle')}</h2>
      <p>{t('honours.copies.bookletNote')}</p>
      <ButtonLink href={routes.office.honourBooklet(hoi, year)}>{t('honours.list.booklet')}</ButtonLink>
      <h2>{t('honours.copies.fileTitle')}</h2>
      <p>{t('honours.copies.fileNote')}</p>
      <Notice tone="warning" title={t('honours.copies.warnTitle')}>
        <p>{t('honours.copies.warnBody')}</p>
      </Notice>
      {can(roles, 'publication.makeCopy') ? (
        <MessagesProvider locale={locale} modules={['errors', 'ui']}>
          <PlainForm
            action={make}
            locale={locale}
            submit={t('honours.copies.make')}
            idPrefix="ban-sao"
            hidden={{ publicationId: String(publicationId), year: String(year) }}
            fields={[
              {
                kind: 'text',
                name: 'reason',
                label: t('honours.copies.reason'),
                hint: t('honours.copies.reasonHint'),
              },
            ]}
          />
        </MessagesProvider>
      ) : (
        <p>{t('honours.copies.chairOnly')}</p>
      )}
    </>
  );
}
