/**
 * The sign-out button: a plain form, so that it works without script and cannot be set off by a link.
 * Owns nothing but the form; the route ends the session in the database and clears the cookie.
 */
import { Button } from '@/components/ui/button';
import { translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';

/** Posts to the sign-out route; `hoi` leads the next sign-in back to the same association. */
export function SignOutForm({ locale, hoi }: { locale: Locale; hoi?: string }) {
  const t = translator(locale);
  return (
    <form method="post" action={routes.signOut()}>
      {hoi ? <input type="hidden" name="hoi" value={hoi} /> : null}
      <Button type="submit" variant="quiet">
        {t('common.actions.signOut')}
      </Button>
    </form>
  );
}
