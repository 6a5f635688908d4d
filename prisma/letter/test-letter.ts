import { addressKindOf } from '../../workflows/channel/index.ts';
import { priorityOf } from '../../workflows/delivery/delivery.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { uuidv7 } from '../id.ts';
import type { Done } from '../lead/lead.ts';
import { command, type Doing } from '../write.ts';

/**
 * Puts a letter that is already written into the ledger for the one who tries a template: it goes the way of every message, but belongs to
 * no lead, so no client's history shows it. `phone`: where it goes by phone when we do not know her number. Refused: NoOwnPhone.
 */
export const queueTestLetter = (
  db: Database,
  {
    account,
    template,
    language,
    subject,
    body,
    userId,
    phone,
    ...doing
  }: Doing & {
    account: string;
    template: string;
    language: string;
    subject: string;
    body: string;
    userId: string;
    phone?: string | undefined;
  },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { test: template, account, language, subject, body } }, async () => {
    const { rows } = await db.pool.query<{ email: string; phone: string | null }>(
      `SELECT email, preferences ->> 'phone' AS phone FROM app_user WHERE id = $1`,
      [userId],
    );
    const recipient = addressKindOf(account) === 'phone' ? (phone ?? rows[0]?.phone) : rows[0]?.email;
    if (!recipient) return refuse('NoOwnPhone');
    const id = uuidv7();
    const at = doing.at ?? new Date().toISOString();
    const row = {
      id,
      account,
      template,
      language,
      recipient,
      subject: subject || null,
      body,
      variables: {},
      attachments: [],
      state: 'queued',
      cause: {},
      priority: priorityOf(doing.actor),
      created_at: at,
      event_seq: 1,
    };
    return {
      inserts: [{ table: 'delivery', row }],
      events: [
        {
          noun: 'delivery',
          noun_id: id,
          seq: 1,
          type: 'delivery.queued',
          at,
          subject: null,
          actor: doing.actor,
          cause: null,
          data: { account, template, recipient, test: true },
          pokes: [`channel:${account}`],
        },
      ],
      result: { id, version: 1 },
    };
  });
