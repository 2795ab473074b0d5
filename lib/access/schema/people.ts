/**
 * Shapes of the forms about people, offices and the own account.
 * Owns names, lengths and allowed values. Refuses to repair: a wrong value comes back with the field's code.
 */
import { z } from 'zod';
import { parseDateVn } from '@/lib/kernel/dates';
import { normaliseText } from '@/lib/kernel/names';
import { isAssociationSlug } from '@/lib/web/public-pages';
import { roles } from '../policy';
import { decidePassword, decidePin } from '../rules';

const line = (max: number) => z.string().transform(normaliseText).pipe(z.string().max(max, 'fields.tooLong'));
const needed = (max: number) =>
  z
    .string('fields.required')
    .transform(normaliseText)
    .pipe(z.string().min(1, 'fields.required').max(max, 'fields.tooLong'));
const id = z
  .string()
  .regex(/^[1-9]\d{0,15}$/, 'fields.invalid')
  .transform(Number);
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'fields.badDate');
const ticked = z
  .string()
  .optional()
  .transform((value) => value !== undefined);

/** Small letters, digits, dots: easy to say over the telephone, the same on every keyboard. */
const loginName = z
  .string('fields.required')
  .transform((text) => normaliseText(text).toLowerCase())
  .pipe(z.string().regex(/^[a-z0-9][a-z0-9._-]{2,39}$/, 'access.badLogin'));

const newPassword = z.string('fields.required').max(200, 'fields.tooLong');

type NewSecrets = {
  loginName?: string;
  newPassword?: string;
  passwordAgain?: string;
  newPin?: string;
  pinAgain?: string;
};

/** Adds the rules of new secrets to a form that holds them, typed twice. */
function withNewSecrets<S extends z.ZodType<NewSecrets>>(schema: S) {
  return schema.superRefine((form, context) => {
    const problem = (field: keyof NewSecrets, code: string | undefined) => {
      if (code) context.addIssue({ code: 'custom', path: [field], message: code });
    };
    if (form.newPassword !== undefined) {
      problem('newPassword', decidePassword(form.loginName ?? '', form.newPassword));
      if (form.newPassword !== form.passwordAgain) problem('passwordAgain', 'access.passwordsDiffer');
    }
    if (form.newPin !== undefined) {
      problem('newPin', decidePin(form.newPin));
      if (form.newPin !== form.pinAgain) problem('pinAgain', 'access.pinsDiffer');
    }
  });
}

const account = {
  loginName,
  displayName: needed(100),
  newPassword,
  passwordAgain: z.string().optional(),
  newPin: z.string('fields.required'),
  pinAgain: z.string().optional(),
};

const levels = ['central', 'province', 'district', 'commune'] as const;

/** Facts of an association that its papers and pages print. */
const associationFields = {
  name: needed(200),
  shortName: line(80),
  parentName: line(200),
  place: needed(120),
  address: line(200),
  phone: line(30),
  symbol: line(20),
};

export const newAssociation = z.object({
  ...associationFields,
  level: z.enum(levels, 'fields.required'),
  slug: z
    .string('fields.required')
    .transform((text) => text.trim().toLowerCase())
    .pipe(z.string().max(60, 'fields.tooLong').refine(isAssociationSlug, 'access.badSlug')),
});
export type NewAssociation = z.output<typeof newAssociation>;

const firstOffices = ['chair', 'viceChair', 'secretary', 'accountant', 'cashier'] as const;
const asList = (value: unknown) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

export const newAdministrator = withNewSecrets(
  z.object({
    ...account,
    offices: z.preprocess(asList, z.array(z.enum(firstOffices, 'fields.invalid')).max(5)),
  }),
);
export type NewAdministrator = z.output<typeof newAdministrator>;

export const associationChange = z.object({
  ...associationFields,
  minApprovals: z
    .string()
    .regex(/^([2-9]|1\d)$/, 'access.atLeastTwo')
    .transform(Number),
  onePersonBooks: ticked,
  /** Ticked only when the warning was read; asked for when the exception is switched on. */
  onePersonRead: ticked,
});
export type AssociationChange = z.output<typeof associationChange>;

export const newTerm = z
  .object({
    userId: id,
    role: z
      .enum(roles, 'fields.required')
      .refine((role) => role !== 'guestApprover', 'access.guestNeedsRound'),
    /** The day in Việt Nam on which the page was made, so that "hôm nay" means the same on both sides. */
    today: day,
    startsOn: z.string(),
    endsOn: z.string(),
  })
  .transform((form, context) => {
    const read = (field: 'startsOn' | 'endsOn') => {
      const date = parseDateVn(form[field], form.today);
      if (!date) context.addIssue({ code: 'custom', path: [field], message: 'fields.badDate' });
      return date ?? form.today;
    };
    const { userId, role } = form;
    return {
      userId,
      role,
      startsOn: read('startsOn'),
      endsOn: form.endsOn.trim() === '' ? null : read('endsOn'),
    };
  });
export const oneTerm = z.object({ termId: id });
export const onePerson = z.object({ userId: id });
export const oneInvitation = z.object({ invitationId: id });
export const newInvitation = z
  .object({
    role: z.enum(roles, 'fields.required'),
    roundId: z
      .literal('')
      .or(id)
      .optional()
      .transform((value) => value || null),
    days: z
      .string()
      .regex(/^([1-9]|[12]\d|30)$/, 'fields.invalid')
      .transform(Number),
  })
  .refine((form) => (form.role === 'guestApprover') === (form.roundId !== null), {
    path: ['roundId'],
    message: 'access.guestNeedsRound',
  });

export const passwordChange = withNewSecrets(
  z.object({
    currentPassword: z.string('fields.required').min(1, 'fields.required'),
    newPassword,
    passwordAgain: z.string().optional(),
  }),
);
export const pinChange = withNewSecrets(
  z.object({
    currentPassword: z.string('fields.required').min(1, 'fields.required'),
    newPin: account.newPin,
    pinAgain: account.pinAgain,
  }),
);
export const sessionClosing = z.object({
  sessionId: z
    .literal('')
    .or(id)
    .transform((value) => value || null),
});
export const localeChoice = z.object({ locale: z.enum(['vi', 'en']) });

export const resetRedemption = withNewSecrets(
  z.object({ loginName, code: needed(40), newPassword, passwordAgain: z.string().optional() }),
);
export const joining = withNewSecrets(z.object({ ...account, token: z.string().max(100) }));
export const joiningAsKnown = z.object({ token: z.string().max(100) });
