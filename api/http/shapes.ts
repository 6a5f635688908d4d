import { z } from 'zod';
import type { SignedInUser } from '../../prisma/user/user.ts';
import type { Doing } from '../../prisma/write.ts';

export const Id = z.uuid();
export const IdParams = z.object({ id: Id });

/** A command's answer: the record and its new version. */
export const Changed = z.object({ id: z.uuid(), version: z.number().int() }).meta({ id: 'Changed' });
export type Changed = z.infer<typeof Changed>;

/** Who does it, and the key that makes it happen once. */
export const doingOf = ({ me, key }: { me: SignedInUser; key: string | undefined }): Pick<Doing, 'actor' | 'key'> => ({
  actor: { kind: 'user', id: me.id },
  key,
});
