/** Asks for a name where the site shows none: whom a thread is with is then the person's to say. */
import type { Ask } from '../rpc/client.ts';
import type { TabThread } from '../rpc/thread-types.ts';
import { renameWords } from '../words/people-words.ts';
import { NameForm } from './name-form.tsx';

export interface NamingProps {
  readonly ask: Ask<'window'>;
  readonly thread: Extract<TabThread, { kind: 'thread' }>;
  readonly onChanged: () => void;
}

export function Naming({ ask, thread: { held, name, peerHandle }, onChanged }: NamingProps) {
  if (held === undefined || name !== null || peerHandle !== null) return null;
  const { site, ownId } = held.thread;
  const save = async (typed: string): Promise<string> => {
    const kept = await ask('people.rename', { contact: { site, ownId, peerId: held.peerId }, name: typed });
    onChanged();
    return kept.name ?? '';
  };
  return <NameForm name="" meaning={renameWords.unnamed} save={save} />;
}
