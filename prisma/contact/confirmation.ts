import { timingSafeEqual } from 'node:crypto';
import { MOST_TRIES, whyNotAskAgain, whyNotConfirm } from '../../workflows/contact/confirmation.ts';
import { CONFIRMATION_LASTS_MS, wayOf } from '../../workflows/contact/confirmation.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { uuidv7 } from '../id.ts';
import type { Done } from '../lead/lead.ts';
import { command, type Change, type Doing } from '../write.ts';
import { askedOf, closed, confirmationOf, openConfirmation } from './confirmation-row.ts';
import { stateOf, takeTry, type ConfirmationRow } from './confirmation-row.ts';
import { hashOf, secretOf } from './confirmation-secret.ts';
import { confirmationMessage } from './confirmation-message.ts';
import { readContactRow, type ContactRow } from './contact-row.ts';
import { orderedAddress } from './contact.ts';

type OnAddress = { contactId: string; addressId: string };

/** Asks the client whether an address is theirs: what was sent before is worth nothing any more. Refused: NotFound, ContactMerged, AddressConfirmed and its like, AskedJustNow, AskedEnough. */
export const askToConfirm = (
  db: Database,
  { contactId, addressId, publicUrl, ...doing }: Doing & OnAddress & { publicUrl: string },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { ask: addressId, of: contactId } }, async () => {
    const contact = await wholeContact(db, contactId);
    if (isRefusal(contact)) return contact;
    const ordered = await orderedAddress(db, doing, contact, { do: 'asked', id: addressId });
    if (isRefusal(ordered)) return ordered;
    const { address, change } = ordered;
    const at = new Date().toISOString();
    const soon = whyNotAskAgain(await askedOf(db, address), at);
    if (soon) return soon;
    const before = await openConfirmation(db, addressId);
    const id = uuidv7();
    const way = wayOf(address.kind)!;
    const secret = await secretOf(db, id, way);
    const until = new Date(Date.parse(at) + CONFIRMATION_LASTS_MS[way]).toISOString();
    const row = {
      ...{ id, address_id: addressId, contact_id: contactId, way, language: contact.language },
      ...{ hash: `\\x${hashOf(secret, way === 'code' ? id : '').toString('hex')}`, asked_by: doing.actor.id ?? null },
      ...{ asked_at: at, until, tries: 0, version: 1 },
    };
    const sent = { id, way, recipient: address.value, contactId, language: contact.language, at, until, publicUrl };
    const message = await confirmationMessage(db, doing, sent);
    return {
      ...change,
      updates: [...(change.updates ?? []), ...(before ? [closed(before, 'replaced', at)] : [])],
      inserts: [...(change.inserts ?? []), { table: 'confirmation', row }, ...(message.inserts ?? [])],
      events: [...(change.events ?? []), ...(message.events ?? [])],
    };
  });

/** The client has told a user the code. Refused: NotFound, ContactMerged, AddressConfirmed, ConfirmationOver, CodeWrong, CodeSpent. */
export const confirmByCode = (
  db: Database,
  { contactId, addressId, code, ...doing }: Doing & OnAddress & { code: string },
): Promise<Done | Refusal> => {
  let asked: Promise<ConfirmationRow | undefined> | undefined;
  return command(db, { key: doing.key, request: { code, address: addressId, of: contactId } }, async () => {
    const contact = await wholeContact(db, contactId);
    if (isRefusal(contact)) return contact;
    const ordered = await orderedAddress(db, doing, contact, { do: 'confirmed', id: addressId });
    if (isRefusal(ordered)) return ordered;
    // planned again because somebody else was faster, it is still the same try
    asked ??= takeTry(db, addressId);
    const row = await asked;
    const refusal = whyNotConfirm(row && stateOf(row), new Date().toISOString());
    if (refusal || !row) return refusal ?? refuse('ConfirmationOver');
    if (!timingSafeEqual(row.hash, hashOf(code, row.id)))
      return row.tries >= MOST_TRIES ? refuse('CodeSpent') : refuse('CodeWrong', { left: MOST_TRIES - row.tries });
    return answered(ordered.change, row);
  });
};

/** The client has pressed the button behind the link; pressed again it changes nothing. Refused: NotFound. */
export const confirmByLink = (db: Database, token: string): Promise<void | Refusal> =>
  command<undefined>(db, { request: { confirmation: 'link' } }, async () => {
    const row = await confirmationOf(db, hashOf(token));
    if (isAnswered(row)) return { result: undefined };
    if (!row || whyNotConfirm(stateOf(row), new Date().toISOString())) return refuse('NotFound');
    const contact = await wholeContact(db, row.contact_id);
    if (isRefusal(contact)) return refuse('NotFound');
    const doing: Doing = { actor: { kind: 'client' } };
    const ordered = await orderedAddress(db, doing, contact, { do: 'confirmed', id: row.address_id });
    // a code was faster: what she wanted is so
    if (isRefusal(ordered)) return ordered.refusal === 'AddressConfirmed' ? { result: undefined } : refuse('NotFound');
    return { ...answered(ordered.change, row), result: undefined };
  });

/** Whether a link has done its work, and is still shown as such. */
export const isAnswered = (row: ConfirmationRow | undefined): boolean =>
  row?.outcome === 'confirmed' && row.until.getTime() > Date.now();

const answered = <T>(change: Change<T>, row: ConfirmationRow): Change<T> => ({
  ...change,
  updates: [...(change.updates ?? []), closed(row, 'confirmed', new Date().toISOString())],
});

const wholeContact = async (db: Database, id: string): Promise<ContactRow | Refusal> => {
  const row = await readContactRow(db, id);
  if (!row) return refuse('NotFound');
  return row.merged_into_id === null ? row : refuse('ContactMerged');
};
