// What went wrong, for the page's developer: a code to tell it by, and a sentence.
export class Fault extends Error {
  constructor(code, message, more = {}) {
    super(message);
    this.name = "IceAccessGuideFault";
    this.code = code;
    this.more = more;
  }
}
