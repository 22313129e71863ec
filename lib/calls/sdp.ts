/**
 * Between the browser's session descriptions and the little of them that differs from call to call (docs/protocol.md, *Calls*). What is sent over the
 * site sets up a data channel and nothing else; sound and pictures are agreed on over that.
 */
import type { CallCandidate, CallTransport } from '../rpc/call-types.ts';
import { readAddress, sayAddress } from './address.ts';

/** More are never sent. */
const MOST_CANDIDATES = 16;
/** What every browser takes in one message of the channel. Bytes. */
const LARGEST_MESSAGE = 262_144;

/** What differs in a description of our own browser; null when something of it is not there. */
export const transportOf = (sdp: string): CallTransport | null => {
  const value = (name: string): string | undefined => new RegExp(`^a=${name}:(\\S+)`, 'm').exec(sdp)?.[1];
  const fingerprint = /^a=fingerprint:sha-256 ([0-9A-F:]{95})\s*$/im.exec(sdp)?.[1];
  const [ufrag, password] = [value('ice-ufrag'), value('ice-pwd')];
  if (fingerprint === undefined || ufrag === undefined || password === undefined) return null;
  const lines = sdp.split(/\r?\n/).filter((line) => line.startsWith('a=candidate:'));
  return {
    fingerprint: fingerprint.replaceAll(':', '').toLowerCase(),
    ufrag,
    password,
    candidates: ranked(lines.flatMap((line) => readCandidate(line) ?? [])).slice(0, MOST_CANDIDATES),
  };
};

/** The same description as the other side takes it. */
export const descriptionOf = (transport: CallTransport, type: 'offer' | 'answer'): RTCSessionDescriptionInit => {
  const { fingerprint, ufrag, password, candidates } = transport;
  const lines = [
    'v=0',
    'o=- 1 1 IN IP4 0.0.0.0',
    's=-',
    't=0 0',
    'a=group:BUNDLE 0',
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 0.0.0.0',
    ...candidates.map(candidateLine),
    `a=ice-ufrag:${ufrag}`,
    `a=ice-pwd:${password}`,
    'a=ice-options:trickle',
    `a=fingerprint:sha-256 ${(fingerprint.toUpperCase().match(/../g) ?? []).join(':')}`,
    `a=setup:${type === 'offer' ? 'actpass' : 'active'}`,
    'a=mid:0',
    'a=sctp-port:5000',
    `a=max-message-size:${LARGEST_MESSAGE}`,
  ];
  return { type, sdp: `${lines.join('\r\n')}\r\n` };
};

/** Sound at a constant bit rate, so that its packets do not tell what is said: asked of the other side in every description of ours. */
export const withConstantRate = (sdp: string): string => {
  const opus = /^a=rtpmap:(\d+) opus\//im.exec(sdp)?.[1];
  if (opus === undefined) return sdp;
  const format = new RegExp(`^(a=fmtp:${opus} )(.*)$`, 'm');
  return sdp.replace(format, (line, head: string, rest: string) =>
    /\bcbr=1\b/.test(rest) ? line : `${head}${rest};cbr=1`,
  );
};

const readCandidate = (line: string): CallCandidate | null => {
  const [, component, protocol = '', , address = '', port = '', , type = ''] = line.split(' ');
  const read = readAddress(address);
  const isActive = /\btcptype (?!passive)/.test(line);
  if (read === null || component !== '1' || isActive || !isProtocol(protocol) || !isType(type)) return null;
  return { type, protocol: protocol.toLowerCase() as CallCandidate['protocol'], address: read, port: Number(port) };
};

const isProtocol = (text: string): boolean => /^(?:udp|tcp)$/i.test(text);
const isType = (text: string): text is CallCandidate['type'] => ['host', 'srflx', 'relay'].includes(text);

/** The best of each kind first, since not all may have room: then one way is left where others are barred. */
const ranked = (candidates: readonly CallCandidate[]): readonly CallCandidate[] => {
  const sorted = [...candidates].sort((a, b) => preferenceOf(b) - preferenceOf(a));
  const isFirst = ({ type }: CallCandidate, index: number): boolean =>
    sorted.findIndex((other) => other.type === type) === index;
  return [...sorted.filter(isFirst), ...sorted.filter((candidate, index) => !isFirst(candidate, index))];
};

const typePreferences = { host: 126, srflx: 100, relay: 0 } as const;

const preferenceOf = ({ type, protocol, address }: CallCandidate): number =>
  typePreferences[type] * 4 + (protocol === 'udp' ? 2 : 0) + (address.kind === 'ip6' ? 0 : 1);

/** Its priority follows from its place (RFC 8445, 5.1.2.1). */
const candidateLine = ({ type, protocol, address, port }: CallCandidate, index: number): string => {
  const priority = typePreferences[type] * 2 ** 24 + (65_535 - index) * 2 ** 8 + 255;
  const related = type === 'host' ? '' : ' raddr 0.0.0.0 rport 9';
  const passive = protocol === 'tcp' ? ' tcptype passive' : '';
  return `a=candidate:${index + 1} 1 ${protocol} ${priority} ${sayAddress(address)} ${port} typ ${type}${related}${passive}`;
};
