/** The register of one year, the other years, and the templates with the form that writes one. */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { ButtonLink } from '@/components/ui/button';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { Notice } from '@/components/ui/notice';
import { PrintButton } from '@/components/ui/print-button';
import { EmptyState } from '@/components/ui/state-of-page';
import type { RegisterData } from '@/lib/certificates/page';
import { placeholders, sheets, templateCategories } from '@/lib/certificates/schema/template';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { RegisterTable } from './register-table';

export interface RegisterRoomProps {
  hoi: string;
  locale: Locale;
  data: RegisterData;
  /** Left out for who may not write templates. */
  write?: FormAction;
  done: boolean;
}

export function RegisterRoom({ hoi, locale, data, write, done }: RegisterRoomProps) {
  const t = translator(locale);
  const { year, years, lines } = data;
  const caption = t('certificates.register.caption', { year: String(year) });
  return (
    <MessagesProvider locale={locale} modules={['errors', 'common']}>
      <div className="stack">
        <p className="lede">{t('certificates.register.lede')}</p>
        {done ? <Notice tone="success" title={t('certificates.done.written')} /> : null}
        <nav className="actions" aria-label={t('certificates.register.years')}>
          {years.map((one) => (
            <ButtonLink
              key={one}
              variant={one === year ? 'primary' : 'secondary'}
              href={routes.office.certificateRegister(hoi, { nam: one })}
            >
              {t('certificates.register.year', { year: String(one) })}
            </ButtonLink>
          ))}
        </nav>
        {lines.length === 0 ? (
          <EmptyState title={t('certificates.register.emptyTitle')}>
            {t('certificates.register.emptyBody')}
          </EmptyState>
        ) : (
          <>
            <p>{t('certificates.register.summary', { count: lines.length })}</p>
            <RegisterTable {...{ hoi, locale, lines, caption }} />
            <p className="actions">
              <ButtonLink href={routes.office.certificateRegisterPdf(hoi, year)}>
                {t('certificates.register.paperOfYear', { year: String(year) })}
              </ButtonLink>
              <PrintButton locale={locale} />
            </p>
          </>
        )}
        <TemplateList {...{ hoi, locale, data }} />
        {write ? <TemplateForm {...{ locale, data, write }} /> : null}
      </div>
    </MessagesProvider>
  );
}

function TemplateList({ hoi, locale, data }: Pick<RegisterRoomProps, 'hoi' | 'locale' | 'data'>) {
  const t = translator(locale);
  const preview = (name: string, number?: number) => (
    <li key={number ?? 0}>
      {name}{' '}
      <ButtonLink variant="quiet" href={routes.office.certificatePreview(hoi, number)}>
        {t('certificates.templates.preview')}
      </ButtonLink>
      {data.round ? (
        <ButtonLink variant="quiet" href={routes.office.certificatePreview(hoi, number, data.round.id)}>
          {t('certificates.templates.previewLongest', { round: data.round.name })}
        </ButtonLink>
      ) : null}
    </li>
  );
  return (
    <section>
      <h2>{t('certificates.templates.title')}</h2>
      <ul>
        {data.templates.length === 0 ? preview(t('certificates.desk.usual')) : null}
        {data.templates.map((one) =>
          preview(
            `${one.name}, ${t('certificates.templates.version', { version: String(one.version) })}`,
            one.number,
          ),
        )}
      </ul>
    </section>
  );
}

function TemplateForm({ locale, data, write }: { locale: Locale; data: RegisterData; write: FormAction }) {
  const t = translator(locale);
  const text = (key: string) => t(`certificates.templates.${key}`);
  const places = placeholders.map((place) => `{${place}}`).join(', ');
  const line = (name: string, key: string, hint: string) =>
    ({ kind: 'text', name, label: text(key), hint: text(hint), optional: true }) as const;
  const targets = data.templates.map((one) => ({ value: `${one.number}@${one.version}`, label: one.name }));
  return (
    <details>
      <summary>{text('write')}</summary>
      <PlainForm
        {...{ action: write, locale, idPrefix: 'template', submit: text('submit') }}
        fields={[
          {
            ...{ kind: 'select', name: 'target', label: text('target'), optional: true },
            options: [{ value: '', label: text('targetNew') }, ...targets],
          },
          { kind: 'text', name: 'name', label: text('name') },
          {
            ...{
              kind: 'checkboxes',
              name: 'categories',
              label: text('categories'),
              hint: text('categoriesHint'),
            },
            options: templateCategories.map((value) => ({ value, label: t(`awards.categories.${value}`) })),
          },
          {
            ...{ kind: 'text', name: 'wording', label: text('wording'), width: 'full' },
            hint: t('certificates.templates.wordingHint', { places }),
          },
          {
            ...{ kind: 'radio', name: 'sheet', label: text('sheet'), value: 'a4' },
            options: sheets.map((value) => ({ value, label: text(value) })),
          },
          line('heading', 'heading', 'headingHint'),
          line('signerAuthority', 'authority', 'officeHint'),
          line('signerOffice', 'office', 'officeHint'),
        ]}
      />
    </details>
  );
}
