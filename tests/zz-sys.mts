import { writeFileSync } from 'node:fs';
import { startSystem } from './support/system.ts';
const s = await startSystem();
writeFileSync('/tmp/callui/sys.json', JSON.stringify({ ...s.credentials, home: s.home, port: s.port }));
console.log('up', s.port, s.home);
process.on('SIGTERM', () => void s.stop().then(() => process.exit(0)));
setInterval(() => {}, 1e6);
