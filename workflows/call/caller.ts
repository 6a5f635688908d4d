import { phoneOfTrunk, type TrunkForm } from '../contact/trunk-phone.ts';

/** Who calls, as the trunk says: a number, a phone within the house, or nobody that we may know. */
export type Caller =
  { is: 'client'; phone: string; extension: string | null } | { is: 'inner'; extension: string } | { is: 'hidden' };

const HIDDEN: Caller = { is: 'hidden' };
const INNER = /^[1-9]\d{1,4}$/;

/** Reads a caller id, a number or a SIP address, in whatever form the line's trunk writes it. */
export const callerOf = (from: string, form: TrunkForm): Caller => {
  const address = /sips?:([^@>]*)/i.exec(from)?.[1] ?? from;
  const [user = '', ...parameters] = address.trim().split(';');
  const digits = user.replace(/[\s().-]/g, '');
  if (!/^\+?\d+$/.test(digits)) return HIDDEN;
  const extension = parameters.flatMap((one) => /^ext=(\d{1,8})$/.exec(one)?.[1] ?? [])[0] ?? null;
  const phone = phoneOfTrunk(digits, form);
  if (phone) return { is: 'client', phone, extension };
  return INNER.test(digits) ? { is: 'inner', extension: digits } : HIDDEN;
};
