/** A site that stands between two people: it shows each an invitation or answer of its own making, under the other's account. */
import { randomBytes } from 'node:crypto';
import { wrapArmor } from '../../lib/core/armor/armor.ts';
import { createInvitation } from '../../lib/core/handshake/invitation.ts';
import { accountTag, createDeviceId, createIdentity, siteTag } from '../../lib/core/identity.ts';
import type { XChat } from '../hosts/x-chat/server.ts';
import { acceptAsScript } from './scripted-contact.ts';

const random = { bytes: (length: number) => new Uint8Array(randomBytes(length)) };

interface Between {
  readonly conversation: string;
  /** Account ids. */
  readonly from: string;
  readonly to: string;
}

/** Accepts at this site the newest invitation to `from`, as if that account had done it. Gives what writes as `from` from then on. */
export const acceptFalsely = (site: XChat, { conversation, from }: Omit<Between, 'to'>) => {
  const contact = acceptAsScript(site, conversation, from);
  site.addMessages(conversation, [{ from, text: contact.acceptance }]);
  return { write: (text: string) => site.addMessages(conversation, [{ from, text: contact.message(text) }]) };
};

/** Invites `to` at this site in the name of `from`, under a key that nobody has seen. */
export const inviteFalsely = (site: XChat, { conversation, from, to }: Between): void => {
  const { payload } = createInvitation(
    {
      identity: createIdentity(random),
      deviceId: createDeviceId(random),
      now: Math.floor(Date.now() / 1000),
      site: siteTag('x'),
      ourTag: accountTag('x', from),
      theirTag: accountTag('x', to),
    },
    random,
  );
  site.addMessages(conversation, [{ from, text: wrapArmor(payload) }]);
};
