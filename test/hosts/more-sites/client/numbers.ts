/** The numbers of two people's accounts, for sites whose addresses name the other one. */

export const numbers = { alice: '620000001', bob: '620000002' } as const;

type Who = keyof typeof numbers;

export const otherThan = (who: string): Who => (who === 'alice' ? 'bob' : 'alice');

/** The conversation with somebody, for both of them the same. */
export const conversationWith = (number: string): string =>
  number === numbers.alice || number === numbers.bob ? `${numbers.alice}-${numbers.bob}` : `with ${number}`;
