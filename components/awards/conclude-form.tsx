'use client';
/**
 * The end of the meeting: in each category those who passed, with their first order as numbers, which the council may
 * change, with a reason for whoever it moves. Page by page; what was typed on the others goes along unseen. Works without
 * script: turning a page sends the form, writes nothing and brings everything back.
 */
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import type { FormAction } from '@/components/forms/plain-form';
import { useProblems } from '@/components/forms/use-problems';
import { FormShell } from '@/components/ui/form-shell';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';
import type { ActionResult } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';

interface PlacedFile {
  id: number;
  name: string;
  /** The first place in the category. */
  place: number;
}

export interface ConcludeCategory {
  title: string;
  basis: string;
  /** Who must be told apart; '' when nobody. */
  tie: string;
  files: PlacedFile[];
}

export interface ConcludeFormProps {
  locale: Locale;
  action: FormAction;
  round: string;
  roundId: number;
  categories: readonly ConcludeCategory[];
}

/** People on one page of the form. */
const perPage = 25;

/** Stands under MessagesProvider with "awards" and "errors". */
export function ConcludeForm({ locale, action, round, roundId, categories }: ConcludeFormProps) {
  const t = useTranslations('awards.meeting');
  const [result, dispatch] = useActionState<ActionResult | null, FormData>(action, null);
  const { errors, errorOf, message } = useProblems(result);
  const files = categories.flatMap((category) => category.files);
  const pages = Math.max(1, Math.ceil(files.length / perPage));
  const typed = typedIn(result);
  const page = Math.min(pages, pageOf(result, files));
  const shown = files.slice((page - 1) * perPage, page * perPage);
  const turn = (to: number, label: string) => (
    <SubmitButton locale={locale} variant="secondary" name="step" value={`p${to}`}>
      {label}
    </SubmitButton>
  );
  const nameOf = (fieldId: string) => files.find(({ id }) => fieldId.endsWith(`_${id}`))?.name;
  return (
    <FormShell
      action={dispatch}
      locale={locale}
      errors={errors.map((error) => ({ ...error, label: nameOf(error.fieldId) }))}
      note={message}
      actions={
        <>
          {page > 1 ? turn(page - 1, t('placesBefore', { page: page - 1 })) : null}
          {page < pages ? turn(page + 1, t('placesAfter', { page: page + 1 })) : null}
          <SubmitButton locale={locale} name="step" value="end">
            {t('concludeSubmit')}
          </SubmitButton>
        </>
      }
    >
      <p>{t('concludeBody')}</p>
      {pages > 1 ? (
        <p>
          <strong>{t('placesPage', { page, pages, count: files.length })}</strong> {t('placesKept')}
        </p>
      ) : null}
      <input type="hidden" name="round" value={round} />
      <input type="hidden" name="roundId" value={roundId} />
      <input type="hidden" name="page" value={page} />
      <KeptElsewhere {...{ files, shown, typed }} />
      {categories.map((category) => (
        <CategoryPart key={category.title} {...{ category, shown, typed, errorOf, locale }} />
      ))}
    </FormShell>
  );
}

type Typed = Readonly<Record<string, string>>;

/** What came back: of a turned page in the value, of a refusal among what was entered. */
function typedIn(result: ActionResult | null): Typed {
  if (!result) return {};
  if (!result.ok) return result.values;
  return (result.value as { typed?: Typed } | null)?.typed ?? {};
}

/** The page asked for; after a refusal the one with the first box that is wrong. */
function pageOf(result: ActionResult | null, files: readonly PlacedFile[]): number {
  if (!result) return 1;
  if (result.ok) return (result.value as { page?: number } | null)?.page ?? 1;
  const wrong = files.findIndex(({ id }) => result.fields?.[`rank_${id}`] ?? result.fields?.[`reason_${id}`]);
  return wrong >= 0 ? 1 + Math.floor(wrong / perPage) : Number(result.values.page) || 1;
}

interface PartProps {
  shown: readonly PlacedFile[];
  typed: Typed;
}

/** What was typed for people of other pages, where it is not what stood there first. */
function KeptElsewhere({ files, shown, typed }: PartProps & { files: readonly PlacedFile[] }) {
  return files
    .filter((file) => !shown.includes(file))
    .flatMap(({ id, place }) => {
      const [rank, reason] = [typed[`rank_${id}`], typed[`reason_${id}`]];
      return [
        rank !== undefined && rank !== String(place) ? { name: `rank_${id}`, value: rank } : [],
        reason ? { name: `reason_${id}`, value: reason } : [],
      ].flat();
    })
    .map(({ name, value }) => <input key={name} type="hidden" name={name} value={value} />);
}

function CategoryPart({
  category,
  shown,
  typed,
  errorOf,
  locale,
}: PartProps & {
  category: ConcludeCategory;
  errorOf: (name: string) => string | undefined;
  locale: Locale;
}) {
  const t = useTranslations('awards.meeting');
  const files = category.files.filter((file) => shown.includes(file));
  if (files.length === 0) return null;
  const box = (name: string, otherwise: string) => {
    const value = typed[name] ?? otherwise;
    return { name, id: name, locale, defaultValue: value, key: `${name}=${value}`, error: errorOf(name) };
  };
  return (
    <fieldset>
      <legend>{category.title}</legend>
      <p>{category.basis}</p>
      {category.tie ? <Notice tone="warning" title={category.tie} /> : null}
      {files.map(({ id, name, place }) => {
        const { key: rankKey, ...rank } = box(`rank_${id}`, String(place));
        const { key: reasonKey, ...reason } = box(`reason_${id}`, '');
        return (
          <div key={id} className="place-row">
            <TextInput
              key={rankKey}
              {...rank}
              label={t('rankFor', { name })}
              width="short"
              inputMode="numeric"
            />
            <TextInput key={reasonKey} {...reason} label={t('reasonFor', { name })} optional />
          </div>
        );
      })}
    </fieldset>
  );
}
