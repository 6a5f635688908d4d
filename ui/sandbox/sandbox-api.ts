import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Money } from '../../workflows/money/money.schema.ts';

export type Callback = {
  id: string;
  what: string;
  url: string;
  at: string;
  answers: { at: string; status: number }[];
  done: boolean;
  nextAt: string | null;
};
export type MessageState = 'queued' | 'sent' | 'delivered' | 'read' | 'undelivered' | 'failed';
export type Message = {
  id: string;
  channel: 'mail' | 'sms';
  at: string;
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
  messageId: string;
  headers: { key: string; value: string }[];
  attachments: { n: number; name: string; type: string; size: number; contentId: string; url: string }[];
  state: MessageState;
  errorCode: number | null;
  changedAt: string;
  lost: boolean;
  copies: number;
  callbacks: Callback[];
};
export type Payment = {
  id: string;
  at: string;
  expiresAt: string;
  amount: Money;
  lines: { name: string; amount: number; quantity: number; total: number }[];
  status: 'open' | 'complete' | 'expired';
  paymentStatus: 'unpaid' | 'paid';
  locale: string | null;
  description: string | null;
  customerEmail: string | null;
  clientReferenceId: string | null;
  cancelUrl: string | null;
  returnTo: string;
  intents: { id: string; amount: number; received: number; status: string }[];
  events: { id: string; type: string; at: string; callbacks: Callback[] }[];
};
export type Call = { at: string; provider: Provider; what: string; to: string; answer: string };

export type Provider = 'mail' | 'sms' | 'pay';
export type Mode = 'deliver' | 'refuse' | 'late' | 'lose' | 'down' | 'slow';
export type ChannelControl = {
  mode: Mode;
  lateSeconds: number;
  losePercent: number;
  throttle429Percent: number;
  seed: number;
  receipts?: 'auto' | 'hand';
  refuseAs?: 'request' | 'undelivered';
  webhooks?: 'prompt' | 'late' | 'shuffle' | 'hold';
  webhookCopies?: number;
};
export type Control = Record<Provider, ChannelControl>;

type Listed<T> = { items: T[]; next: string | null };

export const get = async <T>(path: string): Promise<T> => {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json()) as T;
};

export const send = async <T>(method: 'POST' | 'PUT', path: string, body: object = {}): Promise<T> => {
  const answer = await fetch(path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const read = (await answer.json().catch(() => ({}))) as T & { title?: string };
  if (!answer.ok) throw new Error(read.title ?? String(answer.status));
  return read;
};

export type Filter = { q: string; to: string };
const query = (values: Record<string, string>) =>
  new URLSearchParams(Object.entries(values).filter(([, value]) => value !== '')).toString();

export const useMessages = (channel: 'mail' | 'sms', filter: Filter) =>
  useQuery({
    queryKey: ['message', channel, filter],
    queryFn: () => get<Listed<Message>>(`/messages?${query({ channel, ...filter, limit: '100' })}`),
    placeholderData: (before) => before,
  });
export const usePayments = (filter: Filter) =>
  useQuery({
    queryKey: ['payment', filter],
    queryFn: () => get<Listed<Payment>>(`/payments?${query(filter)}`),
    placeholderData: (before) => before,
  });
export const usePayment = (id: string) =>
  useQuery({ queryKey: ['payment', 'one', id], queryFn: () => get<Payment>(`/payments/${id}`) });
export const useCalls = () => useQuery({ queryKey: ['call'], queryFn: () => get<Listed<Call>>('/calls') });
export const useControl = () => useQuery({ queryKey: ['control'], queryFn: () => get<Control>('/control') });

/** Asks again for what the server says has changed; false while the server cannot be heard. */
export const useLive = () => {
  const cache = useQueryClient();
  const [connected, setConnected] = useState(true);
  useEffect(() => {
    const source = new EventSource('/live');
    const stale = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let missed = false;
    source.onopen = () => {
      setConnected(true);
      if (missed) void cache.invalidateQueries();
      missed = false;
    };
    source.onerror = () => {
      missed = true;
      setConnected(false);
    };
    source.onmessage = (event: MessageEvent<string>) => {
      stale.add((JSON.parse(event.data) as { kind: string }).kind);
      timer ??= setTimeout(() => {
        timer = undefined;
        for (const kind of stale) void cache.invalidateQueries({ queryKey: [kind] });
        stale.clear();
      }, 120);
    };
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [cache]);
  return connected;
};
