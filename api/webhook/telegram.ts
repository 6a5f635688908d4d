import { timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';

/** Whether Telegram sent it: it repeats the secret that it was given with the address. */
export const isOfTelegram = (request: Request, { webhookSecret }: Record<string, string>): boolean => {
  const told = Buffer.from(request.get('x-telegram-bot-api-secret-token') ?? '');
  const secret = Buffer.from(webhookSecret ?? '');
  return secret.length > 0 && told.length === secret.length && timingSafeEqual(told, secret);
};
