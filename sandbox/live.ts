import type { Request, Response } from 'express';
import type { News, Record_ } from './record.ts';

const beatMs = 25_000;

/** Server-sent events: something of this kind changed, fetch it again. */
export const createLive = (record: Record_) => (req: Request, res: Response) => {
  res.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
  res.flushHeaders();
  res.write('retry: 1000\n\n');
  const tell = (news: News) => void res.write(`data: ${JSON.stringify(news)}\n\n`);
  const beat = setInterval(() => res.write(': still here\n\n'), beatMs);
  record.news.on('news', tell);
  req.on('close', () => {
    clearInterval(beat);
    record.news.off('news', tell);
  });
};
