// The error class of the element's scripts. A fault has a code, a message for the developer of the
// host page, and further details (`more`). element.js reports faults as `iag-error` events.
export class Fault extends Error {
  constructor(code, message, more = {}) {
    super(message);
    this.name = "IceAccessGuideFault";
    this.code = code;
    this.more = more;
  }
}
