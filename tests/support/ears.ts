import { WebSocket } from 'ws';
import { until } from './until.ts';

export type Message = {
  type: string;
  cursor: string;
  events: any[];
  leads: any[];
  gone: string[];
  notification: any;
};
export type Ear = {
  socket: WebSocket;
  heard: Message[];
  next: (wanted: (message: Message) => boolean) => Promise<Message>;
  /** the code with which the server closed it */
  closed: Promise<number>;
};

const ears: Ear[] = [];

/** A screen that listens to a node; it has been welcomed. */
export const listenAt = async (url: string, headers: Record<string, string>): Promise<Ear> => {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/v1/live`, { headers });
  const heard: Message[] = [];
  socket.on('message', (message) => heard.push(JSON.parse(String(message))));
  const next: Ear['next'] = (wanted) => until(() => heard.find(wanted), 'what is to be heard', 20);
  const closed = new Promise<number>((done) => socket.on('close', done));
  const ear = { socket, heard, next, closed };
  ears.push(ear);
  await next(({ type }) => type === 'hello');
  return ear;
};

export const stopListening = (): void => {
  for (const { socket } of ears.splice(0)) socket.terminate();
};
