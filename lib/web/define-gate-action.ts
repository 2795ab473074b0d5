/**
 * Actions at the gate, outside of any association: set-up, invitation, forgotten password, the own account.
 * Same order as defineAction, without roles: origin → (session) → parse → run → refusal to envelope → redirect.
 * Refuses to run a command of the domain: what runs here uses the sign-in pool only.
 */
import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import type { z } from 'zod';
import { type CurrentSession, currentSession } from '@/lib/access/session';
import { type ActionResult, demandOwnOrigin, type Json, refused } from './action-result';
import { parsed } from './define-action';
import { formValues } from './form-values';
import { newRequestRef } from './log';
import { routes } from './routes';
import { uploadedFile } from './uploaded-file';

interface GateSpec<S extends z.ZodType, V extends Json, N extends boolean> {
  /** True: without a session the visitor is sent to sign in. */
  needsSession: N;
  schema: S;
  /** Field of a file: the schema finds an UploadedFile (or nothing) under this name. */
  file?: string;
  run: (input: z.output<S>, session: N extends true ? CurrentSession : CurrentSession | null) => Promise<V>;
  /** The page stays as it is, with what is being typed; what changed is shown by the form itself. */
  isQuiet?: boolean;
  redirectsTo?: (value: V, input: z.output<S>) => string;
}

/** Makes a server action (previous result, form) of one gate command. */
export function defineGateAction<S extends z.ZodType, V extends Json, N extends boolean>(
  spec: GateSpec<S, V, N>,
) {
  return async function action(_previous: ActionResult<V> | null, form: FormData): Promise<ActionResult<V>> {
    const ref = newRequestRef();
    const entered = formValues(form);
    let done: { value: V; input: z.output<S> } | undefined;
    try {
      await demandOwnOrigin();
      const session = await currentSession();
      if (session || !spec.needsSession) {
        const files = spec.file ? { [spec.file]: await uploadedFile(form, spec.file) } : {};
        const input = parsed(spec.schema, { ...entered.raw, ...files });
        done = {
          value: await spec.run(input, session as N extends true ? CurrentSession : CurrentSession | null),
          input,
        };
      }
    } catch (error) {
      return refused(error, ref, entered.shown);
    }
    if (!done) redirect(routes.signIn());
    if (spec.redirectsTo) redirect(spec.redirectsTo(done.value, done.input));
    if (!spec.isQuiet) refresh();
    return { ok: true, value: done.value };
  };
}
