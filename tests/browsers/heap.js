// How much of the program's memory is in use. The memory itself tells only the most that there ever was, and holes in it: it never
// shrinks. What is in use is told by the heads of the allocator's blocks (dlmalloc, Rust's own): a size, whose low bits say
// whether the block is in use. The blocks lie side by side from the end of what the program began with to the end of the memory.
{
  const [inUse, flags] = [2, 7];

  /** What is in use, in bytes and in blocks. */
  function heap({ memory, began }) {
    const words = new Uint32Array(memory.buffer);
    const found = { used: 0, blocks: 0 };
    let at = began;
    while (at < memory.buffer.byteLength) {
      const head = words[at / 4 + 1];
      const size = head & ~flags;
      if (size < 8) throw new Error(`there is no block at ${at}: the allocator is another`);
      if (head & inUse) {
        found.used += size;
        found.blocks += 1;
      }
      at += size;
    }
    if (at !== memory.buffer.byteLength) throw new Error(`the last block ends at ${at}, the memory at ${memory.buffer.byteLength}`);
    return found;
  }

  const sum = (all) => all.reduce((sum, each) => sum + each, 0);

  /** Of all programs of the page: what they hold, and what they ever took. */
  globalThis.held = () => ({
    used: sum(watched.programs.map((program) => heap(program).used)),
    memory: sum(watched.programs.map(({ memory }) => memory.buffer.byteLength)),
  });

  /** So many bytes that nobody gives back, as a program with a leak would do; what does give them back. */
  globalThis.leak = (bytes) => {
    const [{ exports }] = watched.programs;
    const at = exports.__wbindgen_malloc(bytes, 1);
    return () => exports.__wbindgen_free(at, bytes, 1);
  };
}
