import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const root = `${import.meta.dirname}/../../..`;

/** The channels' own files, words, stored things, the world outside, and us. */
const own = [
  /^workflows\/channel\/((email|twilio|telegram|widget)(-[a-z]+)?|sms|webhook|smtp|smtp-code|receipt|incoming|index)(\.schema)?\.ts$/,
  // providers of accounts: what each asks for, how it proves a call, and the lists of them
  /^(workflows|ui)\/account\/provider\/|^workflows\/account\/account\.schema\.ts$|^activities\/channel\/connectors\.ts$/,
  /^api\/webhook(\/(twilio|telegram|proofs))?\.ts$/,
  // what each provider of the environment asks to be told, and how its keys are tried
  /^(workflows|activities|ui)\/provider-key\//,
  /^activities\/channel\/((email|sms|webhook|telegram|widget)\/.*|(fetching\/)?index\.ts)$/,
  // the chat's own rooms, and the team's bot, which is Telegram's alone
  /^(api|prisma|ui|workflows)\/widget\//,
  /^(api|activities|prisma|ui|workflows|temporal)\/team-bot(\/|\.ts)/,
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
  'prisma/conversation/send-transcript.ts': 'a copy of a talk goes by e-mail',
  'prisma/service/call-out.ts': 'the team is written to by e-mail',
  'workflows/contact/address.schema.ts': 'kinds of addresses',
  'workflows/pipeline/file.ts': 'addresses in which a secret may stand',
  'workflows/ticket/source.ts': 'whence a ticket came is stored by these names',
  'workflows/refusals.ts': 'the list of rooms that refuse',
  'api/app.ts': 'a page of any site asks the chat before it calls',
  'api/page.ts': 'scripts that stand on others’ sites',
  'api/routes.ts': 'the list of routes',
  'api/server.ts': 'ends the streams of chats with itself',
  'bin/setup.ts': 'makes the scripts',
  'prisma/conversation/take-incoming.ts': 'a visitor of a site answers by mail',
  'prisma/conversation/tend.ts': 'the process of a talk waits for a visitor of a site',
  'prisma/conversation/write-message.ts': 'an answer that a visitor of a site has not read goes by mail',
  'ui/channel/ChannelIcon.tsx': 'icons by their names',
  'ui/frame/UserMenu.tsx': 'leads to the team’s bot',
  'ui/frame/UserMenuItems.tsx': 'leads to the team’s bot',
};

const named =
  /(?<![a-z])(sms|twilio|smtp|telegram|imap|mailbox|widget)(?![a-z])|\b(sms|twilio|smtp|telegram|imap|widget)(?=[A-Z])|[a-z](Sms|Twilio|Smtp|Telegram|Imap|Widget)(?![a-z])|['"`]webhook:/i;
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
