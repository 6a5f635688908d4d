import { useState } from 'react';
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
  const [uploads, setUploads] = useState(0);
  const sending = useWrite(
    async ({ file, as }: { file: File; as?: 'voice' }) => {
      setUploads((count) => count + 1);
      try {
        const kept = await uploadFile(file, { signal: new AbortController().signal, arrived: () => undefined });
        const part = { kind: 'file' as const, file: kept.id, ...(as ? { as } : {}) };
        return await post('/accounts/{id}/sandbox-messages', {
          path: { id },
          body: { from: from(), text: '', parts: [part] },
        });
      } finally {
        setUploads((count) => count - 1);
      }
    },
    { changes: [['/conversations']], then },
  );
  return {
    write: (said: Said) => void writing.write(said),
    act: (act: SandboxAct) => void acting.write(act),
    play: (day: SandboxDay) => void playing.write(day),
    send: (files: File[], as?: 'voice') => {
      for (const file of files) void sending.write({ file, ...(as ? { as } : {}) });
    },
    isBusy: writing.busy || uploads > 0,
  };
};
export type Client = ReturnType<typeof useClient>;
