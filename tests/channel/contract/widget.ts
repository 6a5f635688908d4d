import { randomUUID } from 'node:crypto';
import { showMessage } from '../../../prisma/widget/shown.ts';
import type { FilePart } from '../../../workflows/conversation/part.schema.ts';
import type { VisitorNews } from '../../../workflows/widget/widget.schema.ts';
import { openDesk } from '../../support/desk.ts';
import { openChat, openPage, site } from '../../widget/site.ts';
import type { ChannelHarness } from './harness.ts';

/** A chat on a site and the page of one visitor. */
export const openWidget = async (): Promise<ChannelHarness> => {
  const desk = await openDesk({ behindProxy: true });
  const key = await openChat(desk, 'shop');
  const account = `widget:${key}`;
  const page = await openPage(desk, key);
  const { pool } = desk.office.db;
  let cursor = '0.0';
  let newest = 0;
  const upload = async (name: string, bytes: Buffer): Promise<string> => {
    const headers = { origin: site, 'x-visitor': page.token, 'content-type': 'application/octet-stream' };
    const path = `/widget/${key}/files?name=${encodeURIComponent(name)}`;
    return (await desk.ask('POST', path, { raw: bytes, headers })).body.ticket;
  };
  const download = async ({ name, at }: FilePart) => {
    const bytes = await (await fetch(`${desk.url}/api/v1/widget/${key}${at}`)).arrayBuffer();
    return { name, bytes: Buffer.from(bytes) };
  };
  const switchOff = (off: boolean) =>
    pool.query('UPDATE channel_account SET blocked_at = CASE WHEN $2 THEN now() END WHERE id = $1', [account, off]);
  return {
    ...{ desk, account },
    write: async ({ text, file, twice }) => {
      const id = randomUUID();
      const files = file ? [await upload(file.name, file.bytes)] : [];
      for (let times = twice ? 2 : 1; times > 0; times--) await page.say(text, { id, files });
      return id;
    },
    again: (id, text) => page.say(text, { id }),
    got: async () => {
      const news: VisitorNews = await page.talk(`?after=${cursor}`);
      cursor = news.cursor;
      const ours = news.items.filter(({ mine }) => !mine);
      newest = ours.at(-1)?.number ?? newest;
      return Promise.all(
        ours.map(async ({ id, text, parts }) => {
          const files = parts.filter((part): part is FilePart => part.kind === 'file');
          return { id, text, files: await Promise.all(files.map(download)) };
        }),
      );
    },
    tell: (state) => page.call('POST', `/${state}`, { to: newest }),
    // the page has it already; who put it there has died before it could say so
    bad: async (how) => {
      if (how === 'revoked') return switchOff(true);
      const { rows } = await pool.query<{ id: string }>(`SELECT id FROM delivery WHERE state = 'queued'`);
      return showMessage(desk.office.db, rows[0]!.id);
    },
    mend: () => switchOff(false),
    close: () => desk.close(),
  };
};
