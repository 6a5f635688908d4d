/** What a phone does when it is called; `ms`: from then on. */
export type Does = {
  ring?: number | 'forever';
  early?: boolean;
  then: number | 'answer';
  hangUpAfter?: number;
  high?: boolean;
  /** a key, so long after the answer */
  presses?: { key: string; after: number };
};

const SDP = (direction = 'sendrecv') => `
v=0
o=phone 1 1 IN IP4 [local_ip]
s=-
c=IN IP4 [media_ip]
t=0 0
m=audio [auto_media_port] RTP/AVP 8 101
a=rtpmap:8 PCMA/8000
a=rtpmap:101 telephone-event/8000
a=${direction}`;

const answering = `[last_Via:]
[last_From:]
[last_To:];tag=[pid]p[call_number]
[last_Call-ID:]
[last_CSeq:]
Contact: <sip:[local_ip]:[local_port];transport=udp>`;

const send = (status: string, sdp = false, more = ''): string => `<send${more}><![CDATA[
SIP/2.0 ${status}
${answering}
${sdp ? `Content-Type: application/sdp\nContent-Length: [len]\n${SDP()}` : 'Content-Length: 0\n'}
]]></send>`;

const label = (id: number): string => `<label id="${id}"/>`;

/** The sound of a phone that others are told from. */
export const highOf = (sound: string): string => sound.replace('.alaw', '-high.alaw');

/** One plan, from its label on; ends by jumping to the end. */
const plan = (index: number, { ring = 150, early, then, hangUpAfter, high, presses }: Does, sound: string): string => {
  const base = index * 10;
  const [cancelled, decided, byed, end] = [base + 1, base + 2, base + 3, 9999];
  const refusal = then === 'answer' ? '' : `${send(`${then} No`)}<recv request="ACK" next="${end}"/>`;
  const play = `<nop><action><exec rtp_stream="${high ? highOf(sound) : sound},-1,8"/></action></nop>`;
  const talk = `${send('200 OK', true, ' retrans="500"')}<recv request="ACK"/>${play}${presses ? pressing(presses, base) : ''}<recv request="BYE"${
    hangUpAfter ? ` timeout="${hangUpAfter}" ontimeout="${byed}"` : ''
  }/>${send('200 OK')}<nop next="${end}"/>${label(byed)}<send retrans="500"><![CDATA[
BYE [$back] SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
From[$us];tag=[pid]p[call_number]
To[$them]
[last_Call-ID:]
CSeq: 7 BYE
Max-Forwards: 70
Content-Length: 0

]]></send><recv response="200" next="${end}"/>`;
  const waits =
    ring === 'forever'
      ? '<recv request="CANCEL"/>'
      : `<recv request="CANCEL" timeout="${ring}" ontimeout="${decided}"/>`;
  return `${label(base)}${early ? send('183 Progress', true) : send('180 Ringing')}${waits}
${label(cancelled)}${send('200 OK')}<send><![CDATA[
SIP/2.0 487 Request Terminated
[last_Via:]
[last_From:]
[last_To:];tag=[pid]p[call_number]
[last_Call-ID:]
CSeq: [$seq] INVITE
Content-Length: 0

]]></send><recv request="ACK" next="${end}"/>
${label(decided)}${then === 'answer' ? talk : refusal}`;
};

/** By INFO, for which nobody needs root. */
const pressing = (
  { key, after }: { key: string; after: number },
  base: number,
): string => `<recv request="BYE" timeout="${after}" ontimeout="${base + 4}"/>
${send('200 OK')}<nop next="9999"/>${label(base + 4)}<send retrans="500"><![CDATA[
INFO [$back] SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
From[$us];tag=[pid]p[call_number]
To[$them]
[last_Call-ID:]
CSeq: 6 INFO
Max-Forwards: 70
Content-Type: application/dtmf-relay
Content-Length: [len]

Signal=${key}
Duration=160
]]></send><recv response="200"/>`;

export type Plan = [numbers: string, does: Does];

/** A network of phones: each number that matches does as its plan says, the last plan is everybody else's. */
export const phonesScenario = (plans: Plan[], sound: string): string => {
  const choose = plans
    .slice(0, -1)
    .map(
      ([numbers], index) =>
        `<ereg regexp="^INVITE sip:(${numbers})@" search_in="msg" check_it="false" assign_to="is${index}"/>`,
    )
    .join('');
  const jumps = plans
    .slice(0, -1)
    .map((_, index) => `<nop next="${(index + 1) * 10}" test="is${index}"/>`)
    .join('');
  const names = plans.slice(0, -1).map((_, index) => `is${index}`);
  return `<?xml version="1.0" encoding="UTF-8"?><scenario name="phones">
<recv request="INVITE"><action>${choose}
<ereg regexp="[0-9]+" search_in="hdr" header="CSeq:" check_it="true" assign_to="seq"/>
<ereg regexp=":.*" search_in="hdr" header="From" check_it="true" assign_to="them"/>
<ereg regexp=":.*" search_in="hdr" header="To" check_it="true" assign_to="us"/>
<ereg regexp="sip:[^>;]*" search_in="hdr" header="Contact:" check_it="true" assign_to="back"/>
</action></recv>
${send('100 Trying')}
${jumps}<nop next="${plans.length * 10}"/>
${plans.map(([, does], index) => plan(index + 1, does, sound)).join('\n')}
${label(9999)}<nop/>
<Reference variables="${['seq', 'them', 'us', 'back', ...names].join(',')}"/>
</scenario>`;
};

/** A client who calls: gives up after `cancelAfter`, or talks until `hangUpAfter` or until we hang up. */
export const callerScenario = ({ from, to, cancelAfter, hangUpAfter }: Calls, sound: string): string => {
  const head = (cseq: string) => `Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
From: <sip:${from}@[local_ip]:[local_port]>;tag=[pid]c[call_number]
To: <sip:${to}@[remote_ip]:[remote_port]>[peer_tag_param]
Call-ID: [call_id]
CSeq: ${cseq}
Contact: <sip:${from}@[local_ip]:[local_port]>
Max-Forwards: 70`;
  const invite = `<send retrans="500"><![CDATA[
INVITE sip:${to}@[remote_ip]:[remote_port] SIP/2.0
${head('1 INVITE')}
Content-Type: application/sdp
Content-Length: [len]
${SDP()}
]]></send><recv response="100" optional="true"/>`;
  const request = (method: string, cseq: string) => `<send><![CDATA[
${method} sip:${to}@[remote_ip]:[remote_port] SIP/2.0
${head(cseq)}
Content-Length: 0

]]></send>`;
  const talk = `<recv response="180" optional="true"/><recv response="183" optional="true"/><recv response="200" rtd="true"/>${request('ACK', '1 ACK')}
<nop><action><exec rtp_stream="${sound},-1,8"/></action></nop>
${
  hangUpAfter
    ? `<pause milliseconds="${hangUpAfter}"/>${request('BYE', '2 BYE')}<recv response="200"/>`
    : `<recv request="BYE"/>${send('200 OK').replace(';tag=[pid]p[call_number]', '')}`
}`;
  const cancel = `<recv response="180"/><pause milliseconds="${cancelAfter}"/><send><![CDATA[
CANCEL sip:${to}@[remote_ip]:[remote_port] SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch-${4}]
From: <sip:${from}@[local_ip]:[local_port]>;tag=[pid]c[call_number]
To: <sip:${to}@[remote_ip]:[remote_port]>
Call-ID: [call_id]
CSeq: 1 CANCEL
Max-Forwards: 70
Content-Length: 0

]]></send><recv response="200"/><recv response="487"/>${request('ACK', '1 ACK')}`;
  return `<?xml version="1.0" encoding="UTF-8"?><scenario name="caller">${invite}${cancelAfter === undefined ? talk : cancel}</scenario>`;
};

export type Calls = { from: string; to: string; cancelAfter?: number; hangUpAfter?: number };
