import { changeCaps, readCaps } from '../prisma/delivery/message-cap.ts';
import { CapsToday, MessageCaps } from '../workflows/delivery/cap.ts';
import { everybody, route } from './http/route.ts';

const tag = 'Settings';

export const messageCapRoutes = [
  route({
    method: 'get',
    path: '/message-caps',
    tag,
    summary: "How many messages strangers' forms may cause in a day, and how many they have",
    access: everybody,
    out: CapsToday,
    handler: ({ deps }) => readCaps(deps.db),
  }),
  route({
    method: 'patch',
    path: '/message-caps',
    tag,
    summary: 'Set the caps',
    access: ['admin'],
    body: MessageCaps,
    out: CapsToday,
    handler: ({ deps, body }) => changeCaps(deps.db, body),
  }),
];
