// Measures how much WebAssembly memory the guide uses. monkey.test.mjs loads this script into the
// page. The size of the memory does not show its use, because the memory never shrinks and contains
// freed blocks. So the script adds up the used blocks of the allocator (dlmalloc, Rust's default).
// The blocks lie side by side, from the end of the initial memory to the end of the memory. The
// header of a block holds the block's size; the low bits of this number say whether the block is in
// use.
{
  const [inUse, flags] = [2, 7];

  /** Returns the number of bytes and blocks in use. Throws if the blocks do not fill the memory. */
  function heap({ memory, initialSize }) {
    const numbers = new Uint32Array(memory.buffer);
    const found = { used: 0, blocks: 0 };
    let offset = initialSize;
    while (offset < memory.buffer.byteLength) {
      const head = numbers[offset / 4 + 1];
      const size = head & ~flags;
      if (size < 8) throw new Error(`no block at ${offset}: the allocator is not dlmalloc`);
      if (head & inUse) {
        found.used += size;
        found.blocks += 1;
      }
      offset += size;
    }
    if (offset !== memory.buffer.byteLength) {
      throw new Error(
        `the last block ends at ${offset}, the memory at ${memory.buffer.byteLength}`,
      );
    }
    return found;
  }

  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

  /**
   * Returns the bytes in use and the size of the memory, each summed over the page's WebAssembly
   * programs.
   */
  globalThis.memoryUse = () => ({
    used: sum(watched.programs.map((program) => heap(program).used)),
    memory: sum(watched.programs.map(({ memory }) => memory.buffer.byteLength)),
  });

  /** Allocates bytes and keeps them, as a leak would. Returns a function that frees them. */
  globalThis.leak = (bytes) => {
    const [{ exports }] = watched.programs;
    const address = exports.__wbindgen_malloc(bytes, 1);
    return () => exports.__wbindgen_free(address, bytes, 1);
  };
}
