/** Twilio's answers to what it does not take: its code, the HTTP status, its words. */
export const smsProblems = {
  unauthorised: { code: 20003, status: 401, message: 'Authenticate' },
  unknown: { code: 20404, status: 404, message: 'The requested resource {to} was not found' },
  throttled: { code: 20429, status: 429, message: 'Too Many Requests' },
  down: { code: 20500, status: 500, message: 'An internal server error has occurred' },
  noRecipient: { code: 21604, status: 400, message: "A 'To' phone number is required." },
  badNumber: { code: 21211, status: 400, message: "Invalid 'To' Phone Number: {to}" },
  noSender: { code: 21603, status: 400, message: "A 'From' phone number is required." },
  noBody: { code: 21602, status: 400, message: 'Message body is required.' },
  tooLong: { code: 21617, status: 400, message: 'The concatenated message body exceeds the 1600 character limit.' },
  unsubscribed: { code: 21610, status: 400, message: 'Attempt to send to unsubscribed recipient' },
} as const;
export type SmsProblem = keyof typeof smsProblems;
