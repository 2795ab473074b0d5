/**
 * Reporting a mistake on a public page: which page, what is wrong, how to answer; and finding the answer by its code.
 * Owns the trap that people do not see. Refuses to ask who somebody is.
 */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { Notice } from '@/components/ui/notice';
import { TextInput } from '@/components/ui/text-input';
import { mistakeKinds } from '@/lib/mistakes/schema';
import type { WishPlace } from '@/lib/rights/door';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export interface ReportFormProps {
  locale: Locale;
  hoi: string;
  place: WishPlace;
  /** Canonical path of the page it is about; '' when none was told. */
  page: string;
  action: FormAction;
  /** A code was asked for that no report has. */
  isUnknownCode: boolean;
}

/** The page below its heading. */
export function ReportForm({ locale, hoi, place, page, action, isUnknownCode }: ReportFormProps) {
  const t = translator(locale);
  const { association, phone } = place;
  return (
    <div className="stack measure">
      {isUnknownCode ? (
        <Notice tone="error" title={t('mistakes.find.none')}>
          <p>{t('mistakes.find.noneBody')}</p>
        </Notice>
      ) : null}
      <p className="lede">{t('mistakes.form.lede', { association })}</p>
      {page ? (
        <p>
          {t('mistakes.form.about')}: <a href={page}>{page}</a>
        </p>
      ) : null}
      <PlainForm
        {...{ action, locale, idPrefix: 'bao-sai', hidden: { hoi, trang: page } }}
        trap="website"
        fields={[
          { kind: 'radio', name: 'kind', label: t('mistakes.form.kind'), options: kindChoices(t) },
          {
            ...{ kind: 'textarea', name: 'text', label: t('mistakes.form.text') },
            hint: t('mistakes.form.textHint'),
          },
          {
            ...{ kind: 'text', name: 'contact', label: t('mistakes.form.contact'), optional: true },
            hint: t('mistakes.form.contactHint'),
          },
        ]}
        submit={t('mistakes.form.send')}
      />
      <p>{t('mistakes.form.next')}</p>
      <FindReport {...{ t, locale, hoi, page }} />
      <p>{phone ? t('links.help', { association, phone }) : t('links.helpNoPhone', { association })}</p>
    </div>
  );
}

function kindChoices(t: Translator) {
  const hints: Record<string, string> = { gift: 'giftHint', suspicion: 'suspicionHint' };
  return mistakeKinds.map((value) => ({
    ...{ value, label: t(`mistakes.kinds.${value}`) },
    hint: hints[value] ? t(`mistakes.form.${hints[value]}`) : undefined,
  }));
}

type FindProps = Pick<ReportFormProps, 'locale' | 'hoi' | 'page'> & { t: Translator };

function FindReport({ t, locale, hoi, page }: FindProps) {
  return (
    <section>
      <h2>{t('mistakes.find.title')}</h2>
      <form className="filters" action={routes.reportMistake(hoi)}>
        {page ? <input type="hidden" name="trang" value={page} /> : null}
        <TextInput
          {...{ locale, name: 'ma', id: 'ma-phan-anh', width: 'medium', maxLength: 40, autoComplete: 'off' }}
          label={t('mistakes.find.code')}
          hint={t('mistakes.find.hint')}
        />
        <button className="btn" type="submit">
          {t('mistakes.find.button')}
        </button>
      </form>
    </section>
  );
}

export interface ReportWhereProps {
  locale: Locale;
  associations: readonly { slug: string; name: string }[];
  /** Path the report is about, as it came. */
  page: string;
}

/** Which association a report is for, when the page belongs to none. */
export function ReportWhere({ locale, associations, page }: ReportWhereProps) {
  const t = translator(locale);
  return (
    <div className="stack measure">
      <p className="lede">{t('mistakes.where.lede')}</p>
      <ul>
        {associations.map(({ slug, name }) => (
          <li key={slug}>
            <a href={routes.reportMistake(slug, { trang: page })}>{name}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
