import assert from "node:assert/strict";
import { test } from "node:test";
import { refusalWords } from "../../../frontend/static/shared/refusal_words.js";

/** @import { ErrorCode, Refusal } from "../../../frontend/types.d.ts" */

/** @param {ErrorCode} code @param {string} [detail] @returns {Refusal} */
const refusal = (code, detail = "") => ({ command: { type: "marker.remove", op: "1", id: "m" }, code, detail });

test("the server's own sentence is told where it knows more", () => {
  assert.equal(refusalWords(refusal("held", "Ana is moving this."), false), "Ana is moving this.");
  assert.equal(refusalWords(refusal("forbidden", "Hotel is locked."), false), "Hotel is locked.");
});

test("somebody who looks on is told about the link, not about the marker", () => {
  assert.match(refusalWords(refusal("forbidden", "Hotel is locked."), true), /Your link lets you look/);
});

test("every code has a sentence, also without a detail", () => {
  /** @type {ErrorCode[]} */
  const codes = ["invalid", "forbidden", "not_found", "held", "rate_limited", "too_large", "read_only", "failed"];
  for (const code of codes) assert.match(refusalWords(refusal(code), false), /^[A-Z].+\.$/);
});
