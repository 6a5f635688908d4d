import type { z } from 'zod';
import type { Config } from '../config.ts';
import type { KeyShown } from '../prisma/provider-key/provider-key.queries.ts';
import type { ProviderKey } from '../workflows/provider-key/provider-key.schema.ts';

type Shown = z.input<typeof ProviderKey>;
const kinds = ['email', 'sms', 'stripe'] as const;

/** Every account that needs a key: as it was given here, else as the environment has it, else the sandbox. */
export const keysShown = (config: Config, given: KeyShown[]): Shown[] => {
  const shown = given.map((one): Shown => ({ ...one, kind: kindOf(one.id), origin: 'screen' }));
  const known = new Set(given.map(({ id }) => id));
  const others = [
    ...config.accounts.filter(({ id }) => kinds.some((kind) => kind === kindOf(id))),
    { id: 'stripe', sandbox: config.stripe.sandbox },
  ].filter(({ id }) => !known.has(id));
  const asConfigured = others.map(({ id, sandbox }): Shown => {
    const origin = sandbox ? 'sandbox' : 'environment';
    return { id, kind: kindOf(id), origin, settings: {}, secrets: [], revision: 0 };
  });
  return [...shown, ...asConfigured].sort(
    (one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind) || one.id.localeCompare(other.id),
  );
};

const kindOf = (id: string) => id.split(':', 1)[0] as Shown['kind'];
