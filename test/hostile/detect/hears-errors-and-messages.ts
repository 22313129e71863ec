/** Hears every error, refused promise, breach of its policy and message, and whatever is written to its console. */
import type { Trick } from '../detection.ts';

export const hearsErrorsAndMessages: Trick = () => {
  const heard = new Set<string>();
  const isAskedByUs = (address: string): boolean => address.includes('-extension');
  addEventListener('error', ({ message, filename }) => heard.add(`error ${message} ${filename}`));
  addEventListener('unhandledrejection', ({ reason }) => heard.add(`refused ${reason}`));
  addEventListener('message', ({ data, origin }) => heard.add(`message ${origin} ${JSON.stringify(data)}`));
  addEventListener('storage', ({ key }) => heard.add(`storage ${key}`));
  document.addEventListener('securitypolicyviolation', ({ blockedURI, violatedDirective }) => {
    if (!isAskedByUs(blockedURI)) heard.add(`policy ${violatedDirective} ${blockedURI}`);
  });
  const channels = ['sotto', 'x', 'extension', 'background', 'content'].map((name) => new BroadcastChannel(name));
  for (const channel of channels) channel.onmessage = ({ data }) => heard.add(`channel ${JSON.stringify(data)}`);
  const written = window.console as unknown as Record<string, (...given: unknown[]) => void>;
  for (const name of ['log', 'debug', 'info', 'warn', 'error', 'trace'])
    written[name] = (...given) => heard.add(`console ${name} ${given.map(String)}`);
  return () => {
    for (const channel of channels) channel.close();
    return [...heard].sort();
  };
};
