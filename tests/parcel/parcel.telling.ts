import type { Telling } from '../../workflows/event/telling.ts';

/** How a parcel's story is told: what a noun of the product has as `<noun>.telling.ts`. */
export const parcelTelling = {
  words: {
    'parcel.weighed': {
      ru: 'Посылка весит {{grams}} г',
      en: 'The parcel weighs {{grams}} g',
      kk: 'Сәлемдеменің салмағы {{grams}} г',
      uk: 'Посилка важить {{grams}} г',
    },
  },
  values: ({ data: { grams } }) => ({ grams: String(grams) }),
} satisfies Telling;
