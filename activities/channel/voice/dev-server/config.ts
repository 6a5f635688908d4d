import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Range = [from: number, to: number];

/** `phones`: where all the phones around it answer, ours and those of clients. */
export type PbxPorts = { http: number; sip: number; rtp: Range; phones: number; phonesRtp: Range };

/** An Asterisk: its programs, the folder in which it runs (its socket's name must be short), who may steer it. */
export type PbxPlace = { packages: string; run: string; ports: PbxPorts; password: string };

/** Of the line that is steered by ARI. */
export const USER = 'crm';

const EXTENSIONS = ['101', '102', '103', '104', '105', '106'];

/** Writes what one Asterisk runs with, as often as it starts: folders of its own, everything on 127.0.0.1, a trunk and operators at fixed addresses, where sipp answers. */
export const writeConfig = (place: PbxPlace): string => {
  const { packages, run } = place;
  const folders = [
    'etc',
    'lib',
    'db',
    'spool/recording',
    'run',
    'log',
    'cache',
    'keys/keys',
    'data/sounds',
    'moh',
    'log/cdr-csv',
  ];
  for (const folder of folders) mkdirSync(join(run, folder), { recursive: true });
  const links = { documentation: 'documentation', 'rest-api': 'rest-api', 'sounds/en_US_f_Allison': 'sounds/en' };
  for (const [from, to] of Object.entries(links))
    if (!existsSync(join(run, 'data', to)))
      symlinkSync(join(packages, 'usr/share/asterisk', from), join(run, 'data', to));
  const files: Record<string, string> = { ...empty, ...filesOf(place) };
  for (const [name, text] of Object.entries(files))
    writeFileSync(join(run, 'etc', `${name}.conf`), `${text}\n`, { mode: 0o600 });
  return configOf(run);
};

export const configOf = (run: string): string => join(run, 'etc/asterisk.conf');

/** Without them Asterisk logs errors. */
const empty = Object.fromEntries(
  [
    'features',
    'acl',
    'udptl',
    'ccss',
    'pjproject',
    'websocket_client',
    'manager',
    'codecs',
    'stasis',
    'sorcery',
    'res_http_media_cache',
  ].map((name) => [name, '']),
);

const filesOf = ({ packages, run, ports, password }: PbxPlace): Record<string, string> => ({
  asterisk: `[directories]
astetcdir=>${run}/etc
astmoddir=>${packages}/usr/lib/x86_64-linux-gnu/asterisk/modules
astvarlibdir=>${run}/lib
astdbdir=>${run}/db
astkeydir=>${run}/keys
astdatadir=>${run}/data
astagidir=>${run}/data/agi-bin
astspooldir=>${run}/spool
astrundir=>${run}/run
astlogdir=>${run}/log
astcachedir=>${run}/cache
astsbindir=>${packages}/usr/sbin
[options]
systemname=voronka
verbose=3
maxfiles=4096
documentation_language=en_US`,
  logger: '[general]\ndateformat=%F %T.%3q\n[logfiles]\nfull => notice,warning,error,verbose',
  http: `[general]\nenabled=yes\nbindaddr=127.0.0.1\nbindport=${ports.http}\nsessionlimit=1000`,
  ari: `[general]\nenabled=yes\nwebsocket_write_timeout=1000\n[${USER}]\ntype=user\nread_only=no\npassword=${password}`,
  rtp: `[general]\nrtpstart=${ports.rtp[0]}\nrtpend=${ports.rtp[1]}\nicesupport=no\nstrictrtp=no`,
  // its own record of each line that it opened, answered or not
  cdr: '[general]\nenable=yes\nunanswered=yes\n[csv]\nusegmtime=yes\nloguniqueid=yes',
  cel: '[general]\nenable=no',
  indications:
    '[general]\ncountry=ru\n[ru]\ndescription=Russia\nringcadence=1000,4000\ndial=425\nbusy=425/350,0/350\nring=425/1000,0/4000\ncongestion=425/175,0/175',
  musiconhold: `[default]\nmode=files\ndirectory=${packages}/usr/share/asterisk/sounds/en_US_f_Allison/digits`,
  extensions: `[from-trunk]
exten => _[+0-9].,1,Stasis(crm,inbound,\${EXTEN})
 same => n,GotoIf($["\${STASISSTATUS}" = "FAILED"]?noapp)
 same => n,Hangup()
 same => n(noapp),Playback(vm-goodbye)
 same => n,Hangup(42)
[from-operator]
exten => _X.,1,Hangup(21)
[phones]
exten => _10X,1,Dial(PJSIP/\${EXTEN})
exten => 110,1,Answer()
 same => n,Wait(600)`,
  pjsip: pjsip(ports),
  modules: `[modules]\nautoload=no\n${modules.map((name) => `load = ${name}.so`).join('\n')}`,
});

const pjsip = ({ sip, phones }: PbxPorts): string => `[system]
type=system
timer_t1=100
timer_b=6400
[global]
type=global
endpoint_identifier_order=username,ip,anonymous
[udp]
type=transport
protocol=udp
bind=127.0.0.1:${sip}
${endpoint('trunk', 'from-trunk', `sip:127.0.0.1:${phones}`)}
[trunk]
type=identify
endpoint=trunk
match=127.0.0.1
${EXTENSIONS.map((name) => endpoint(name, 'from-operator', `sip:${name}@127.0.0.1:${phones}`)).join('\n')}`;

const endpoint = (name: string, context: string, contact: string): string => `[${name}]
type=endpoint
context=${context}
disallow=all
allow=alaw,ulaw
direct_media=no
dtmf_mode=auto
media_address=127.0.0.1
bind_rtp_to_media_address=yes
aors=${name}
[${name}]
type=aor
contact=${contact}`;

const some = (prefix: string, names: string): string[] => names.split(' ').map((name) => `${prefix}${name}`);

/** The least that ARI, PJSIP, bridges and recordings need. Without res_pjsip_pubsub chan_pjsip declines to load, silently. */
const modules = [
  ...some(
    'res_',
    'timing_timerfd sorcery_config sorcery_memory sorcery_astdb crypto http_websocket websocket_client ari',
  ),
  ...some(
    'res_ari_',
    'applications asterisk bridges channels device_states endpoints events model playbacks recordings sounds',
  ),
  ...some('res_', 'stasis stasis_answer stasis_device_state stasis_playback stasis_recording stasis_snoop'),
  ...['app_stasis', 'res_pjproject', 'res_pjsip'],
  ...some(
    'res_pjsip_',
    'session sdp_rtp caller_id nat dtmf_info rfc3326 endpoint_identifier_ip endpoint_identifier_user',
  ),
  ...some('res_pjsip_', 'authenticator_digest outbound_authenticator_digest pubsub registrar outbound_registration'),
  ...some('res_pjsip_', 'header_funcs logger diversion'),
  ...['chan_pjsip', 'res_rtp_asterisk', 'chan_bridge_media', 'cdr_csv'],
  ...some('bridge_', 'simple softmix holding native_rtp builtin_features'),
  ...some('codec_', 'ulaw alaw a_mu gsm resample'),
  ...some('format_', 'gsm wav pcm sln'),
  ...['res_curl', 'res_http_media_cache'],
  ...['res_musiconhold', 'res_mutestream', 'pbx_config', 'app_playback', 'app_verbose', 'app_dial'],
  ...some('func_', 'channel callerid hangupcause timeout logic'),
];
