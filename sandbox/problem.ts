import type { Response } from 'express';

export const problem = (res: Response, status: number, title: string, detail?: string) =>
  void res.status(status).type('application/problem+json').json({ type: 'about:blank', title, status, detail });
