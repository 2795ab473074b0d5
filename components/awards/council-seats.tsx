/** The council: who sits there, and choosing it while the round is open. Refuses a choice once the meeting has begun. */
import type { FormAction } from '@/components/forms/plain-form';
import { Checkbox } from '@/components/ui/radio-group';
import { SubmitButton } from '@/components/ui/submit-button';
import type { BoardData } from '@/lib/awards/queries/pages';
import { type Locale, translator } from '@/lib/web/messages';
import { ActionForm } from './action-form';

export interface CouncilSeatsProps {
  locale: Locale;
  data: BoardData;
  canSeat: boolean;
  action: FormAction;
}

/** The list, and the form with everybody who may sit there. */
export function CouncilSeats({ locale, data, canSeat, action }: CouncilSeatsProps) {
  const t = translator(locale);
  const office = (roles: readonly string[]) => roles.map((role) => t(`access.roles.${role}`)).join(', ');
  // Before attendance is taken nobody is called absent.
  const isTaken = data.council.some((member) => member.isPresent);
  const seated = new Set(data.council.map((member) => member.userId));
  const submit = <SubmitButton locale={locale}>{t('awards.board.councilSave')}</SubmitButton>;
  return (
    <section id="hoi-dong">
      <h2>{t('awards.board.councilTitle')}</h2>
      {data.council.length === 0 ? <p>{t('awards.board.councilEmpty')}</p> : null}
      <ul>
        {data.council.map((member) => (
          <li key={member.userId}>
            {member.name}, {office(member.roles)}
            {isTaken ? ` (${t(`awards.board.${member.isPresent ? 'presentMark' : 'absentMark'}`)})` : null}
          </li>
        ))}
      </ul>
      {canSeat ? (
        <details open={data.council.length === 0}>
          <summary>{t('awards.board.councilChoose')}</summary>
          <ActionForm
            action={action}
            locale={locale}
            hidden={{ round: data.round.slug, roundId: data.round.id }}
            actions={submit}
          >
            <p className="field-hint">{t('awards.board.councilHint')}</p>
            {data.candidates.map((person) => (
              <Checkbox
                key={person.userId}
                name="userIds"
                id={`seat-${person.userId}`}
                value={String(person.userId)}
                label={`${person.name}, ${office(person.roles)}`}
                defaultChecked={seated.has(person.userId)}
                locale={locale}
              />
            ))}
          </ActionForm>
        </details>
      ) : null}
    </section>
  );
}
