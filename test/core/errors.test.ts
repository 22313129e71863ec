import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../../lib/core/errors.ts';

describe('a broken contract', () => {
  it('says its code and nothing else', () => {
    const error = new ProtocolError('bad-key');
    expect(error.code).toBe('bad-key');
    expect(String(error)).toBe('ProtocolError: bad-key');
  });
});
