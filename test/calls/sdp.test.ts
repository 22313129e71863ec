/** What differs from call to call is taken out of a browser's description, and put into the one that every call has. */
import { describe, expect, it } from 'vitest';
import { readAddress, sayAddress } from '../../lib/calls/address.ts';
import { readLineMessage } from '../../lib/calls/line-message.ts';
import { descriptionOf, transportOf, withConstantRate } from '../../lib/calls/sdp.ts';

const FINGERPRINT = Array.from({ length: 32 }, (_, index) => index.toString(16).padStart(2, '0').toUpperCase()).join(
  ':',
);

/** As Chromium 156 and Firefox 153 write them for a data channel. */
const chromium = `v=0\r
o=- 5187 2 IN IP4 127.0.0.1\r
s=-\r
t=0 0\r
a=group:BUNDLE 0\r
a=extmap-allow-mixed\r
a=msid-semantic: WMS\r
m=application 54401 UDP/DTLS/SCTP webrtc-datachannel\r
c=IN IP4 192.168.1.7\r
a=candidate:2384 1 udp 2122260223 192.168.1.7 54401 typ host generation 0 network-id 1\r
a=candidate:2385 1 udp 2122262783 2001:db8::7 54402 typ host generation 0 network-id 2\r
a=candidate:99 1 udp 1685987071 203.0.113.5 54403 typ srflx raddr 192.168.1.7 rport 54401 generation 0\r
a=candidate:98 1 udp 41885439 198.51.100.9 60000 typ relay raddr 203.0.113.5 rport 54403 generation 0\r
a=candidate:3499 1 tcp 1518280447 192.168.1.7 9 typ host tcptype active generation 0\r
a=ice-ufrag:aB+/\r
a=ice-pwd:AZaz09+/AZaz09+/AZaz09+/\r
a=ice-options:trickle\r
a=fingerprint:sha-256 ${FINGERPRINT}\r
a=setup:actpass\r
a=mid:0\r
a=sctp-port:5000\r
a=max-message-size:262144\r
`;
const firefox = `v=0\r
o=mozilla...THIS_IS_SDPARTA-99.0 3 0 IN IP4 0.0.0.0\r
s=-\r
t=0 0\r
a=fingerprint:sha-256 ${FINGERPRINT}\r
a=group:BUNDLE 0\r
a=ice-options:trickle\r
a=msid-semantic:WMS *\r
m=application 49497 UDP/DTLS/SCTP webrtc-datachannel\r
c=IN IP4 0.0.0.0\r
a=candidate:0 1 UDP 2122252543 12b80403-72e9-4722-1937-ed038178b945.local 49497 typ host\r
a=candidate:1 1 TCP 2105524479 12b80403-72e9-4722-1937-ed038178b945.local 9 typ host tcptype active\r
a=candidate:0 2 UDP 2122252542 12b80403-72e9-4722-1937-ed038178b945.local 49498 typ host\r
a=sendrecv\r
a=ice-pwd:00112233445566778899aabbccddeeff\r
a=ice-ufrag:1f2e3d4c\r
a=mid:0\r
a=setup:actpass\r
a=sctp-port:5000\r
a=max-message-size:1073741823\r
`;

const transport = (sdp: string) => {
  const found = transportOf(sdp);
  if (found === null) throw new Error('there is none');
  return found;
};

describe('a transport', () => {
  it('is what Chromium says, the best of each kind first and without what cannot be reached', () => {
    const { candidates, ...rest } = transport(chromium);
    expect(rest).toEqual({
      fingerprint: FINGERPRINT.replaceAll(':', '').toLowerCase(),
      ufrag: 'aB+/',
      password: 'AZaz09+/AZaz09+/AZaz09+/',
    });
    expect(candidates.map(({ type, address, port }) => `${type} ${sayAddress(address)} ${port}`)).toEqual([
      'host 192.168.1.7 54401',
      'srflx 203.0.113.5 54403',
      'relay 198.51.100.9 60000',
      'host 2001:db8:0:0:0:0:0:7 54402',
    ]);
  });

  it('is what Firefox says, which names no address', () => {
    expect(transport(firefox)).toMatchObject({
      ufrag: '1f2e3d4c',
      candidates: [{ type: 'host', protocol: 'udp', address: { kind: 'local' }, port: 49_497 }],
    });
  });

  it.each([chromium, firefox])('comes out of the description that is made of it', (sdp) => {
    const found = transport(sdp);
    for (const type of ['offer', 'answer'] as const) {
      const made = descriptionOf(found, type);
      expect(made.type).toBe(type);
      expect(transport(made.sdp ?? '')).toEqual(found);
    }
    expect(descriptionOf(found, 'answer').sdp).toContain('a=setup:active\r\n');
  });

  it.each(['a=ice-ufrag', 'a=ice-pwd', 'a=fingerprint'])('is none without %s', (line) => {
    expect(transportOf(chromium.replace(new RegExp(`^${line}:.*$`, 'm'), 'a=x:y'))).toBeNull();
  });
});

describe('addresses', () => {
  it.each([
    ['0.0.0.0', '0.0.0.0'],
    ['255.1.20.3', '255.1.20.3'],
    ['::', '0:0:0:0:0:0:0:0'],
    ['fe80::1:2', 'fe80:0:0:0:0:0:1:2'],
    ['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8'],
    ['12B80403-72e9-4722-1937-ed038178b945.local', '12b80403-72e9-4722-1937-ed038178b945.local'],
  ])('%s is %s', (text, same) => {
    const read = readAddress(text);
    expect(read && sayAddress(read)).toBe(same);
    expect(readAddress(same)).toEqual(read);
  });

  it.each([
    '',
    '1.2.3',
    '1.2.3.256',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    'g::1',
    'example.org',
    'x.local',
    '::ffff:1.2.3.4',
  ])('%j is none', (text) => expect(readAddress(text)).toBeNull());
});

it('sound is asked for at a constant bit rate, once', () => {
  const sound =
    'm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=rtpmap:111 opus/48000/2\r\na=fmtp:111 minptime=10;useinbandfec=1\r\n';
  const constant = withConstantRate(sound);
  expect(constant).toContain('a=fmtp:111 minptime=10;useinbandfec=1;cbr=1\r\n');
  expect(withConstantRate(constant)).toBe(constant);
  expect(withConstantRate(chromium)).toBe(chromium);
});

describe('what comes over the channel', () => {
  it.each([
    { kind: 'description', type: 'offer', sdp: 'v=0' },
    { kind: 'candidate', candidate: 'candidate:1', mid: '0', index: 0 },
    { kind: 'candidate', candidate: '', mid: null, index: null },
    { kind: 'nonce', nonce: '0'.repeat(32) },
    { kind: 'shows', picture: 'screen', isMuted: true },
    { kind: 'restart' },
    { kind: 'end' },
  ])('is a message: %o', (message) => {
    expect(readLineMessage(JSON.stringify({ ...message, more: 1 }))).toEqual(message);
  });

  it.each([
    'x',
    'null',
    '[]',
    '{}',
    '{"kind":"__proto__"}',
    '{"kind":"description","type":"pranswer","sdp":""}',
    '{"kind":"candidate","candidate":1,"mid":null,"index":null}',
    '{"kind":"nonce","nonce":"0"}',
    '{"kind":"shows","picture":"face","isMuted":false}',
    JSON.stringify({ kind: 'description', type: 'offer', sdp: 'x'.repeat(70_000) }),
  ])('is none: %s', (data) => expect(readLineMessage(data)).toBeNull());

  it('is none in bytes', () => expect(readLineMessage(new ArrayBuffer(4))).toBeNull());
});
