/** Everything, as `SOTTO_HOSTILE=full` asks for it, or what `npm test` has time for. */
export const isFull = process.env['SOTTO_HOSTILE'] === 'full';
