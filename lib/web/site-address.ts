/**
 * The address under which people reach this site, for links that leave it (an invitation sent by Zalo).
 * Prefers what the operator said (NEXTAUTH_URL with a public name); else the host of the running request.
 */
import { headers } from 'next/headers';
import { routes } from './routes';

/** "https://khuyenhoc.example.vn", without a slash at the end. */
export async function siteAddress(): Promise<string> {
  const said = process.env.NEXTAUTH_URL?.replace(/\/+$/, '');
  if (said && !/^http:\/\/localhost(:|$)/.test(said)) return said;
  const host = (await headers()).get('host');
  return host ? `http://${host}` : (said ?? '');
}

/** The beginning of an invitation's link; the token follows. */
export async function invitationLinkStart(): Promise<string> {
  return (await siteAddress()) + routes.invitation('-').slice(0, -1);
}

/** The beginning of a link about consent; the secret follows. */
export async function consentLinkStart(): Promise<string> {
  return (await siteAddress()) + routes.answerConsent('-').slice(0, -1);
}

/** The beginning of a link for nominations; the secret follows. */
export async function nominationLinkStart(): Promise<string> {
  return (await siteAddress()) + routes.nominate('-').slice(0, -1);
}
