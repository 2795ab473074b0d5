/** Figures of fairness of a round for the public: whether they are shown, showing them, taking them away with a reason. */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { SubmitButton } from '@/components/ui/submit-button';
import type { ErasureData } from '@/lib/awards/queries/erasure';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { ActionForm } from './action-form';

export interface FiguresPartProps {
  hoi: string;
  locale: Locale;
  data: ErasureData;
  mayPublish: boolean;
  actions: { publish: FormAction; withdraw: FormAction };
}

/** A section of the page after a round; the figures themselves stand on the public page. */
export function FiguresPart({ hoi, locale, data, mayPublish, actions }: FiguresPartProps) {
  const t = translator(locale);
  const { round, isPublic, outlook } = data;
  const text = (key: string) => t(`after.figures.${key}`);
  const hidden = { round: round.slug, roundId: round.id };
  const submit = <SubmitButton locale={locale}>{text('publish')}</SubmitButton>;
  return (
    <section className="stack">
      <h2>{text('title')}</h2>
      <p>{text('body')}</p>
      {isPublic ? (
        <p>
          <a href={routes.public.round({ lang: locale, hoi, round: round.slug })}>{text('look')}</a>
        </p>
      ) : null}
      {!isPublic && outlook.overOn === null ? <p>{text('early')}</p> : null}
      {mayPublish && !isPublic && outlook.overOn !== null ? (
        <ActionForm action={actions.publish} locale={locale} hidden={hidden} actions={submit} />
      ) : null}
      {mayPublish && isPublic ? (
        <details>
          <summary>{text('withdraw')}</summary>
          <PlainForm
            {...{
              action: actions.withdraw,
              locale,
              idPrefix: 'rut',
              variant: 'danger',
              submit: text('withdraw'),
            }}
            hidden={{ round: round.slug, roundId: String(round.id) }}
            fields={[{ kind: 'text', name: 'reason', label: text('reason') }]}
          />
        </details>
      ) : null}
    </section>
  );
}
