/** What a person chose for calls, and what follows from it for the browser. */

export interface CallSettings {
  /** Whose calls ring here; of `protected` all whose thread is. */
  readonly rings: 'verified' | 'protected' | 'nobody';
  /** The address of one server, of the kind `stun:`, `turn:` or `turns:`; empty for none. */
  readonly server: string;
  readonly username: string;
  readonly password: string;
  /** Calls go through that server or not at all, so that no address of this computer is told to anybody. */
  readonly isRelayOnly: boolean;
}

export const ringChoices = ['verified', 'protected', 'nobody'] as const;

/** Where nothing was chosen: it rings for people whose key was checked, and no server is asked for anything. */
export const noServer: CallSettings = { rings: 'verified', server: '', username: '', password: '', isRelayOnly: false };

/** RFC 7064 and RFC 7065, with a name or an address of the server and perhaps its port. */
const ADDRESS = /^(?:stuns?|turns?):(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?(?:\?transport=(?:udp|tcp))?$/i;

export const isServerAddress = (text: string): boolean => ADDRESS.test(text);

/** Such a server can carry calls, not only say how a computer is seen. */
export const isRelay = (server: string): boolean => /^turns?:/i.test(server);

/** As the browser's connection takes it. */
interface CallServer {
  readonly urls: string;
  readonly username?: string;
  readonly credential?: string;
}

export const serversOf = ({ server, username, password }: CallSettings): readonly CallServer[] => {
  if (!isServerAddress(server)) return [];
  return [isRelay(server) ? { urls: server, username, credential: password } : { urls: server }];
};
