/**
 * The only place that knows the order of a staff action:
 * origin → session → permission → parse → (PIN) → command in one transaction → refusal to envelope → redirect.
 * Refuses a missing or foreign Origin. Never shows an error's own message; a fault gets a reference and goes to the log.
 */
import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import type { z } from 'zod';
import { type Tx, withSession } from '@/db/client';
import type { Actor, PinPurpose } from '@/lib/access/actor';
import { can, type Permission } from '@/lib/access/policy';
import { actorOf, confirmPin, currentSession } from '@/lib/access/session';
import { DomainError } from '@/lib/kernel/invariant';
import { type ActionResult, demandOwnOrigin, type Json, refused } from './action-result';
import { formValues, problemsOf } from './form-values';
import { newRequestRef } from './log';
import { visitedPath } from './office-visit';
import { routes } from './routes';
import { uploadedFile } from './uploaded-file';

export { type ActionResult, isSameOrigin, type Json } from './action-result';

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
  /** Names of texts that are never cut: a list of which the end is missing would look whole. */
  long?: readonly string[];
  /** Field of a file: the schema finds an UploadedFile (or nothing) under this name. */
  file?: string;
  /** Where to go when it is done; undefined stays on the page and shows the value (a step before the last). */
  redirectsTo?: (hoi: string, value: V, input: z.output<S>) => string | undefined;
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
    const entered = formValues(form, spec.long);
    let session: Awaited<ReturnType<typeof currentSession>>;
    let done: { value: V; input: z.output<S> } | undefined;
    try {
      await demandOwnOrigin();
      session = await currentSession();
      if (session) {
        const files = spec.file ? { [spec.file]: await uploadedFile(form, spec.file) } : {};
        const input = parsed(spec.schema, { ...entered.raw, ...files });
        done = { value: await runCommand(spec, session.token, hoi, input, entered.pin, ref), input };
      }
    } catch (error) {
      return refused(error, ref, entered.shown);
    }
    if (!done) redirect(routes.signIn({ hoi, tiep: visitedPath() }));
    const next = spec.redirectsTo?.(hoi, done.value, done.input);
    if (next !== undefined) redirect(next);
    // The page below the form shows what has just changed.
    refresh();
    return { ok: true, value: done.value };
  };
}

/** What the schema makes of a form; throws web.checkFields with one code per field. */
export function parsed<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const result = schema.safeParse(raw);
  if (!result.success) throw new DomainError('web.checkFields', { fields: problemsOf(result.error) });
  return result.data;
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
