/**
 * Pictures that may show the name of somebody erased, one to look at after the other, and what was done about each.
 * Refuses to show a picture on the page itself: it is opened by who looks at it.
 */
import { ActionForm } from '@/components/awards/action-form';
import type { FormAction } from '@/components/forms/plain-form';
import { ButtonLink } from '@/components/ui/button';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { Notice } from '@/components/ui/notice';
import { RadioGroup } from '@/components/ui/radio-group';
import { EmptyState } from '@/components/ui/state-of-page';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';
import { formatInstantVn } from '@/lib/kernel/dates';
import type { PictureLine, PicturesPage } from '@/lib/rights/queries/pictures';
import { lookOutcomes, pictureName } from '@/lib/rights/schema/pictures';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export interface RequestPicturesProps {
  hoi: string;
  locale: Locale;
  requestId: number;
  page: PicturesPage;
  isDone: boolean;
  action: FormAction;
}

/** The page below its heading. */
export function RequestPictures({ hoi, locale, requestId, page, isDone, action }: RequestPicturesProps) {
  const t = translator(locale);
  const next = page.isRunning ? page.rows.find(({ outcome }) => outcome === null) : undefined;
  return (
    <div className="stack">
      {isDone ? <Notice tone="success" title={t('rights.pictures.done')} /> : null}
      <p className="lede">{t('rights.pictures.lede')}</p>
      {page.rows.length === 0 ? (
        <EmptyState title={t('rights.pictures.empty')}>
          <p>{t('rights.pictures.emptyBody')}</p>
        </EmptyState>
      ) : null}
      {page.isRunning ? null : <p>{t('rights.pictures.notNow')}</p>}
      <MessagesProvider locale={locale} modules={['errors', 'ui']}>
        {page.rows.map((row) => (
          <section key={pictureName(row)}>
            <h2>{titleOf(t, row)}</h2>
            <Outcome {...{ t, row }} />
            {row === next ? <LookForm {...{ t, hoi, locale, requestId, row, action }} /> : null}
          </section>
        ))}
      </MessagesProvider>
      <p className="actions">
        <ButtonLink variant="quiet" href={routes.office.request(hoi, requestId)}>
          {t('rights.pictures.back')}
        </ButtonLink>
      </p>
    </div>
  );
}

const titleOf = (t: Translator, { paper, version, roundName }: PictureLine) =>
  t(`rights.pictures.papers.${paper}`, { version, round: roundName });

function Outcome({ t, row: { outcome, lookedBy, lookedAt } }: { t: Translator; row: PictureLine }) {
  if (!outcome) return null;
  const at = lookedAt ? formatInstantVn(lookedAt) : '';
  return <p>{t(`rights.pictures.was.${outcome}`, { who: lookedBy ?? '', at })}</p>;
}

interface LookFormProps {
  t: Translator;
  hoi: string;
  locale: Locale;
  requestId: number;
  row: PictureLine;
  action: FormAction;
}

function LookForm({ t, hoi, locale, requestId, row, action }: LookFormProps) {
  const name = pictureName(row);
  return (
    <>
      <p>
        <a className="btn btn-secondary" href={routes.office.requestPicture(hoi, requestId, name)}>
          {t('rights.pictures.show')}
        </a>
      </p>
      <ActionForm
        {...{ action, locale, hidden: { requestId, picture: name } }}
        actions={<SubmitButton locale={locale}>{t('rights.pictures.record')}</SubmitButton>}
      >
        <RadioGroup
          name="outcome"
          label={t('rights.pictures.outcome')}
          locale={locale}
          options={lookOutcomes.map((value) => ({ value, label: t(`rights.pictures.outcomes.${value}`) }))}
        />
        <TextInput
          name="file"
          type="file"
          accept="image/jpeg,image/png,image/webp,application/pdf,.jpg,.jpeg,.png,.webp,.pdf"
          label={t('rights.pictures.file')}
          hint={t('rights.pictures.fileHint')}
          optional
          locale={locale}
        />
      </ActionForm>
    </>
  );
}
