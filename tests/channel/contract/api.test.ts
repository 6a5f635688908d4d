import { describeChannel } from './contract.ts';
import { openMailbox } from './mailbox.ts';
import { openNumber } from './number.ts';
import { openTelegram } from './telegram.ts';
import { openWidget } from './widget.ts';

const all = ['busy', 'broken', 'lost', 'blocked', 'revoked'] as const;

describeChannel('telegram', openTelegram, {
  ...{ edits: true, meets: all, lost: 'asks', failsLater: false, refusal: 'until written' },
});
describeChannel('email', openMailbox, {
  ...{ edits: false, meets: all, lost: 'knows it again', failsLater: true, refusal: 'of one message' },
});
describeChannel('sms', openNumber, {
  ...{ edits: false, meets: all, lost: 'looks up', failsLater: true, refusal: 'until asked' },
});
describeChannel('widget', openWidget, {
  ...{ edits: false, meets: ['lost', 'revoked'], lost: 'knows it again', failsLater: false, refusal: 'never' },
});
