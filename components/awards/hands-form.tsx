/**
 * Writing the raised hands down: one answer for everything, one for a file, one for a person; the closer one wins.
 * Begins from what was written before. Works without script.
 */
import type { FormAction } from '@/components/forms/plain-form';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Choice } from '@/components/ui/text-input';
import { UnsavedGuard } from '@/components/ui/unsaved-guard';
import type { RoomData, RoomFile, RoomHand } from '@/lib/awards/queries/raised-hands';
import { deskText } from '@/lib/awards/schema/desk-forms';
import { voteChoices } from '@/lib/awards/schema/inputs';
import { type Locale, translator } from '@/lib/web/messages';
import { ActionForm } from './action-form';
import { KeptSelect } from './kept-fields';

export interface HandsFormProps {
  data: RoomData;
  locale: Locale;
  action: FormAction;
}

/** Only files that are before the council. */
export function HandsForm({ data, locale, action }: HandsFormProps) {
  const t = translator(locale);
  const { desk } = data;
  const open = desk.files.filter((file) => file.dossier.status === 'verified');
  if (open.length === 0) return null;
  // One list for all the boxes of a kind: it travels to the browser once.
  const choices = {
    file: choicesOf(locale, t('awards.hands.asAbove')),
    person: choicesOf(locale, t('awards.hands.asFile')),
  };
  const seen = open.map((file) => [`seen_${file.dossier.id}`, file.version] as const);
  const hidden = {
    ...{ round: data.round.slug, roundId: data.round.id, back: deskText(desk.filter) },
    ...Object.fromEntries(seen),
  };
  return (
    <section>
      <h2>{t('awards.hands.writeTitle', { count: open.length })}</h2>
      <p>{t('awards.hands.writeBody')}</p>
      <ActionForm
        action={action}
        locale={locale}
        hidden={hidden}
        actions={<SaveButtons {...{ desk, locale }} />}
      >
        <UnsavedGuard />
        <KeptSelect
          name="all"
          label={t('awards.hands.all', { count: open.length })}
          options={choicesOf(locale, t('awards.hands.perFile'))}
          defaultValue=""
          locale={locale}
        />
        {open.map((file) => (
          <FileHands key={file.dossier.id} {...{ file, locale, choices }} />
        ))}
      </ActionForm>
    </section>
  );
}

/**
 * Saving, and saving on the way to another page: nothing typed is lost by turning the page. In a list of what is left to
 * do, the saved ones fall out, so that the next ones stand on the same page.
 */
function SaveButtons({ desk, locale }: { desk: RoomData['desk']; locale: Locale }) {
  const t = translator(locale);
  const { page, pages, filter } = desk;
  const turn = (to: number, label: string) => (
    <SubmitButton
      locale={locale}
      variant="secondary"
      name="go"
      value={deskText({ ...filter, page: to }) || 'trang=1'}
    >
      {label}
    </SubmitButton>
  );
  const after = filter.left === undefined ? page + 1 : page;
  return (
    <>
      <SubmitButton locale={locale}>{t('awards.hands.write')}</SubmitButton>
      {page > 1 ? turn(page - 1, t('awards.hands.writeBefore', { page: page - 1 })) : null}
      {page < pages ? turn(after, t('awards.hands.writeAfter', { page: after, pages })) : null}
    </>
  );
}

interface FileHandsProps {
  file: RoomFile;
  locale: Locale;
  choices: Record<'file' | 'person', Choice[]>;
}

function FileHands({ file, locale, choices }: FileHandsProps) {
  const t = translator(locale);
  const { id, name } = file.dossier;
  const common = commonOf(file.hands);
  const isException = ({ hand }: RoomHand) => file.version > 0 && (hand ?? 'none') !== common;
  return (
    <fieldset>
      <legend className="sr-only">{name}</legend>
      <KeptSelect
        name={`file_${id}`}
        id={`file-${id}`}
        label={t('awards.hands.file_all', { name })}
        options={choices.file}
        defaultValue={common}
        locale={locale}
      />
      <details open={file.hands.some(isException)}>
        <summary>{t('awards.hands.exceptions', { name })}</summary>
        {file.hands.map((hand) => (
          <KeptSelect
            key={hand.userId}
            name={`hand_${id}_${hand.userId}`}
            id={`hand-${id}-${hand.userId}`}
            label={hand.isGuest ? t('awards.guests.marked', { name: hand.name }) : hand.name}
            options={choices.person}
            defaultValue={isException(hand) ? (hand.hand ?? 'none') : ''}
            locale={locale}
          />
        ))}
      </details>
    </fieldset>
  );
}

/** The answer most people gave; empty before anything was written. */
function commonOf(hands: readonly RoomHand[]): string {
  const count = (choice: string) => hands.filter(({ hand }) => hand === choice).length;
  const most = voteChoices.toSorted((a, b) => count(b) - count(a))[0]!;
  return count(most) > 0 ? most : '';
}

function choicesOf(locale: Locale, asBefore: string) {
  const t = translator(locale);
  return [
    { value: '', label: asBefore },
    ...voteChoices.map((choice) => ({ value: choice, label: t(`awards.choices.${choice}`) })),
    { value: 'none', label: t('awards.hands.leaveOut') },
  ];
}
