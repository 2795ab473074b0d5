/**
 * The signed form at the desk: what is ticked on it, part by part, and its photo.
 * Owns which parts are asked for. Refuses a part without the hand of the one who gives it.
 */
import { ActionForm } from '@/components/awards/action-form';
import type { PlainFieldSpec } from '@/components/forms/plain-field';
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { ButtonLink } from '@/components/ui/button';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';
import type { AskedPerson, OpenQuestion } from '@/lib/consents/queries/asked';
import { itemsToAsk, relations } from '@/lib/consents/schema/items';
import type { ConsentGiver } from '@/lib/honours/schema/words';
import { formatDateVn } from '@/lib/kernel/dates';
import type { Locale, Translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { itemWord } from './item-words';

/** Values by which a form finds its way back. */
export const placeOf = (person: AskedPerson) => ({
  round: person.round.slug,
  awardId: String(person.awardId),
});

interface PaperPartProps {
  t: Translator;
  locale: Locale;
  hoi: string;
  today: string;
  person: AskedPerson;
  question: OpenQuestion;
  missing: readonly ConsentGiver[];
  action: FormAction;
}

/** Recording the parts of a form that were signed. */
export function PaperPart({ t, locale, hoi, today, person, question, missing, action }: PaperPartProps) {
  return (
    <section>
      <h2>{t('consents.office.paperTitle')}</h2>
      <p>{t('consents.office.paperBody')}</p>
      <p>
        <ButtonLink href={routes.office.consentFormsPdf(hoi, person.round.slug, { suat: person.awardId })}>
          {t('consents.office.formPdf')}
        </ButtonLink>
      </p>
      <PlainForm
        {...{ action, locale, idPrefix: 'giay' }}
        hidden={{ ...placeOf(person), requestId: String(question.id), today }}
        fields={[
          ...(missing.includes('guardian') ? guardianFields(t, person) : []),
          ...(missing.includes('self') ? selfFields(t, person) : []),
          {
            ...{ kind: 'date', name: 'givenOn', label: t('consents.office.givenOn'), today },
            value: formatDateVn(today),
          },
        ]}
        submit={t('consents.office.record')}
      />
    </section>
  );
}

const boxes = (t: Translator, person: AskedPerson) => [
  ...itemsToAsk(person.hasAmount).map((value) => ({ value, label: itemWord(t, value) })),
  { value: 'none', label: t('consents.none') },
];

function guardianFields(t: Translator, person: AskedPerson): PlainFieldSpec[] {
  return [
    {
      ...{ kind: 'checkboxes', name: 'guardianChosen', optional: true, options: boxes(t, person) },
      label: t('consents.office.guardianPart'),
    },
    {
      ...{ kind: 'text', name: 'representative', optional: true, value: person.guardianName },
      label: t('consents.link.representative'),
    },
    {
      ...{ kind: 'radio', name: 'relation', optional: true, label: t('consents.link.relation') },
      options: relations.map((value) => ({ value, label: t(`consents.relations.${value}`) })),
    },
    { kind: 'checkbox', name: 'guardianMark', label: t('consents.office.guardianMark') },
  ];
}

const selfFields = (t: Translator, person: AskedPerson): PlainFieldSpec[] => [
  {
    ...{ kind: 'checkboxes', name: 'selfChosen', optional: true, options: boxes(t, person) },
    label: t('consents.office.selfPart'),
  },
  { kind: 'checkbox', name: 'selfMark', label: t('consents.office.selfMark') },
];

interface AttachPartProps {
  t: Translator;
  locale: Locale;
  hoi: string;
  person: AskedPerson;
  question: OpenQuestion;
  action: FormAction;
}

/** The photo of the signed form: keeping it, and the way to the one that is kept. */
export function AttachPart({ t, locale, hoi, person, question, action }: AttachPartProps) {
  const state = { none: 'paperNo', kept: 'paperYes', erased: 'paperErased' }[question.paper];
  return (
    <section>
      <h2>{t('consents.office.attachTitle')}</h2>
      <p>
        {t('consents.office.paper')}: {t(`consents.office.${state}`)}.{' '}
        {question.paper === 'kept' ? (
          <a href={routes.office.signedConsent(hoi, { round: person.round.slug, awardId: person.awardId })}>
            {t('consents.office.openPaper')}
          </a>
        ) : null}
      </p>
      <p>{t('consents.office.attachBody')}</p>
      <ActionForm
        {...{ action, locale, hidden: { ...placeOf(person), requestId: question.id } }}
        actions={<SubmitButton locale={locale}>{t('consents.office.attach')}</SubmitButton>}
      >
        <TextInput
          name="file"
          type="file"
          accept="image/jpeg,image/png,image/webp,application/pdf,.jpg,.jpeg,.png,.webp,.pdf"
          label={t('consents.office.file')}
          hint={t('consents.office.fileHint')}
          locale={locale}
        />
      </ActionForm>
    </section>
  );
}
