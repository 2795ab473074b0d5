/**
 * One button for each person of the sample data: a sign-in form already filled in with the public password.
 * Works without script. Refuses to appear where there is no sample data (the database says who may be offered).
 */
import { Button } from '@/components/ui/button';
import { SummaryCard } from '@/components/ui/description-list';
import type { DemoDoor } from '@/lib/access/gate-queries';
import { translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';

export interface DemoDoorsProps {
  locale: Locale;
  doors: DemoDoor[];
  csrfToken: string;
}

/** The cards under the sign-in form. */
export function DemoDoors({ locale, doors, csrfToken }: DemoDoorsProps) {
  const t = translator(locale);
  if (doors.length === 0) return null;
  return (
    <section aria-labelledby="vao-thu" className="stack">
      <h2 id="vao-thu">{t('access.demo.title')}</h2>
      {doors.map((door) => (
        <SummaryCard key={door.associationName} title={door.associationName} level={3}>
          <p>
            {t('access.demo.lede', {
              password: door.people[0]?.password ?? '',
              pin: door.people[0]?.pin ?? '',
            })}
          </p>
          <div className="actions">
            {door.people.map((person) => (
              <form key={person.login} method="post" action={routes.takeSignIn()}>
                <input type="hidden" name="csrfToken" value={csrfToken} />
                <input type="hidden" name="callbackUrl" value={routes.office.home(person.associationSlug)} />
                <input type="hidden" name="login" value={person.login} />
                <input type="hidden" name="password" value={person.password} />
                <Button type="submit">
                  {t('access.demo.enter', {
                    role: t(`access.roles.${person.roles[0]}`),
                    name: person.displayName,
                  })}
                </Button>
              </form>
            ))}
          </div>
        </SummaryCard>
      ))}
    </section>
  );
}
