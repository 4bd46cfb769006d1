// Tests of `isTemporary` in web/serve/watch.mjs. script/server rebuilds the guide when a file
// changes, but ignores changes to temporary files.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isTemporary } from "../../web/serve/watch.mjs";

test("temporary files of editors do not trigger a build", () => {
  for (const name of [
    ".cap.toml.swp",
    "programs/.cap.toml.swx",
    "cap.toml~",
    ".#cap.toml",
    "#cap.toml#",
    "4913",
  ]) {
    assert.equal(isTemporary(name), true, name);
  }
  for (const name of ["cap.toml", "programs/287g.toml", "words.toml", "widget/base.css"]) {
    assert.equal(isTemporary(name), false, name);
  }
});
