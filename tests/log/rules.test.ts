import { openLog, withoutPeople } from '../../log.ts';
import { terse } from '../../prisma/terse.ts';

const logged = (write: (log: ReturnType<typeof openLog>) => void): string => {
  let said = '';
  write(openLog('test', { write: (line) => void (said += line) }));
  return said;
};
const refused = Object.assign(new Error('duplicate key value violates unique constraint "app_user_email_key"'), {
  severity: 'ERROR',
  code: '23505',
  detail: 'Key (email)=(zhanna@agency.kz) already exists.',
  table: 'app_user',
  constraint: 'app_user_email_key',
  query: "INSERT INTO app_user VALUES ('Жанна')",
});
const malformed = Object.assign(new Error('invalid input syntax for type uuid: "Жанна +7 701 987 65 43"'), {
  severity: 'ERROR',
  code: '22P02',
  where: 'unnamed portal parameter $1',
});
const prisma = Object.assign(
  new Error('Invalid `prisma.user.findMany()` invocation: { email: "zhanna@agency.kz", name: "Жанна" }'),
  {
    name: 'PrismaClientValidationError',
    clientVersion: '7.10.0',
  },
);

describe('L2 a log', () => {
  it.each([
    ['a value that is taken', refused],
    ['a value that cannot be read', malformed],
    ['a query that cannot be asked', prisma],
    ['what another error was caused by', new Error('a turn failed', { cause: refused })],
  ])('tells of %s without its words', (_what, error) => {
    const said = logged((log) => {
      log.error({ err: error }, 'it failed');
      log.warn({ error }, 'it failed');
      log.error(error);
    });
    expect(said).not.toMatch(/zhanna|Жанна|987-65-43|987 65 43|INSERT|Key \(|unnamed portal/);
    expect(said).toMatch(/rules\.test\.ts/);
  });

  it('has no passwords, tokens, addresses or phones, wherever they stand', () => {
    const said = logged((log) => {
      log.info(
        {
          password: 'acorn-1',
          user: { token: 'acorn-2', email: 'acorn-3', phone: 'acorn-4' },
          req: { headers: { cookie: 'acorn-5' } },
        },
        'x',
      );
      log.warn(`mailbox <zhanna.q@агенция.kz> and +7 (701) 987-65-43, 87019876543 refused`);
      log.error(
        { err: new Error('550 zhanna@agency.kz unknown; Bearer vrk_abcdefghijklmnop; sk_live_abcdefghijk') },
        'y',
      );
    });
    expect(said).not.toMatch(/acorn|zhanna|987|9876543|abcdefgh/);
  });

  it('keeps what helps: ids, moments, codes, places', () => {
    for (const text of [
      'lead:0191f2c0-0000-7000-8000-000000000001',
      '2026-11-28T12:51:31.586Z',
      'listens on 127.0.0.1:4600',
      'SMS error 21610',
      'took 1234 ms',
    ])
      expect(withoutPeople(text)).toBe(text);
    expect(terse(refused)).toMatchObject({
      code: '23505',
      message: 'the database refused: 23505 app_user.app_user_email_key',
    });
    const ours = new Error('no such template');
    expect(terse(ours)).toBe(ours);
  });
});
