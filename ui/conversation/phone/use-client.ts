import type { Account } from '../../../workflows/account/account.schema.ts';
import type { SandboxAct, SandboxDay, SandboxMessage } from '../../../workflows/account/sandbox.schema.ts';
import type { Conversation } from '../../../workflows/conversation/conversation.schema.ts';
import { post } from '../../ask/ask.ts';
import { useWrite } from '../../ask/use-write.ts';
import { uploadFile } from '../../file/upload.ts';

type Said = Partial<Pick<SandboxMessage, 'text' | 'parts'>>;

/** What the client does on the phone: everything that a real one could. `name` is of somebody who writes for the first time. */
export const useClient = (account: Account, talk: Conversation | undefined, name: string, then: () => void) => {
  const { id } = account;
  const from = () => (talk ? { conversation: talk.id } : { id: Date.now(), name: name.trim() });
  const writing = useWrite(
    ({ text = '', parts = [] }: Said) =>
      post('/accounts/{id}/sandbox-messages', { path: { id }, body: { from: from(), text, parts } }),
    { changes: [['/conversations']], then },
  );
  const acting = useWrite(
    (act: SandboxAct) =>
      post('/accounts/{id}/sandbox-acts/{conversation}', {
        ...{ path: { id, conversation: talk?.id ?? '' }, body: act },
      }),
    { changes: [['/conversations']] },
  );
  const playing = useWrite((day: SandboxDay) => post('/accounts/{id}/sandbox-day', { path: { id }, body: { day } }), {
    changes: [['/accounts']],
  });
  const sending = useWrite(
    async ({ files, as }: { files: File[]; as?: 'voice' }) => {
      // each is a message of its own, as a messenger sends them
      for (const file of files) {
        const kept = await uploadFile(file, { signal: new AbortController().signal, arrived: () => undefined });
        const part = { kind: 'file' as const, file: kept.id, ...(as ? { as } : {}) };
        await post('/accounts/{id}/sandbox-messages', {
          path: { id },
          body: { from: from(), text: '', parts: [part] },
        });
      }
    },
    { changes: [['/conversations']], then },
  );
  return {
    write: (said: Said) => void writing.write(said),
    act: (act: SandboxAct) => void acting.write(act),
    play: (day: SandboxDay) => void playing.write(day),
    send: (files: File[], as?: 'voice') => void sending.write({ files, ...(as ? { as } : {}) }),
    isBusy: writing.busy || sending.busy,
  };
};
export type Client = ReturnType<typeof useClient>;
