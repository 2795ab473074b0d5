/** Attendance: the day and who is there; the first time it opens the meeting. */
import type { FormAction } from '@/components/forms/plain-form';
import { DateInput } from '@/components/ui/date-input';
import { Checkbox } from '@/components/ui/radio-group';
import { SubmitButton } from '@/components/ui/submit-button';
import type { MeetingData } from '@/lib/awards/queries/meeting-pages';
import { formatDateVn } from '@/lib/kernel/dates';
import { type Locale, translator } from '@/lib/web/messages';
import { ActionForm } from './action-form';

export interface AttendanceFormProps {
  locale: Locale;
  data: MeetingData;
  action: FormAction;
}

/** Folded away once the meeting is open. */
export function AttendanceForm({ locale, data, action }: AttendanceFormProps) {
  const t = translator(locale);
  const { round, council, today } = data;
  const isOpen = round.status === 'meeting';
  const submit = (
    <SubmitButton locale={locale}>
      {t(isOpen ? 'awards.meeting.attendanceSave' : 'awards.meeting.attendanceOpen')}
    </SubmitButton>
  );
  return (
    <details open={!isOpen}>
      <summary>{t('awards.meeting.attendanceTitle')}</summary>
      <ActionForm
        action={action}
        locale={locale}
        hidden={{ round: round.slug, roundId: round.id, today }}
        actions={submit}
      >
        <DateInput
          name="meetingOn"
          label={t('awards.meeting.meetingOn')}
          locale={locale}
          today={today}
          defaultValue={formatDateVn(round.meetingOn ?? today)}
        />
        <fieldset>
          <legend className="field-label">{t('awards.meeting.present')}</legend>
          <p className="field-hint">{t('awards.meeting.attendanceHint')}</p>
          {council.map((member) => (
            <Checkbox
              key={member.userId}
              name="userIds"
              id={`present-${member.userId}`}
              value={String(member.userId)}
              label={member.name}
              defaultChecked={member.isPresent}
              locale={locale}
            />
          ))}
        </fieldset>
      </ActionForm>
    </details>
  );
}
