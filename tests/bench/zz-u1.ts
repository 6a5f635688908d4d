import { chromium } from 'playwright-core';
import { writeFileSync } from 'node:fs';
import { startSystem } from '../support/system.ts';
import { outsideOf } from '../support/outside.ts';
import { setUpClient, setUpInterface, setUpTemporal } from '../../bin/setup.ts';
for (const prepare of [setUpClient, setUpTemporal, setUpInterface]) await prepare();
const system = await startSystem();
const { url, token } = system.credentials;
const post = async (path: string, body: object): Promise<{ id: string }> => {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(`${url}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as { id: string };
};
void outsideOf;
const contact = await post('/contacts', { name: 'Пять тысяч' });
for (let number = 0; number < 5; number++) {
  const lead = await post('/leads', { pipeline: 'education', name: `Сделка ${number}` });
  await post(`/leads/${lead.id}/contacts`, { contactId: contact.id, role: 'client' });
  for (let at = 0; at < 1000; at += 20)
    await Promise.all(Array.from({ length: 20 }, (_, index) => post(`/leads/${lead.id}/notes`, { text: `Запись ${at + index}: перезвонить и уточнить сроки` })));
}
await post(`/contacts/${contact.id}/notes`, { text: 'Последняя запись' });
writeFileSync('/tmp/t3/system.json', JSON.stringify({ ...system.credentials, contact: contact.id, pid: process.pid }));
console.log('ready');
process.on('SIGTERM', () => void system.stop().then(() => process.exit(0)));
setInterval(() => {}, 1e6);
void chromium;
