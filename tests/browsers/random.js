// Seeded random numbers for the scripts of the random test (monkey.js). The same seed gives the
// same sequence.
{
  /**
   * Returns a function that draws random numbers from 0 up to 1, excluding 1 (mulberry32). The seed
   * determines the sequence.
   */
  function generator(seed) {
    let state = seed >>> 0;
    return () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
  }

  /**
   * Returns three functions that draw from one sequence: `number()` draws a number from 0 up to 1,
   * `below(n)` a whole number less than n, and `one(list)` an element of a list.
   */
  globalThis.random = (seed) => {
    const number = generator(seed);
    const below = (bound) => Math.floor(number() * bound);
    return { number, below, one: (list) => list[below(list.length)] };
  };

  /** Returns a function that draws pages in rounds. A round has one page of each kind, shuffled. */
  globalThis.shuffledRounds = (pick, kinds) => {
    let remaining = [];
    return () => {
      if (remaining.length === 0) {
        remaining = kinds
          .map((kind) => [pick.number(), kind])
          .sort(([first], [second]) => first - second)
          .map(([, kind]) => kind);
      }
      return pick.one(remaining.pop());
    };
  };
}
