import { describeChannel } from './contract.ts';
import { openTelegram } from './telegram.ts';

describeChannel('Telegram', openTelegram, { files: true, lost: 'asks' });
