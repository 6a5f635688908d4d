let number = 0;

/** What a client leaves, each time another client. */
export const nextForm = () => {
  number += 1;
  return {
    name: `Client ${number}`,
    phone: `+7702${String(1_000_000 + number)}`,
    email: `c${number}@bench.example`,
    language: 'ru',
    programme: 'master',
    consent: true,
  };
};
