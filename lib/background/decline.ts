/** Declines the invitation that waits in a thread, by the person's decision, and takes that back. Nothing of it leaves this computer. */
import { RpcError } from '../rpc/errors.ts';
import type { ThreadName } from '../rpc/thread-types.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import type { ReceivedInvitation } from '../vault/records.ts';
import { put } from '../vault/step.ts';
import type { Context } from './context.ts';
import { readThread } from './find-thread.ts';
import { isDeclined, stateOf } from './thread-state.ts';

/**
 * A newer invitation is another one, and is asked about.
 * @param isWanted declined from now on, or offered again
 * @throws RpcError `thread/no-invitation` where none is offered, or none was declined; in a thread that had begun an invitation is no such question
 */
export const decline = (
  { clock }: Context,
  { keyring, step }: OpenVault,
  name: ThreadName,
  isWanted: boolean,
): Promise<null> =>
  step({
    touches: ['threads', 'contacts'],
    read: (reader) => readThread(reader, keyring, name),
    decide: (found) => {
      const now = clock.now();
      const received = found?.thread.received ?? null;
      const may = found !== null && (isWanted ? stateOf(found, now) === 'invitation-received' : isDeclined(found, now));
      if (found === null || received === null || !may) throw new RpcError('thread/no-invitation');
      const after = { ...found.thread, received: isWanted ? declined(received) : offered(received) };
      return { writes: [put('threads', keyring.thread(name), after)], output: null };
    },
  });

const declined = (received: ReceivedInvitation): ReceivedInvitation => ({ ...received, declined: true });

const offered = ({ payload, createdAt, answerFrom }: ReceivedInvitation): ReceivedInvitation => ({
  payload,
  createdAt,
  answerFrom,
});
