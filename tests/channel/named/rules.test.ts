import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const root = `${import.meta.dirname}/../../..`;

/** The channels' own files, words, stored things, the world outside, and us. */
const own = [
  /^workflows\/channel\/(email(-[a-z]+)?|sms|webhook|twilio(-call)?|smtp|smtp-code|receipt|incoming|index)(\.schema)?\.ts$/,
  // providers of accounts, and the lists of them
  /^(workflows|ui)\/account\/provider\/|^workflows\/account\/account\.schema\.ts$|^activities\/channel\/connectors\.ts$/,
  // what each provider asks to be told, and how its keys are tried
  /^(workflows|activities|ui)\/provider-key\//,
  /^activities\/channel\/((email|sms|webhook)\/.*|index\.ts)$/,
  /^api\/webhook(\/(twilio|proofs))?\.ts$/,
  /\.(words|refusals)\.ts$|\/words\//,
  /^(prisma\/migrations|prisma\/seed|sandbox|ui\/sandbox|tests|docs)\//,
  /^workflows\/delivery\/reason\.ts$/,
];

/** Whoever names a channel all the same, and why. */
const justified: Record<string, string> = {
  'config.ts': 'the environment is read here: what each provider is told',
  'bin/home.ts': 'makes the secrets of the sandbox',
  'bin/ports.ts': 'finds the ports of the sandbox',
  'bin/programs.ts': 'starts the sandbox',
  'bin/reference-notes.ts': 'examples of the documentation',
  'ui/automation/recipe/at-stage.ts': 'recipes are texts: "answer by e-mail and SMS"',
  'workflows/delivery/cap.ts': 'smsPerDay and sms are fields of stored settings and of the API',
  'prisma/delivery/message-cap.ts': 'the same fields',
  'ui/form/MessageCaps.tsx': 'the same fields',
  'ui/ops/Ops.tsx': 'the same fields',
  'workflows/ops/trouble.ts': 'the same fields',
  'api/health.ts': 'the same fields',
  'api/http/metrics.ts': 'the same fields, as operators watch them',
  'ui/notification/notification-sentence.ts': 'sms.budget is a stored kind of notification',
  'prisma/automation/webhook-call.ts': 'the command of the action that calls one',
  'api/provider-key-shown.ts': 'lists the keys that this release knows',
  'api/confirmation.ts': 'its summary tells what a client gets',
  'prisma/contact/confirmation-message.ts': 'a link goes by letter, a code by a text message',
  'workflows/letter/plain-words.ts': 'schemes of links',
};

const named =
  /(?<![a-z])(sms|twilio|smtp)(?![a-z])|\b(sms|twilio|smtp)(?=[A-Z])|[a-z](Sms|Twilio|Smtp)(?![a-z])|['"`]webhook:/i;
/** An address, a form's field or a person's sign-in is an e-mail too: only where a line speaks of channels is it one. */
const letters = /['"]email['"]/;
const ofChannels = /channel|account|template|deliver|kindOf/i;

/** What is said to people who read code, and what stands in another's name ("webhook.call"), names no channel. */
const codeOf = (text: string): string[] =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''))
    .split('\n')
    .map((line) => line.replace(/(^|\s)\/\/.*$/, ''));

const naming = (file: string): string[] =>
  codeOf(readFileSync(`${root}/${file}`, 'utf8')).flatMap((line, index) =>
    named.test(line) || (letters.test(line) && ofChannels.test(line)) ? [`${file}:${index + 1} ${line.trim()}`] : [],
  );

describe('E5 a generic file', () => {
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.tsx'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((file) => file && !own.some((ours) => ours.test(file)));

  it('names no channel and no provider, but for those that say why', () => {
    expect(files.filter((file) => !(file in justified)).flatMap(naming)).toEqual([]);
  });

  it('is not excused for nothing', () => {
    expect(Object.keys(justified).filter((file) => naming(file).length === 0)).toEqual([]);
  });
});
