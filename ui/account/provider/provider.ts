import type { ComponentType } from 'react';
import type { Account } from '../../../workflows/account/account.schema.ts';

/** One setting as an admin gives it. Its label, hint and choices are words of `account`, by the keys given here. */
export type SettingField = {
  key: string;
  label: string;
  hint?: string;
  placeholder?: string;
  required?: boolean;
  /** what it is before anything is typed */
  first?: string;
  /** it is never told again: empty leaves it as it is */
  secret?: boolean;
  /** value and word of each that may be chosen */
  choices?: [value: string, word: string][];
  /** it names one of these accounts; `choices` stand before them */
  accounts?: (account: Account) => boolean;
  /** what else follows from it, where nothing else was typed there */
  fills?: (value: string) => Record<string, string>;
  /** seldom needed: folded away */
  rare?: boolean;
  /** how it is typed, where that is no line: a text in several languages (kept as JSON), a colour */
  as?: 'words' | 'color';
  /** asked for only when the account is connected, or only afterwards */
  when?: 'connecting' | 'connected';
};

/** How accounts of a provider are connected on the screen. */
export type ProviderForm = {
  provider: string;
  channel: string;
  /** its own name beside the channel's, where others may carry that, too */
  name?: string;
  /** what to do before, step by step */
  steps: string[];
  fields: SettingField[];
  /** a test message may be sent to an address of this kind */
  test?: 'email' | 'phone';
  /** what is pasted where before it can be connected, with the settings as they are typed */
  guide?: ComponentType<{ settings: Record<string, string> }>;
  /** what else the page of a connected one shows, with the settings as they are typed */
  beside?: ComponentType<{ account: Account; settings: Record<string, string> }>;
  /** what a list says of one: words, or values that are not secret */
  about: (settings: Record<string, string>, t: (key: string) => string) => string;
};
