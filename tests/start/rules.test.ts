import { gzipSync } from 'node:zlib';
import { createServer } from 'node:net';
import { portsFrom, requireFree } from '../../bin/ports.ts';
import { fromTarGz } from '../../temporal/dev-server/archive.ts';

describe('the ports of a start', () => {
  test('count up from PORT', () => {
    expect(portsFrom({ PORT: '5000' })).toMatchObject({ app: 5000, postgres: 5001, sandbox: 5006, worker: 5009 });
    expect(portsFrom({}).app).toBe(4600);
  });

  test.each(['abc', '80', '65530'])('refuse PORT=%s with a sentence', (port) => {
    expect(() => portsFrom({ PORT: port })).toThrow('must be a number from 1024 to 65526');
  });

  test('name the one that is taken and the way out', async () => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as { port: number };
    const ports = { ...portsFrom({ PORT: '1024' }), sandbox: port };
    const complaint = await requireFree(ports, '127.0.0.1').catch((error: Error) => error.message);
    expect(complaint).toContain(`${port} (sandbox)`);
    expect(complaint).toContain('PORT=');
    server.close();
  });
});

describe('the archive of the official download', () => {
  test('gives the one file that is asked for', () => {
    const archive = gzipSync(
      Buffer.concat([entry('LICENSE', 'MIT'), entry('temporal', 'program'), Buffer.alloc(1024)]),
    );
    expect(fromTarGz(archive, 'temporal').toString()).toBe('program');
    expect(() => fromTarGz(archive, 'other')).toThrow('no other in the tar archive');
  });
});

function entry(name: string, content: string) {
  const head = Buffer.alloc(512);
  head.write(name, 0);
  head.write(content.length.toString(8).padStart(11, '0'), 124);
  const body = Buffer.alloc(512);
  body.write(content);
  return Buffer.concat([head, body]);
}
