/**
 * The form of one part of a file by link, and the one that hands it in.
 * Owns fields and their order, and the words beside circumstances. Refuses ticks made beforehand, and never fills in
 * circumstances that were handed in.
 */
import type { PlainFieldSpec } from '@/components/forms/plain-field';
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { Notice } from '@/components/ui/notice';
import type { LinkFile, LinkPage, LinkPlaces } from '@/lib/awards/link-door';
import { circumstances } from '@/lib/awards/schema/inputs';
import { interests, relations } from '@/lib/awards/schema/link-forms';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
import { type LinkPart, partWords } from './part-words';
import { TypedCopy, type TypedWords } from './typed-copy';
import { UnitPlacesNote } from './unit-places';

export interface PartFormProps {
  locale: Locale;
  token: string;
  link: LinkPage;
  file?: LinkFile;
  part: LinkPart;
  /** Places of the unit, told before a file is handed in. */
  places?: LinkPlaces[];
  action: FormAction;
  /** Keeps a part of a draft while it is typed. */
  keepTyped: FormAction;
}

/** Which part a word of the address means. */
export function partOf(word: string): LinkPart | undefined {
  return (Object.keys(partWords) as LinkPart[]).find((part) => partWords[part] === word);
}

/** The page below its heading. */
export function PartForm({ locale, token, link, file, part, places, action, keepTyped }: PartFormProps) {
  const t = translator(locale);
  const fields = fieldsOf[part]({ t, link, file });
  return (
    <>
      {part === 'circumstances' ? (
        <Notice tone="locked" title={t('links.councilOnly')}>
          {t('links.councilOnlyBody')}
        </Notice>
      ) : null}
      {file && places ? <UnitPlacesNote {...{ locale, link, places, file }} /> : null}
      {part === 'handIn' ? <ConsentText t={t} link={link} /> : null}
      {part === 'papers' ? <p>{t('awards.form.papersLede')}</p> : null}
      <TypedCopy
        {...{ token, part, file: file?.code ?? '', words: typedWords(t) }}
        send={part === 'handIn' || file?.state === 'returned' ? undefined : keepTyped}
      >
        <PlainForm
          {...{ action, locale, fields, idPrefix: part }}
          hidden={{ token, file: file?.code ?? '' }}
          submit={t(part === 'handIn' ? 'links.handIn.submit' : 'links.save')}
        />
      </TypedCopy>
    </>
  );
}

const typedWords = (t: Translator): TypedWords => ({
  ...{ sent: t('links.typed.sent'), device: t('links.typed.device'), offer: t('links.typed.offer') },
  ...{ offerBody: t('links.typed.offerBody'), use: t('links.typed.use'), drop: t('links.typed.drop') },
});

function ConsentText({ t, link }: { t: Translator; link: LinkPage }) {
  return (
    <>
      <p>{t('links.handIn.lede')}</p>
      <blockquote>{t('links.handIn.consentText', { association: link.association })}</blockquote>
      <blockquote>{t('links.handIn.confirmText', { unit: link.unit })}</blockquote>
    </>
  );
}

interface Given {
  t: Translator;
  link: LinkPage;
  file?: LinkFile;
}

const line = (
  { t }: Given,
  name: string,
  value: string | number | null | undefined,
  more = {},
): PlainFieldSpec => ({
  ...{ kind: 'text', name, label: t(`links.fields.${name}`), optional: true, autoComplete: 'off' },
  ...{ value: value == null ? '' : String(value) },
  ...more,
});
const year = { width: 'short', inputMode: 'numeric' } as const;

const fieldsOf: Record<LinkPart, (given: Given) => PlainFieldSpec[]> = {
  person: (given) => [
    line(given, 'name', given.file?.name, { optional: false }),
    line(given, 'className', given.file?.className, { width: 'short' }),
    line(given, 'school', given.file ? given.file.school : ''),
    ...(given.file?.state === 'returned'
      ? []
      : [
          line(given, 'birthYear', given.file?.birthYear, year),
          line(given, 'guardianName', given.file?.guardianName, {
            hint: given.t('awards.form.guardianHint'),
          }),
          line(given, 'unitWrittenAs', given.file?.unitWrittenAs),
        ]),
  ],
  merit: ({ t, link, file }) => [
    {
      ...{ kind: 'radio', name: 'categoryId', label: t('links.fields.categoryId') },
      ...{ value: file?.categoryId == null ? undefined : String(file.categoryId) },
      options: link.categories.map(({ id, category, benefit }) => ({
        value: String(id),
        label: `${t(`awards.categories.${category}`)} – ${t(`awards.benefits.${benefit}`)}`,
      })),
    },
    {
      ...{
        kind: 'textarea',
        name: 'merit',
        label: t('links.fields.merit'),
        hint: t('awards.form.meritHint'),
      },
      ...{ value: file?.merit, optional: true },
    },
  ],
  circumstances: ({ t, file }) => [
    {
      ...{ kind: 'radio', name: 'circumstance', label: t('links.fields.circumstance'), optional: true },
      value: file?.circumstance ?? '',
      options: [
        { value: '', label: t('awards.form.circumstanceNone') },
        ...circumstances.map((value) => ({ value, label: t(`awards.circumstances.${value}`) })),
      ],
    },
    {
      ...{ kind: 'textarea', name: 'account', label: t('links.fields.account'), optional: true },
      value: file?.account,
    },
  ],
  papers: (given) => [
    line(given, 'evidenceKind', given.file?.evidenceKind, { hint: given.t('awards.form.evidenceKindHint') }),
    line(given, 'evidenceNumber', given.file?.evidenceNumber, { width: 'medium' }),
    line(given, 'evidenceIssuer', given.file?.evidenceIssuer),
    line(given, 'evidenceYear', given.file?.evidenceYear, year),
  ],
  handIn: (given) => [
    line(given, 'representative', given.file?.guardianName, { optional: false }),
    choice(given.t, 'relation', 'relations', relations),
    { kind: 'checkbox', name: 'consents', label: given.t('links.handIn.consents') },
    line(given, 'confirmer', '', { optional: false }),
    line(given, 'confirmerOffice', '', { optional: false }),
    choice(given.t, 'interest', 'interests', interests),
    { kind: 'checkbox', name: 'confirms', label: given.t('links.handIn.confirms') },
    ...(given.link.isLate && given.file?.state === 'draft'
      ? [line(given, 'lateReason', '', { optional: false })]
      : []),
  ],
};

function choice(t: Translator, name: string, words: string, values: readonly string[]): PlainFieldSpec {
  return {
    ...{ kind: 'radio', name, label: t(`links.fields.${name}`) },
    options: values.map((value) => ({ value, label: t(`links.${words}.${value}`) })),
  };
}
