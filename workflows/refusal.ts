import type { Words } from './words/words.schema.ts';

/** Why something may not be done. The sentence is in refusal.words.ts, the HTTP status in api/http/problem.ts. */
export type Refusal = {
  refusal: RefusalCode;
  /** what the sentence names; words are said in the reader's language */
  values?: Record<string, string | number | Words>;
  /** of EntryNotMet: what to fill in and to tick off */
  missing?: { fields: string[]; checklist: string[] };
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
  | 'AdSourceExists'
  | 'AdSourceClosed'
  | 'TooDeep'
  | 'TooOften'
  | 'ExpressionFailed'
  | 'StepFailed'
  | 'LeadOpen'
  | 'NotWaiting'
  | 'UnknownAutomation'
  | 'EntryNotMet'
  | 'MoverNotAllowed'
  | 'StageRetired'
  | 'StageCloses'
  | 'CalendarInUse'
  | 'TeamInUse'
  | 'PersonInUse'
  | 'EmailTaken'
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
