import { z } from 'zod';
import { Language } from '../words/words.schema.ts';

const Token = z.string().min(1).max(100);

/** What the address that `bin/start` prints carries. */
export const DemoLink = z.object({ token: Token });

/** The first admin of an installation that has none yet. */
export const FirstAdmin = z.object({
  token: Token,
  name: z.string().trim().min(1).max(120),
  email: z.email().max(200).toLowerCase(),
  password: z.string().min(10).max(200),
  language: Language,
});
export type FirstAdmin = z.infer<typeof FirstAdmin>;

/** A password that its user has chosen by the link. */
export const Invitation = z.object({ token: Token, password: z.string().min(10).max(200) });
