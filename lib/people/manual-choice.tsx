/** Opens manual mode for somebody. Who it is stays in this window's memory: no address holds it. */
import type { ManualPerson } from '../rpc/manual-types.ts';
import type { Person } from '../rpc/thread-types.ts';
import { Button } from '../ui/button.tsx';
import { manualWords } from '../words/manual-words.ts';
import { sayName } from '../words/thread-words.ts';

let wanted: Pick<Person, 'site' | 'ownId' | 'peerId'> | null = null;

/** Is this whom manual mode was opened for? */
export const isWanted = ({ thread, peerId }: ManualPerson): boolean =>
  wanted !== null && wanted.site === thread.site && wanted.ownId === thread.ownId && wanted.peerId === peerId;

export function WriteByHand({ person }: { readonly person: Person }) {
  const name = sayName({ name: person.name, handle: person.handle, id: person.peerId });
  return (
    <Button
      act="manual"
      kind="quiet"
      label={manualWords.openFor(name)}
      onClick={() => {
        wanted = person;
        location.assign('#manual');
      }}
    >
      {manualWords.open}
    </Button>
  );
}
