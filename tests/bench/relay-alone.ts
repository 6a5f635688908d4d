import { pino } from 'pino';
import { openDatabase } from '../../prisma/client.ts';
import { openTemporal } from '../../temporal/client.ts';
import { startRelay } from '../../temporal/relay.ts';
import { testSecrets } from '../support/secrets.ts';

// a relay beside that of the worker, as one more worker would bring it
const databaseUrl = process.env['DATABASE_URL'] ?? '';
const db = openDatabase(databaseUrl);
const door = openTemporal({
  temporal: { address: process.env['TEMPORAL_ADDRESS'] ?? '', namespace: 'default' },
  encryptionKeys: [],
  webhooks: { secret: testSecrets.WEBHOOK_SECRET },
});
startRelay({ db, databaseUrl, door, log: pino({ level: 'warn' }, pino.destination(2)) });
process.stdin.on('end', () => process.exit(0)).resume();
process.stdout.write('ready\n');
