import { pino, type DestinationStream, type Logger } from 'pino';
import { terse } from './prisma/terse.ts';

/** The log of a program: JSON lines, and the one place that decides which parts of an error, and which data about a person, may stand in them. */
export const openLog = (name: string, destination?: DestinationStream): Logger => {
  const options = {
    name,
    redact: { paths: [...SECRET, ...SECRET.map((path) => `*.${path}`), 'req.headers', '*.req.headers'], censor: '…' },
    serializers: { err: describe, error: describe },
    hooks: {
      logMethod(
        this: Logger,
        given: Parameters<Logger['info']>,
        method: (...said: Parameters<Logger['info']>) => void,
      ) {
        method.apply(this, said(given));
      },
    },
  };
  return destination ? pino(options, destination) : pino(options);
};

/** Without a message pino takes the error's own, bypassing every serializer. */
const said = ([what, ...more]: unknown[]): Parameters<Logger['info']> => {
  const about = what instanceof Error ? { err: what } : what;
  const error = (about as { err?: unknown } | undefined)?.err;
  const words = error instanceof Error && more.length === 0 ? [terse(error).message] : more;
  return [about, ...words].map((one) => (typeof one === 'string' ? withoutPeople(one) : one)) as Parameters<
    Logger['info']
  >;
};

const SECRET = ['password', 'token', 'secret', 'authorization', 'cookie', 'email', 'phone', 'recipient', 'body'];

/** The kind, the message and the place of an error; never the values of a query, nor whom it was about. */
const describe = (error: unknown): unknown => {
  if (!(error instanceof Error)) return withoutPeople(String(error).slice(0, 500));
  const { name, message, stack, cause } = terse(error);
  return {
    name,
    message: withoutPeople(message.slice(0, 500)),
    code: (error as { code?: unknown }).code,
    stack: stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 7)
      .join('\n'),
    ...(cause instanceof Error ? { cause: describe(cause) } : {}),
  };
};

/** Addresses, phone numbers and secrets that others have put into their messages. */
export const withoutPeople = (text: string): string =>
  text
    .replace(/[^\s<>"'(),;:=]+@[^\s<>"'(),;:]+/g, '<e-mail>')
    .replace(/\b(whsec_|vrk_|sk_|rk_|Bearer +)[\w+/=.-]{8,}/gi, '$1…')
    .replace(/(?<![\w-])\+?\d[\d ()-]{8,}\d(?![\w-])/g, (digits) =>
      digits.replace(/\D/g, '').length >= 10 ? '<phone>' : digits,
    );
