/** The type by which pipelines know a task to call somebody. */
export const CALL_TYPE = 'call';
