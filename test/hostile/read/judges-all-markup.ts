/** Demands that a judge of its own sees all markup and every script address before they are used. */
import type { ReadAttack } from '../attack.ts';

export const judgesAllMarkup: ReadAttack = {
  weakness: 'frame-of-the-page',
  trap: ({ home }) => {
    const judge = (text: string): string => {
      void home(text);
      return text;
    };
    const { trustedTypes } = window as unknown as {
      trustedTypes: { createPolicy(name: string, rules: Record<string, typeof judge>): unknown };
    };
    trustedTypes.createPolicy('default', { createHTML: judge, createScript: judge, createScriptURL: judge });
    const demand = document.createElement('meta');
    demand.httpEquiv = 'Content-Security-Policy';
    demand.content = "require-trusted-types-for 'script'";
    document.head.append(demand);
  },
};
