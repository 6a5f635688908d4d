import { createHash } from 'node:crypto';
import type { AccountCheck } from '../../../workflows/account/account.schema.ts';
import { isRefusal, refuse, type Refusal } from '../../../workflows/refusal.ts';
import type { AccountSettings, Connector } from '../connector.ts';

const TIMEOUT_MS = 5000;

/** A line at an Asterisk: it is asked who it is. Whoever holds the line opens its socket by itself, so there is nothing to open here. */
export const asteriskConnector: Connector = {
  secret: ['password'],
  idOf: async (settings, channel, known) => {
    const server = await serverOf(settings);
    // a PBX that has moved is the same line
    return isRefusal(server) ? server : 'id' in known ? known.id : `${channel}:${slugOf(known.name)}`;
  },
  open: async () => ({}),
  check: async (settings) => {
    const server = await serverOf(settings);
    if (isRefusal(server)) return server;
    const { trunk = 'trunk', app = 'crm' } = settings;
    const [ours, theirs] = await Promise.all([
      ask(settings, `applications/${encodeURIComponent(app)}`),
      ask(settings, `endpoints/PJSIP/${encodeURIComponent(trunk)}`),
    ]);
    return [
      { what: 'server', is: 'fine', value: server },
      { what: 'app', is: ours.status === 200 ? 'fine' : 'wrong', value: app },
      { what: 'trunk', is: trunkIs(theirs), value: trunk },
    ];
  },
};

/** A trunk without registration has no state that Asterisk knows. */
const trunkIs = ({ status, body }: Answer): AccountCheck['is'] => {
  if (status !== 200) return 'wrong';
  return body['state'] === 'online' ? 'fine' : 'unknown';
};

/** Its version: "Asterisk 22.10.1". Refused: LineSignIn, LineHostUnknown, LineNoAnswer, LineNotAri. */
const serverOf = async (settings: AccountSettings): Promise<string | Refusal> => {
  const { url = '', user = '' } = settings;
  const { host, hostname } = new URL(url);
  try {
    const { status, body } = await ask(settings, 'asterisk/info');
    if (status === 401 || status === 403) return refuse('LineSignIn', { user });
    const version = (body['system'] as { version?: unknown } | undefined)?.version;
    return status === 200 && typeof version === 'string'
      ? `Asterisk ${version}`
      : refuse('LineNotAri', { error: `HTTP ${status}` });
  } catch (error) {
    const { name, cause } = error as Error & { cause?: { code?: string } };
    const code = cause?.code ?? name;
    return code === 'ENOTFOUND' || code === 'EAI_AGAIN'
      ? refuse('LineHostUnknown', { host: hostname })
      : refuse('LineNoAnswer', { host, error: code === 'TimeoutError' ? `${TIMEOUT_MS / 1000} s` : code });
  }
};

type Answer = { status: number; body: Record<string, unknown> };

const ask = async ({ url = '', user = '', password = '' }: AccountSettings, path: string): Promise<Answer> => {
  const answer = await fetch(`${url}/ari/${path}`, {
    headers: { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` },
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const body: unknown = await answer.json().catch(() => ({}));
  return { status: answer.status, body: (body ?? {}) as Record<string, unknown> };
};

/** As it stands in an id; a name that is not all Latin gets one of its own. */
const slugOf = (name: string): string =>
  /^[\x20-\x7e]*[a-z0-9][\x20-\x7e]*$/i.test(name)
    ? name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '')
        .slice(0, 40)
    : createHash('sha256').update(name).digest('hex').slice(0, 8);
