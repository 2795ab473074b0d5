/**
 * The question behind a link: whom it is about, what saying no changes (nothing), what would be seen, the boxes.
 * Owns the preview, in the very words of the public page. Refuses pre-ticked boxes and an answer by silence.
 */
import type { PlainFieldSpec } from '@/components/forms/plain-field';
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { Notice } from '@/components/ui/notice';
import type { ConsentPage } from '@/lib/consents/door';
import { type ConsentItem, type ConsentWords, itemsToAsk, relations } from '@/lib/consents/schema/items';
import { formatDateVn } from '@/lib/kernel/dates';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
import { ConsentPreview } from './consent-preview';
import { LinkHelp } from './link-help';

export interface ConsentQuestionProps {
  locale: Locale;
  token: string;
  page: ConsentPage;
  action: FormAction;
}

/** The page below its heading, before it was answered. */
export function ConsentQuestion({ locale, token, page, action }: ConsentQuestionProps) {
  const t = translator(locale);
  const words = page.words[locale];
  const isBoth = page.givers.length === 2;
  const items = itemsToAsk(page.amountVnd !== null);
  return (
    <>
      <ConsentHead {...{ t, page }} />
      <p className="lede">{words.intro}</p>
      <Notice tone="info" title={words.noChange} />
      {isBoth ? <p>{words.both}</p> : null}
      <p>{words.never}</p>
      <ConsentPreview {...{ locale, page, token }} />
      <PlainForm
        {...{ action, locale, idPrefix: 'dong-y' }}
        hidden={{ token, asked: page.givers.join(',') }}
        fields={[
          ...(page.givers.includes('guardian') ? guardianFields(t, words, items) : []),
          ...(page.givers.includes('self')
            ? selfFields(t, words, items, isBoth ? page.name : undefined)
            : []),
        ]}
        submit={t('consents.link.submit')}
      />
      <p>{t('consents.link.answerBy', { date: formatDateVn(page.answerBy) })}</p>
      <p>{t('consents.link.holdsUntil', { date: formatDateVn(page.holdsUntil) })}</p>
      <p>{words.withdraw}</p>
      <LinkHelp {...{ t, page }} />
    </>
  );
}

/** To whom the page speaks, and about which award. */
export function ConsentHead({ t, page }: { t: Translator; page: ConsentPage }) {
  const isPupil = page.kind === 'student';
  return (
    <p>
      <strong>{t(isPupil ? 'consents.link.for' : 'consents.link.forAdult', { name: page.name })}</strong>
      <br />
      {page.association}
      <br />
      {page.label
        ? t('consents.link.award', { round: page.round, label: t(`honours.list.label.${page.label}`) })
        : page.round}
    </p>
  );
}

const boxes = (t: Translator, words: ConsentWords, items: readonly ConsentItem[]) => [
  ...items.map((value) => ({ value, label: words.items[value] })),
  { value: 'none', label: t('consents.none') },
];

type Asking = [t: Translator, words: ConsentWords, items: readonly ConsentItem[]];

function guardianFields(...[t, words, items]: Asking): PlainFieldSpec[] {
  return [
    {
      ...{ kind: 'checkboxes', name: 'guardianChosen', label: t('consents.link.guardianPart') },
      ...{ hint: t('consents.link.partHint'), options: boxes(t, words, items) },
    },
    { kind: 'text', name: 'representative', label: t('consents.link.representative'), autoComplete: 'name' },
    {
      ...{ kind: 'radio', name: 'relation', label: t('consents.link.relation') },
      options: relations.map((value) => ({ value, label: t(`consents.relations.${value}`) })),
    },
    { kind: 'checkbox', name: 'guardianReads', label: words.byGuardian },
  ];
}

/** `childName`: the part of a child, beside that of its guardian. */
function selfFields(...[t, words, items, childName]: [...Asking, childName?: string]): PlainFieldSpec[] {
  return [
    {
      ...{ kind: 'checkboxes', name: 'selfChosen', options: boxes(t, words, items) },
      label: childName ? t('consents.link.childPart', { name: childName }) : t('consents.link.selfPart'),
      hint: t('consents.link.partHint'),
    },
    { kind: 'checkbox', name: 'selfReads', label: childName ? words.byChild : words.bySelf },
  ];
}
