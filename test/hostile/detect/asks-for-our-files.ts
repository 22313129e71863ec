/** Asks for every file of the extension in every way there is, and for the same files of an extension that does not exist. */
import type { Trick } from '../detection.ts';

export const asksForOurFiles: Trick = ({ extension, stranger, files, pause }) => {
  const settled = (element: HTMLElement): Promise<string> =>
    Promise.race([
      new Promise<string>((tell) => {
        for (const type of ['load', 'error']) element.addEventListener(type, () => tell(type));
        document.documentElement.append(element);
      }),
      pause(2_000).then(() => 'nothing'),
    ]).finally(() => element.remove());
  const made = (name: string, attribute: string, address: string): Promise<string> => {
    const element = document.createElement(name);
    if (name === 'link') element.setAttribute('rel', 'stylesheet');
    element.setAttribute(attribute, address);
    return settled(element);
  };
  const framed = async (address: string): Promise<string> => {
    const frame = document.createElement('iframe');
    frame.src = address;
    const heard: string[] = [];
    for (const type of ['load', 'error']) frame.addEventListener(type, () => heard.push(type));
    document.documentElement.append(frame);
    await pause(500);
    const isOpen = frame.contentDocument !== null;
    frame.remove();
    return `${heard} ${isOpen ? 'open' : 'closed'}`;
  };
  const ways: Record<string, (address: string) => Promise<string>> = {
    fetch: (address) => fetch(address).then(({ status }) => String(status), String),
    'fetch without an answer': (address) => fetch(address, { mode: 'no-cors' }).then(({ type }) => type, String),
    image: (address) => made('img', 'src', address),
    script: (address) => made('script', 'src', address),
    'style sheet': (address) => made('link', 'href', address),
    object: (address) => made('object', 'data', address),
    frame: framed,
    'entry on the timeline': async (address) => String(performance.getEntriesByName(address).length > 0),
  };
  /** A difference that is not there every time comes from a busy computer. */
  const difference = async (way: string, file: string): Promise<string[]> => {
    let said = '';
    for (let time = 0; time < 3; time++) {
      const [ours, nobodys] = await Promise.all([extension, stranger].map(({ root }) => ways[way]?.(root + file)));
      if (ours === nobodys) return [];
      said = `${way} of ${file}: ${ours}, elsewhere ${nobodys}`;
    }
    return [said];
  };
  return async () => {
    const differences: string[] = [];
    for (const way of Object.keys(ways))
      differences.push(...(await Promise.all(files.map((file) => difference(way, file)))).flat());
    return differences.sort();
  };
};
