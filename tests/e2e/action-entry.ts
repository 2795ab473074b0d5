/** What is known of one server action for the tests that send it: its permission, and a form that points at nothing. */
import type { Permission } from '@/lib/access/policy';

export interface ActionEntry {
  permission: Permission;
  form: Readonly<Record<string, string>>;
  /** True when a form that can be read would be carried out; whoever holds the permission sends an empty one instead. */
  wouldWrite?: boolean;
}

/** The number of no record. */
export const none = '999999999';

export const asked = (
  permission: Permission,
  form: ActionEntry['form'] = {},
  wouldWrite = false,
): ActionEntry => ({
  permission,
  form,
  wouldWrite,
});
