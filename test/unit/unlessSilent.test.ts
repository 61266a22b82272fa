import { unlessSilent } from '../../src/store/unlessSilent';

describe('a call to a server that may be silent', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const after = <T>(milliseconds: number, outcome: () => T): Promise<T> =>
    new Promise((resolve) => setTimeout(resolve, milliseconds)).then(outcome);
  const fail = (): never => {
    throw new Error('no sign of life');
  };
  const never = new Promise<never>(() => {});

  /** What became of the call, with the milliseconds it took. */
  async function outcomeOf(call: Promise<unknown>): Promise<[unknown, number]> {
    const begin = performance.now();
    const outcome = call.then(
      (value) => [value, performance.now() - begin] as [unknown, number],
      (error: Error) => [error.message, performance.now() - begin] as [unknown, number],
    );
    await jest.advanceTimersByTimeAsync(60_000);
    return outcome;
  }

  test('takes its time as long as the server gives signs of life', async () => {
    const probe = jest.fn(() => after(200, () => {}));
    const [value, took] = await outcomeOf(
      unlessSilent(
        after(30_000, () => 'slow'),
        probe,
      ),
    );
    expect([value, took]).toEqual(['slow', 30_000]);
    expect(probe).toHaveBeenCalledTimes(25);
    expect(jest.getTimerCount()).toBe(0);
  });

  test('asks for none where the answer is quick', async () => {
    const probe = jest.fn(() => after(0, () => {}));
    expect(
      await outcomeOf(
        unlessSilent(
          after(900, () => 'quick'),
          probe,
        ),
      ),
    ).toEqual(['quick', 900]);
    expect(probe).not.toHaveBeenCalled();
  });

  test('fails when a sign of life does not come within 3.5 s, which is 4.5 s in all', async () => {
    expect(await outcomeOf(unlessSilent(never, () => after(3_500, fail)))).toEqual([
      'no sign of life',
      4_500,
    ]);
  });

  test('outlives a restart that refuses connections for less than 2.5 s', async () => {
    const probe = jest.fn(() => after(0, () => {}));
    probe.mockImplementationOnce(() => after(10, fail)).mockImplementationOnce(() => after(10, fail));
    const [value] = await outcomeOf(
      unlessSilent(
        after(10_000, () => 'answered'),
        probe,
      ),
    );
    expect(value).toBe('answered');
    const [error, took] = await outcomeOf(unlessSilent(never, () => after(10, fail)));
    expect([error, took]).toEqual(['no sign of life', 3_030]);
  });
});
