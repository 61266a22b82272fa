import { gate } from '../../src/store/gate';
import { sharedProbe } from '../../src/store/sharedProbe';

describe('a gate', () => {
  test('lets so many in at a time, in the order in which they came', async () => {
    const enter = gate(2);
    const entered: number[] = [];
    const places = [0, 1, 2, 3, 4].map((i) => {
      const place = enter();
      void place.ready.then(() => entered.push(i));
      return place;
    });
    await settled();
    expect(entered).toEqual([0, 1]);
    places[1].leave();
    places[1].leave();
    await settled();
    expect(entered).toEqual([0, 1, 2]);
    places[3].leave();
    places[0].leave();
    await settled();
    expect(entered).toEqual([0, 1, 2, 4]);
  });
});

describe('a shared probe', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  test('asks once for those who ask together, and again for those who come later', async () => {
    let asked = 0;
    const probe = sharedProbe(() => Promise.resolve((asked += 1)));
    expect(await Promise.all([probe(), probe(), probe()])).toEqual([1, 1, 1]);
    jest.advanceTimersByTime(199);
    expect(await probe()).toBe(1);
    jest.advanceTimersByTime(1);
    expect(await probe()).toBe(2);
  });

  test('does not hand on a failure for longer', async () => {
    const probe = sharedProbe(
      jest.fn(() => Promise.resolve('there')).mockRejectedValueOnce(new Error('away')),
    );
    await expect(probe()).rejects.toThrow('away');
    jest.advanceTimersByTime(200);
    expect(await probe()).toBe('there');
  });
});

function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
