import { z } from 'zod';
import type { SignedInUser } from '../../prisma/user/user.ts';
import type { Doing } from '../../prisma/write.ts';

export const Id = z.uuid();
export const IdParams = z.object({ id: Id });

/** What a command answers: the record and the version that it has now. */
export const Changed = z.object({ id: z.uuid(), version: z.number().int() }).meta({ id: 'Changed' });
export type Changed = z.infer<typeof Changed>;

/** Who does it, and the key that makes it happen once. */
export const doingOf = ({ me, key }: { me: SignedInUser; key: string | undefined }): Pick<Doing, 'actor' | 'key'> => ({
  actor: { kind: 'user', id: me.id },
  key,
});
