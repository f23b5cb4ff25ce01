import assert from "node:assert/strict";
import { test } from "node:test";
import { answerOf, PICTURE_BYTES, refusalBefore } from "../../../frontend/static/shared/upload_words.js";

test("a file of a size and a type that can be taken is sent", () => {
  assert.equal(refusalBefore({ size: PICTURE_BYTES, type: "image/png" }), "");
  assert.equal(refusalBefore({ size: 1, type: "" }), "", "the server looks at the content");
});

test("what will not be taken is said before it is sent", () => {
  assert.match(refusalBefore({ size: PICTURE_BYTES + 1, type: "image/png" }), /5 MB/);
  assert.match(refusalBefore({ size: 10, type: "image/svg+xml" }), /^Only JPEG/);
  assert.match(refusalBefore({ size: 10, type: "text/html" }), /^Only JPEG/);
  assert.match(refusalBefore({ size: 0, type: "image/png" }), /empty/);
});

test("the server's picture is the answer", () => {
  const image = { id: "7", width: 3, height: 2, url: null, sizes: [], ready: false };
  assert.deepEqual(answerOf(201, JSON.stringify(image)), { image, error: "" });
  assert.deepEqual(answerOf(200, JSON.stringify(image)).image, image, "sent again");
});

test("the server's own sentence is told", () => {
  const detail = "This room is frozen. Only its owner can change it now.";
  assert.equal(answerOf(403, JSON.stringify({ code: "read_only", detail })).error, detail);
});

test("an answer that is no JSON has a sentence too", () => {
  for (const text of ["<h1>Bad gateway</h1>", "", "null", "{}"])
    assert.match(answerOf(502, text).error, /could not be sent/);
  assert.match(answerOf(413, "At most 8388608 bytes, please.").error, /too large/);
  assert.match(answerOf(200, "<html>").error, /could not be sent/);
});

test("no answer at all is about the connection", () => {
  assert.match(answerOf(0, "").error, /connection/);
});
