import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { changesOf, draftOf, isEmpty } from "../../../frontend/static/liveblog/draft.js";
import { marked } from "../../../frontend/static/liveblog/markdown_marks.js";
import { sendChanges, sendDraft, sendNew } from "../../../frontend/static/liveblog/sending.js";

/** @import { EditorPost } from "../../../frontend/types.d.ts" */

/** Shows the selection as `[…]`. @param {string} text @param {import("../../../frontend/static/liveblog/markdown_marks.js").Mark} mark */
function mark(text, mark) {
  const [start, end] = [text.indexOf("["), text.indexOf("]") - 1];
  const after = marked({ text: text.replace("[", "").replace("]", ""), start, end }, mark);
  return `${after.text.slice(0, after.start)}[${after.text.slice(after.start, after.end)}]${after.text.slice(after.end)}`;
}

describe("marks in Markdown", () => {
  test("are put around what is selected, and taken away again", () => {
    assert.equal(mark("so [loud] here", "bold"), "so **[loud]** here");
    assert.equal(mark("so **[loud]** here", "bold"), "so [loud] here");
    assert.equal(mark("so [] here", "italic"), "so *[]* here");
  });

  test("a link has its address selected, to be typed over", () => {
    assert.equal(mark("see [this] page", "link"), "see [this]([https://]) page");
    assert.equal(mark("see []", "link").includes("text"), true);
  });

  test("a list takes whole lines, and gives them back", () => {
    assert.equal(mark("a\nb[b\nc]c\nd", "list"), "a\n[- bb\n- cc]\nd");
    assert.equal(mark("a\n- b[b\n- c]c\nd", "list"), "a\n[bb\ncc]\nd");
  });
});

describe("what was changed in a form", () => {
  const before = draftOf({ headline: "A", body: "B", images: [{ id: "i", alt: "x" }] });

  test("is those fields alone that are another now", () => {
    assert.deepEqual(changesOf(before, { ...before, body: "C" }), { body: "C" });
    assert.deepEqual(changesOf(before, { ...before, images: [{ id: "i", alt: "y" }] }), {
      images: [{ id: "i", alt: "y" }],
    });
    assert.deepEqual(changesOf(before, draftOf({ ...before })), {});
  });

  test("nothing to read is empty, whatever its flags", () => {
    assert.equal(isEmpty(draftOf({ key: true, pinned: true })), true);
    assert.equal(isEmpty(draftOf({ quote: { text: "x", source: "" } })), false);
  });
});

describe("commands", () => {
  /** @param {(room: any) => void} send */
  function sent(send) {
    /** @type {[string, object][]} */
    const commands = [];
    send({ send: (/** @type {string} */ type, /** @type {object} */ fields) => commands.push([type, fields]) && "op" });
    return commands;
  }
  const draft = draftOf({ headline: "A", body: "B" });
  const before = /** @type {EditorPost} */ ({ ...draft, id: "p", version: 3, status: "draft", publish_at: null });

  test("a new update goes whole, with its time if it is scheduled", () => {
    const [[type, fields]] = sent((room) => sendNew(room, "p", draft, { status: "scheduled", publishAt: "t" }));
    assert.equal(type, "post.add");
    assert.deepEqual(fields, { id: "p", ...draft, status: "scheduled", publish_at: "t" });
    const [[, plain]] = sent((room) => sendNew(room, "p", draft, { status: "public", publishAt: null }));
    assert.equal("publish_at" in plain, false);
  });

  test("a change names the version that was changed, and nothing that stayed", () => {
    const commands = sent((room) => sendChanges(room, "p", 3, draft, { ...draft, body: "C" }));
    assert.deepEqual(commands, [["post.edit", { id: "p", version: 3, body: "C" }]]);
    assert.deepEqual(
      sent((room) => sendChanges(room, "p", 3, draft, draft)),
      [],
    );
  });

  test("a pin is a command of its own: it makes no new version", () => {
    const commands = sent((room) => sendChanges(room, "p", 3, draft, { ...draft, pinned: true }));
    assert.deepEqual(commands, [["post.pin", { id: "p", pinned: true }]]);
  });

  test("a draft is published as it stands, and a hidden one that is saved stays hidden", () => {
    const publish = sent((room) => sendDraft(room, before, draft, { status: "public", publishAt: null }));
    assert.deepEqual(publish, [["post.edit", { id: "p", version: 3, status: "public" }]]);
    const hidden = { ...before, status: /** @type {const} */ ("hidden") };
    const [[, saved]] = sent((room) => sendDraft(room, hidden, draft, { status: "draft", publishAt: null }));
    assert.deepEqual(saved, { id: "p", version: 3, status: "hidden" });
  });
});
