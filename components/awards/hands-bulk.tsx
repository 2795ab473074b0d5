/**
 * Many hands at once: one answer for every file of a group nothing is written down about, and confirming a page or a whole
 * group. Each says for how many files it acts. Refuses to act on more than was shown: the server counts again.
 */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { SubmitButton } from '@/components/ui/submit-button';
import type { RoomData } from '@/lib/awards/queries/raised-hands';
import { deskText } from '@/lib/awards/schema/desk-forms';
import { voteChoices } from '@/lib/awards/schema/inputs';
import { type Locale, translator } from '@/lib/web/messages';
import { ActionForm } from './action-form';
import { calledName } from './called-name';
import { groupName } from './desk-nav';

interface BulkProps {
  data: RoomData;
  locale: Locale;
}

/** The group and the number the server must find again. */
function groupFields({ round, desk }: RoomData, count: number) {
  return {
    ...{ round: round.slug, roundId: String(round.id), count: String(count) },
    ...{ back: deskText(desk.filter), group: deskText({ ...desk.filter, page: 1 }) },
  };
}

/** Nothing when everything of the group is written down, or it fits on the page that stands below. */
export function GroupHandsForm({ data, locale, action }: BulkProps & { action: FormAction }) {
  const t = translator(locale);
  const { desk, group } = data;
  const count = group.unwritten.length;
  if (count === 0 || desk.pages === 1) return null;
  const name = groupName(data.round, desk, locale);
  return (
    <section>
      <h2>{t('awards.hands.groupTitle')}</h2>
      <PlainForm
        {...{ action, locale, idPrefix: 'group-hands', variant: 'secondary' }}
        submit={t('awards.hands.groupSubmit', { count })}
        hidden={groupFields(data, count)}
        fields={[
          {
            ...{ kind: 'radio', name: 'choice', label: t('awards.hands.groupLabel', { count, name }) },
            hint: t('awards.hands.groupHint'),
            options: voteChoices.map((value) => ({ value, label: t(`awards.choices.${value}`) })),
          },
        ]}
      />
    </section>
  );
}

/** The page, and where the group is longer than the page, all of it; nothing when nothing waits for the reader. */
export function ConfirmForms({ data, locale, one, all }: BulkProps & { one: FormAction; all: FormAction }) {
  const t = translator(locale);
  const { round, desk, group } = data;
  const here = desk.files.filter((file) => file.mayConfirm);
  const count = group.toConfirm.length;
  if (count === 0) return null;
  const digests = here.map((file) => [`digest_${file.dossier.id}`, file.digest ?? ''] as const);
  const hidden = { round: round.slug, roundId: round.id, back: deskText(desk.filter) };
  const submit = (label: string, variant: 'primary' | 'secondary') => (
    <SubmitButton locale={locale} variant={variant}>
      {label}
    </SubmitButton>
  );
  return (
    <section className="stack">
      <h2>{t('awards.hands.confirmTitle')}</h2>
      {here.length > 0 ? (
        <>
          <p>
            {t('awards.hands.confirmBody', {
              names: here.map((file) => calledName(file.dossier, locale)).join(', '),
            })}
          </p>
          <ActionForm
            {...{ action: one, locale, hidden: { ...hidden, ...Object.fromEntries(digests) } }}
            actions={submit(t('awards.hands.confirm', { count: here.length }), 'primary')}
          />
        </>
      ) : null}
      {count > here.length ? (
        <>
          <p>{t('awards.hands.confirmGroupBody', { count, name: groupName(round, desk, locale) })}</p>
          <ActionForm
            {...{ action: all, locale, hidden: { ...groupFields(data, count), digest: group.digest } }}
            actions={submit(t('awards.hands.confirmGroup', { count }), 'secondary')}
          />
        </>
      ) : null}
    </section>
  );
}
