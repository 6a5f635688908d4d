import type { Ari } from './ari.ts';

/** The bytes of a recording; nothing while Asterisk writes it, whose file is there from the beginning and says little before it is closed. */
export const finished = async (ari: Pick<Ari, 'ask' | 'bytes'>, name: string): Promise<Buffer | undefined> => {
  const place = encodeURIComponent(name);
  const { status } = await ari.ask('GET', `recordings/live/${place}`);
  return status === 200 ? undefined : ari.bytes(`recordings/stored/${place}/file`);
};
