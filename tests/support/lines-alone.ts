import { pino } from 'pino';
import { readConfig } from '../../config.ts';
import { openDatabase } from '../../prisma/client.ts';
import { openDisk } from '../../storage/disk.ts';
import { startLines } from '../../temporal/line.ts';

// the owner of lines alone, as a worker has it, in a process of its own
const { databaseUrl, publicUrl, encryptionKeys: keys, home } = readConfig(process.env);
const log = pino({ level: 'error' }, pino.destination(2));
startLines({ db: openDatabase(databaseUrl), databaseUrl, publicUrl, keys, log, store: openDisk(home) });
process.stdin.on('end', () => process.exit(0)).resume();
process.stdout.write('ready\n');
