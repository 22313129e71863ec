/** Compares tags where either may be unknown. A difference is an outcome with a name, never a failed decryption. */
import { equal, isZero } from '../bytes.ts';
import type { AccountTag } from '../keys.ts';

/** Whether two tags can stand for the same account: they are equal, or one of them is unknown. */
export function mayBeSame(left: AccountTag, right: AccountTag): boolean {
  return isZero(left) || isZero(right) || equal(left, right);
}

/** Whether two tags surely stand for the same account: an unknown one stands for nobody in particular. */
export function isSameAccount(left: AccountTag, right: AccountTag): boolean {
  return !isZero(left) && equal(left, right);
}
