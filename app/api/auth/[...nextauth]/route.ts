/** The address of next-auth: what it may answer is decided in lib/access/sign-in-route. */
import { prepareSignIn, takeSignIn } from '@/lib/access/sign-in-route';

export const GET = prepareSignIn;
export const POST = takeSignIn;
