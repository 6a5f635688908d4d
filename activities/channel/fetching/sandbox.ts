import { BlobMissing } from '../../../storage/blob-store.ts';
import { blobOf } from '../../file/keep.ts';
import type { Fetch } from './fetch.ts';

/** What the client's phone of a practice account has sent lies in our own storage, by the id under which it was uploaded. */
export const fetchOfSandbox: Fetch = async (_account, { at }, { store }) => {
  try {
    return { is: 'came', bytes: await store.read(blobOf(at)) };
  } catch (error) {
    const answer = (error as Error).message;
    return error instanceof BlobMissing ? { is: 'lost', answer } : { is: 'later', answer };
  }
};
