// A file that an editor saved in another encoding is not read with letters lost: the page says so, and offers to read
// it as what it most likely is.
import { expect, test } from "./fixtures.ts";

test("a file in Latin-1 is said to be none of UTF-8, and can be read as Windows-1252", async ({ scratchpad, elsewhere }) => {
  await scratchpad.openIncident("Zürich: Zahlungen schlagen fehl");
  await scratchpad.log("größer als üblich");
  const { text } = await scratchpad.exportAs("JSON");

  const other = await elsewhere();
  await other.open();
  await other.chooseFile(Buffer.from(text, "latin1"));
  const refusal = other.page.getByRole("alert").filter({ hasText: "not UTF-8 from line" });
  await expect(refusal).toHaveText(/^This file cannot be imported: .*Nothing was changed\.$/);
  await other.page.getByRole("button", { name: "Read it as Windows-1252", exact: true }).click();
  await expect(refusal).toHaveCount(0);
  await expect(other.page.getByText("Zürich: Zahlungen schlagen fehl").first()).toBeVisible();
  await other.page.locator("#import-take").click();
  await expect(other.entry("größer als üblich")).toHaveCount(1);
  await expect(other.page.getByText("\u{fffd}")).toHaveCount(0);
});

test("a file in UTF-16, as Notepad's Unicode is, is read as it is", async ({ scratchpad, elsewhere }) => {
  await scratchpad.openIncident("Zürich: 障害");
  const { text } = await scratchpad.exportAs("JSON");
  const other = await elsewhere();
  await other.open();
  await other.chooseFile(Buffer.from(`\u{feff}${text}`, "utf16le"));
  await expect(other.page.getByText("Zürich: 障害").first()).toBeVisible();
  await expect(other.page.locator("#import-take")).toBeVisible();
});
