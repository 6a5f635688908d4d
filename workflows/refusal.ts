import type { Words } from './words/words.schema.ts';

/** Why something may not be done. The sentence is in refusal.words.ts, the HTTP status in api/http/problem.ts. */
export type Refusal = {
  refusal: RefusalCode;
  /** what the sentence names; words are said in the reader's language */
  values?: Record<string, string | number | Words>;
  /** of EntryNotMet: what to fill in and to tick off */
  missing?: { fields: string[]; checklist: string[] };
  /** of FieldWrong: each value that the lead's own fields cannot hold */
  wrong?: { field: string; why: Words }[];
};

export type RefusalCode =
  | 'NotFound'
  | 'LeadClosed'
  | 'SameStage'
  | 'UnknownStage'
  | 'LossReasonNeeded'
  | 'UnknownLossReason'
  | 'VersionChanged'
  | 'SamePerson'
  | 'PersonUnknown'
  | 'PersonLeft'
  | 'NobodyOnShift'
  | 'TaskNotOpen'
  | 'UnknownOutcome'
  | 'DueInPast'
  | 'NoAddress'
  | 'UnknownTemplate'
  | 'UnknownPipeline'
  | 'InvoiceNotDraft'
  | 'InvoiceNotPayable'
  | 'InvoiceAlreadyVoid'
  | 'InvoiceHasPayments'
  | 'InvoiceTooLarge'
  | 'AmountMissing'
  | 'NothingToBill'
  | 'CurrencyDiffers'
  | 'AlreadyPaused'
  | 'NotPaused'
  | 'NothingToSkip'
  | 'OnlyInSandbox'
  | 'DeliveryNotFailed'
  | 'TemplateExists'
  | 'TemplateInUse'
  | 'NoOwnPhone'
  | 'FormExists'
  | 'FormClosed'
  | 'FormInUse'
  | 'FormHasLeads'
  | 'AdSourceExists'
  | 'AdSourceClosed'
  | 'TooDeep'
  | 'TooOften'
  | 'ExpressionFailed'
  | 'FieldWrong'
  | 'StepFailed'
  | 'LeadOpen'
  | 'NotWaiting'
  | 'StepsDone'
  | 'StageLeft'
  | 'RunGoesOn'
  | 'AlreadyRestored'
  | 'NotHeardYet'
  | 'DuePassed'
  | 'UnknownAutomation'
  | 'EntryNotMet'
  | 'MoverNotAllowed'
  | 'StageRetired'
  | 'StageCloses'
  | 'CalendarInUse'
  | 'TeamInUse'
  | 'EmailTaken'
  | 'EmailNamed'
  | 'LastAdmin'
  | 'WrongOldPassword'
  | 'WalkNotRunning'
  | 'WalkNotPaused'
  | 'NothingToUndo'
  | 'PublicationRuns'
  | 'DefinitionHasErrors'
  | 'WarningsUnconfirmed'
  | 'NothingToPublish'
  | 'StageMapWrong'
  | 'NothingToChange'
  | 'NothingChosen'
  | 'TooManyChosen'
  | 'FilterUnknown'
  | 'FilterTooLarge'
  | 'DefinitionTooLarge'
  | 'PipelineExists'
  | 'NothingPublished'
  | 'NoTeam'
  | 'FileTooLarge'
  | 'FileNotJson'
  | 'FileNotPipeline'
  | 'FileOtherVersion'
  | 'FileUnknownField'
  | 'FileWrong'
  | 'FileHasSecret'
  | 'KeyReused';

export const refuse = (refusal: RefusalCode, values?: Refusal['values']): Refusal =>
  values ? { refusal, values } : { refusal };

export const isRefusal = (answer: unknown): answer is Refusal =>
  typeof answer === 'object' && answer !== null && 'refusal' in answer;
