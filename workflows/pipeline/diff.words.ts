import { automationChangeWords } from './diff/automation.words.ts';
import { listChangeWords } from './diff/list.words.ts';
import { settingChangeWords } from './diff/settings.words.ts';
import { yesNoWords } from './diff/value.words.ts';

/** What diff.ts puts together; `{{where}}` is the stage, the automation or the part, already in quotes where it has a name. */
export const diffWords = { ...settingChangeWords, ...listChangeWords, ...automationChangeWords, ...yesNoWords };
