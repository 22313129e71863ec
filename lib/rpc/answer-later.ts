/** Answers messages between parts of Sotto when the answer takes a while: in the one way that both browsers know. */

/** What a browser calls with each message. True: an answer follows. */
export type Hear<Sender> = (message: unknown, sender: Sender, respond: (answer?: unknown) => void) => true | undefined;

/** Hears with `answer`, which leaves a message to others by undefined. One that fails ends as a stopped background would: without an answer. */
export const answerLater =
  <Sender>(answer: (message: unknown, sender: Sender) => Promise<unknown> | undefined): Hear<Sender> =>
  (message, sender, respond) => {
    const later = answer(message, sender);
    if (later === undefined) return undefined;
    void later.then(respond, () => respond());
    return true;
  };
