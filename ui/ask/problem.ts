export type FieldError = { field: string; message: string };
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  errors?: FieldError[];
  retryAfter?: number;
} & Record<string, unknown>;

/** What the server refused (RFC 9457), or `Offline` when it was not reached, or `Unreadable`. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ProblemError';
    this.problem = problem;
  }
  get code() {
    return this.problem.code;
  }
  get status() {
    return this.problem.status;
  }
  get detail() {
    return this.problem.detail;
  }
  get errors() {
    return this.problem.errors ?? [];
  }
}

export const isProblem = (error: unknown, code?: string): error is ProblemError =>
  error instanceof ProblemError && (!code || error.code === code);

/** What the server says of one field; `secrets.token` for what lies deeper. */
export const fieldProblem = (error: unknown, field: string): string | undefined =>
  isProblem(error) ? error.errors.find((one) => one.field === field)?.message : undefined;
