import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { WebSocketServer, type WebSocket } from 'ws';

// e1’s baseline, a process of its own: what it costs to take a message from a socket, wait until one row is on the disk, and tell the sockets of its room
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 20 });
await pool.query('CREATE TABLE IF NOT EXISTS bench_message (id bigserial PRIMARY KEY, body jsonb NOT NULL)');
const rooms = new Map<string, Set<WebSocket>>();
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
server.on('connection', (socket, { url = '' }) => {
  const room = rooms.get(url) ?? new Set();
  rooms.set(url, room.add(socket));
  socket.on('message', async (body) => {
    const text = String(body);
    await pool.query({ name: 'bare', text: 'INSERT INTO bench_message (body) VALUES ($1)', values: [text] });
    for (const one of room) one.send(text);
  });
});
server.on('listening', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
// ends with whoever started it
process.stdin.on('end', () => process.exit(0)).resume();
