/**
 * The only place that knows the order of a server action:
 * origin → session → permission → parse → (PIN) → command in one transaction → refusal to envelope → redirect.
 * Refuses a missing or foreign Origin. Never shows an error's own message; a fault gets a reference and goes to the log.
 */
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { z } from 'zod';
import { type Tx, withSession } from '@/db/client';
import { refusalOf } from '@/db/refusal';
import type { Actor, PinPurpose } from '@/lib/access/actor';
import { can, type Permission } from '@/lib/access/policy';
import { actorOf, confirmPin, currentSession } from '@/lib/access/session';
import { DomainError } from '@/lib/kernel/invariant';
import { formValues, problemsOf } from './form-values';
import { log, newRequestRef } from './log';
import { routes } from './routes';

/** Plain JSON only: no bigint, no Date, so that a form submitted without JavaScript can show it. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export type ActionResult<V extends Json = Json> =
  | { ok: true; value: V }
  | {
      ok: false;
      /** Key under messages/errors. */
      code: string;
      /** Field name → key under messages/errors. */
      fields?: Record<string, string>;
      params?: Record<string, string | number | boolean>;
      /** To be read over the telephone. */
      ref: string;
      /** What was entered, so that nothing has to be typed again (never a PIN or password). */
      values: Record<string, string>;
    };

/** As bound on a page (`action.bind(null, hoi)`) and given to useActionState. */
export type BoundAction<V extends Json = Json> = (
  previous: ActionResult<V> | null,
  form: FormData,
) => Promise<ActionResult<V>>;

interface ActionSpec<S extends z.ZodType, V extends Json> {
  permission: Permission;
  schema: S;
  /** Asks for the PIN (field "pin") and binds it to the content that `digest` returns. */
  pin?: { purpose: PinPurpose; digest: (tx: Tx, input: z.output<S>) => Promise<Buffer> };
  run: (tx: Tx, actor: Actor, input: z.output<S>) => Promise<V>;
  redirectsTo?: (hoi: string, value: V, input: z.output<S>) => string;
}

/** True when the request comes from a page of this very site. */
export function isSameOrigin(origin: string | null, host: string | null): boolean {
  if (!origin || !host) return false;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}

/**
 * Makes a server action of one command. The returned function takes (hoi, previous result, form).
 * Sign-in is required: without a session the visitor is sent to the sign-in page.
 */
export function defineAction<S extends z.ZodType, V extends Json>(spec: ActionSpec<S, V>) {
  return async function action(
    hoi: string,
    _previous: ActionResult<V> | null,
    form: FormData,
  ): Promise<ActionResult<V>> {
    const ref = newRequestRef();
    const entered = formValues(form);
    const refuse = (error: DomainError): ActionResult<V> => ({
      ok: false,
      code: error.code,
      fields: error.fields && { ...error.fields },
      params: error.params && { ...error.params },
      ref,
      values: entered.shown,
    });
    const request = await headers();
    if (!isSameOrigin(request.get('origin'), request.get('x-forwarded-host') ?? request.get('host'))) {
      return refuse(new DomainError('web.foreignOrigin'));
    }
    const session = await currentSession();
    if (!session) redirect(routes.signIn({ hoi }));
    let done: { value: V; input: z.output<S> };
    try {
      const parsed = spec.schema.safeParse(entered.raw);
      if (!parsed.success)
        return refuse(new DomainError('web.checkFields', { fields: problemsOf(parsed.error) }));
      done = {
        value: await runCommand(spec, session.token, hoi, parsed.data, entered.pin, ref),
        input: parsed.data,
      };
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal) return refuse(refusal);
      log.error('action.failed', { ref, error });
      return refuse(new DomainError('web.fault'));
    }
    if (spec.redirectsTo) redirect(spec.redirectsTo(hoi, done.value, done.input));
    return { ok: true, value: done.value };
  };
}

async function runCommand<S extends z.ZodType, V extends Json>(
  spec: ActionSpec<S, V>,
  token: string,
  hoi: string,
  input: z.output<S>,
  pin: string,
  ref: string,
): Promise<V> {
  let pinConfirmationId: number | undefined;
  if (spec.pin) {
    const { purpose, digest } = spec.pin;
    const bound = await withSession(token, hoi, async (tx) => {
      await permit(tx, spec.permission, ref);
      return digest(tx, input);
    });
    pinConfirmationId = await confirmPin(token, pin, purpose, bound);
  }
  return withSession(token, hoi, async (tx) => {
    const actor = await permit(tx, spec.permission, ref);
    return spec.run(tx, { ...actor, pinConfirmationId }, input);
  });
}

async function permit(tx: Tx, permission: Permission, ref: string): Promise<Actor> {
  const actor = await actorOf(tx, ref);
  if (actor.roles.length === 0) throw new DomainError('access.noActor');
  if (!can(actor.roles, permission)) throw new DomainError('access.notPermitted');
  return actor;
}
