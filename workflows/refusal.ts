/** Why something may not be done. The sentence is in refusal.words.ts, the HTTP status in api/http/problem.ts. */
export type Refusal = { refusal: RefusalCode; values?: Record<string, string | number> };

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
  | 'TooDeep'
  | 'KeyReused';

export const refuse = (refusal: RefusalCode, values?: Refusal['values']): Refusal =>
  values ? { refusal, values } : { refusal };

export const isRefusal = (answer: unknown): answer is Refusal =>
  typeof answer === 'object' && answer !== null && 'refusal' in answer;
