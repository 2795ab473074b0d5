/** The secretary records for a member who stands aside. Members do it themselves on the file's own page. */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import type { MeetingData } from '@/lib/awards/queries/meeting-pages';
import { recusalKinds } from '@/lib/awards/schema/inputs';
import { type Locale, translator } from '@/lib/web/messages';
import { calledName } from './called-name';

/** Folded away; for the files of the page. Nothing without a council or files. */
export function RecuseMember({
  locale,
  data,
  action,
}: {
  locale: Locale;
  data: MeetingData;
  action: FormAction;
}) {
  const t = translator(locale);
  const open = data.desk.files.filter((file) => file.dossier.status === 'verified');
  if (open.length === 0 || data.council.length === 0) return null;
  const seated = new Set(data.council.map((one) => one.userId));
  const guests = open
    .flatMap((file) => file.guests)
    .filter((guest, at, all) => all.findIndex((one) => one.userId === guest.userId) === at)
    .filter((guest) => !seated.has(guest.userId))
    .map(({ userId, name }) => ({ userId, name: t('awards.guests.marked', { name }) }));
  const people = [...data.council, ...guests];
  const select = (name: string, label: string, options: { value: string; label: string }[]) => ({
    ...{ kind: 'select' as const, name, label: t(label), options },
  });
  return (
    <details>
      <summary>{t('awards.meeting.recuseTitle')}</summary>
      <PlainForm
        {...{ action, locale, idPrefix: 'recuse', submit: t('awards.meeting.recuseSubmit') }}
        hidden={{ round: data.round.slug }}
        fields={[
          select(
            'userId',
            'awards.meeting.recuseWho',
            people.map((one) => ({ value: String(one.userId), label: one.name })),
          ),
          select(
            'nominationId',
            'awards.meeting.recuseWhich',
            open.map((one) => ({ value: String(one.dossier.id), label: calledName(one.dossier, locale) })),
          ),
          select(
            'kind',
            'awards.file.recusalKind',
            recusalKinds.map((value) => ({ value, label: t(`awards.recusalKinds.${value}`) })),
          ),
        ]}
      />
    </details>
  );
}
