import { useCallback, useEffect, useRef, useState } from 'react';
import { channelOf } from '../../workflows/channel/index.ts';
import type { Conversation } from '../../workflows/conversation/conversation.schema.ts';
import { whyNotSend } from '../../workflows/conversation/new-file.ts';
import type { NewFile } from '../../workflows/conversation/part.schema.ts';
import type { File as KeptFile } from '../../workflows/file/file.schema.ts';
import { useIncoming } from '../file/incoming.ts';
import { useUploads, type Sending } from '../file/uploads.ts';
import { useKept } from '../kept.ts';

/** One that has arrived and is not sent yet; `as`: not by its type. */
export type Item = Pick<KeptFile, 'id' | 'name' | 'type' | 'size' | 'width' | 'height' | 'thumbnail' | 'scan'> & {
  as?: NewFile['as'];
};

/** More are refused by a message. */
const MOST = 10;
let last = 0;

/** The files of a message that is being written, by this talk's channel; `off` in a note, which carries none. They stay until it is sent. */
export const useFiles = ({ id, account }: Conversation, off: boolean) => {
  const { value: items, change, forget } = useKept<Item[]>(`talk-files.${id}`, []);
  const latest = useRef(items);
  useEffect(() => void (latest.current = items), [items]);
  const put = useCallback(
    (next: Item[]) => {
      latest.current = next;
      if (next.length > 0) change(next);
      else forget();
    },
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- by the talk
    [id],
  );
  const [refused, setRefused] = useState<Sending[]>([]);
  const voices = useRef(new Set<string>());
  const uploads = useUploads(async ({ id: file, name, type, size, width, height, thumbnail, scan }: KeptFile) => {
    const as = voices.current.delete(name) ? ('voice' as const) : undefined;
    const one = { id: file, name, type, size, width, height, thumbnail, scan, ...(as ? { as } : {}) };
    put([...latest.current.filter((other) => other.id !== file), one].slice(0, MOST));
  });
  const channel = channelOf(account);
  const { send } = uploads;
  const add = useCallback(
    (files: File[], as?: 'voice') => {
      if (off) return;
      for (const file of files) {
        const error = whyNotSend(file, channel);
        const key = --last;
        const stop = () => setRefused((all) => all.filter((one) => one.key !== key));
        if (as) voices.current.add(file.name);
        if (error) setRefused((all) => [...all, { key, file, sent: 0, error, stop }]);
        else send([file]);
      }
    },
    [off, channel, send],
  );
  const isOver = useIncoming(add) && !off;
  const parts = items.map(({ id: file, as }) => ({ kind: 'file' as const, file, ...(as ? { as } : {}) }));
  return {
    ...{ items, parts, isOver, add },
    sendings: [...uploads.sendings, ...refused],
    again: uploads.again,
    isBusy: uploads.sendings.some(({ error }) => error === undefined),
    limits: channel?.limits.files,
    remove: (file: string) => put(items.filter((one) => one.id !== file)),
    setAs: (file: string, as: NewFile['as']) =>
      put(items.map((one) => (one.id === file ? { ...one, as } : one)) as Item[]),
    clear: () => put([]),
  };
};
export type Files = ReturnType<typeof useFiles>;
