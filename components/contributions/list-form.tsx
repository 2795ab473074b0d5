'use client';
/**
 * A list from Excel, in two looks: where it comes from, and what was read of it.
 * Owns the one form that carries everything between the two: without script each press sends it whole.
 * Refuses to record on the first press: what will be recorded is always on the page before.
 */
import { useTranslations } from 'next-intl';
import { type ComponentProps, useActionState, useState } from 'react';
import { flushSync } from 'react-dom';
import { useIsLive } from '@/components/forms/use-is-live';
import { useProblems } from '@/components/forms/use-problems';
import { DraftOffer, useDrafts } from '@/components/ui/draft-offer';
import { FormShell } from '@/components/ui/form-shell';
import type { KeptDraft } from '@/components/ui/kept-draft';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { EntryForm } from '@/lib/contributions/entry';
import type { ListAnswer, ListPreview } from '@/lib/contributions/schema/list-preview';
import type { ActionResult, BoundAction } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';
import { LeftOutButton } from './left-out-button';
import { ListColumns } from './list-columns';
import { ListGrid } from './list-grid';
import { ListProgress } from './list-progress';
import { ListRows } from './list-rows';
import { ListSource } from './list-source';
import { ListSum } from './list-sum';

interface Props {
  locale: Locale;
  form: EntryForm & { requestKey: string };
  action: BoundAction<ListAnswer>;
  /** Whose draft is kept on this device, in which association. */
  draftOwner: string;
  /** The page says that a list was just recorded. */
  isAfterSaving: boolean;
  /** Where the rows that are not recorded are downloaded from. */
  leftOutHref: string;
  /** Where the progress of a list is asked for. */
  workHref: string;
}

type Shown = Extract<ListAnswer, { step: 'preview' }>;

/** A refusal told beside the list looks to the fields like any other. */
function asRefusal(result: ActionResult<ListAnswer> | null, shown: Shown | null): ActionResult | null {
  if (result && !result.ok) return result;
  return shown?.refusal ? { ok: false, ref: '', values: {}, ...shown.refusal } : null;
}

export function ListForm({ locale, form, action, draftOwner, isAfterSaving, ...hrefs }: Props) {
  const t = useTranslations('lists');
  const [result, submit] = useActionState(action, null);
  const shown = result?.ok && result.value.step === 'preview' ? result.value : null;
  const preview = shown?.preview ?? null;
  const problems = useProblems(asRefusal(result, shown), (name) => (name === 'file' ? 'table' : name));
  const drafts = useDrafts(draftOwner, isAfterSaving);
  // A draft keeps the key it was made with: sent once more, it is still the same list.
  const [kept, setKept] = useState<KeptDraft>();
  const [isChanged, setChanged] = useState(false);
  const requestKey = shown?.sent.requestKey || kept?.values.requestKey;
  const isReady = preview?.isReady === true && !isChanged;
  return (
    <FormShell
      action={submit}
      locale={locale}
      className="group"
      errors={problems.errors}
      note={problems.message}
      requestKey={requestKey ?? problems.valueOf('requestKey', form.requestKey)}
      onInput={drafts.onInput}
      // React puts the first values back into the fields after each answer; a new key takes the answered ones.
      key={shown?.stamp ?? 'first'}
      actions={<Buttons {...{ locale, preview, isReady, isChanged }} leftOutHref={hrefs.leftOutHref} />}
    >
      {preview ? (
        <>
          <ListColumns {...{ locale, preview }} />
          <Rows {...{ locale, preview }} today={form.today} onChanged={setChanged} />
          {isChanged ? (
            <Notice tone="warning" title={t('grid.mustCheck')} />
          ) : (
            <ListSum {...{ locale, preview, problems }} />
          )}
        </>
      ) : (
        <>
          {/* At once: filling the form writes the draft anew, and these answers belong to it. */}
          <DraftOffer {...{ drafts, locale }} onUse={(draft) => flushSync(() => setKept(draft))} />
          {kept ? <KeptAnswers draft={kept} /> : null}
        </>
      )}
      <ListSource {...{ locale, form, problems, shown }} />
      <ListProgress href={hrefs.workHref} />
    </FormShell>
  );
}

function Rows(props: ComponentProps<typeof ListGrid>) {
  const isLive = useIsLive();
  return isLive ? <ListGrid {...props} /> : <ListRows {...props} />;
}

interface ButtonsProps {
  locale: Locale;
  preview: ListPreview | null;
  isReady: boolean;
  isChanged: boolean;
  leftOutHref: string;
}

/** In this order: Enter in a field presses the first. */
function Buttons({ locale, preview, isReady, isChanged, leftOutHref }: ButtonsProps) {
  const t = useTranslations('lists');
  const hasLeftOut = preview?.rows.some(
    ({ kind, problems }) => isChanged || kind === 'aside' || (kind === 'gift' && problems.length > 0),
  );
  const again = !preview ? 'read' : isChanged ? 'grid.check' : 'readAgain';
  return (
    <>
      {isReady && preview ? (
        <SubmitButton locale={locale} name="intent" value="record">
          {t('record', { rows: preview.giftCount, sum: preview.sum })}
        </SubmitButton>
      ) : null}
      <SubmitButton
        locale={locale}
        name="intent"
        value="read"
        variant={isReady ? 'secondary' : 'primary'}
        shortcut="Control+Enter"
      >
        {t(again)}
      </SubmitButton>
      {hasLeftOut ? <LeftOutButton href={leftOutHref} /> : null}
    </>
  );
}

/** What a draft knew besides the fields of the page: rows set aside, columns, donors that were chosen. */
function KeptAnswers({ draft }: { draft: KeptDraft }) {
  const fields = Object.entries({ ...draft.values, ...draft.several }).filter(([name]) => isAnswer(name));
  return fields
    .flatMap(([name, value]) => [value].flat().map((one, at) => ({ id: `${name}.${at}`, name, one })))
    .map(({ id, name, one }) => <input key={id} type="hidden" name={name} value={one} />);
}

function isAnswer(name: string): boolean {
  return /^(aside|column|marks|unit|order|fileFingerprint|donor\.\d+)$/.test(name);
}
