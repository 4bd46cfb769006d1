// The error class of the element's scripts. An error has a code, a message for the developer of the
// host page, and further details (`more`). element.js reports errors as `iag-error` events.
export class GuideError extends Error {
  constructor(code, message, more = {}) {
    super(message);
    this.name = "IceAccessGuideError";
    this.code = code;
    this.more = more;
  }
}
