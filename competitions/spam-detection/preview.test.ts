import { expect, test } from "vitest";
import { duplicateKey, previewOf } from "./preview.ts";

test("what tells the mailing list or the host is taken out", () => {
  const preview = previewOf({
    subject: "Re: [ILUG] news  from linux.ie",
    body: "URL: http://a.org/1\nDate: Not supplied\n\nWrite to joe@b.com or see\nhttp://c.net/x?y=1 .\n\n____________________________\nIrish users' mailing list\njoin us",
  });
  expect(preview).toEqual({
    subject: "Re: news from HOST",
    text: "Write to EMAIL or see URL .",
  });
});

test("only the start of the text is shown", () => {
  expect(previewOf({ subject: "", body: "word ".repeat(200) }).text).toBe(
    "word ".repeat(60).trim(),
  );
});

test("copies are found whatever their numbers, marks and case; empty texts by their subject", () => {
  const key = (text: string, subject = "s") => duplicateKey({ subject, text });
  expect(key("Offer 17: BUY now!")).toBe(key("offer 99 - buy NOW"));
  expect(key("Offer")).not.toBe(key("Other"));
  expect(key("", "Hello 1")).toBe(key("...", "HELLO 2"));
});
