import { expect, test } from "@playwright/test";

const places = {
  "at the root of a domain": () => "/",
  "below a path": () => process.env.SUBPATH_URL!,
};

for (const [place, url] of Object.entries(places)) {
  test(`the page starts ${place}, without an error and without asking another host`, async ({ page }) => {
    const errors: string[] = [];
    const hosts = new Set<string>();
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    page.on("request", (request) => hosts.add(new URL(request.url()).hostname));

    await page.goto(url());
    await expect(page.getByRole("main")).toBeVisible();

    expect(errors).toEqual([]);
    expect([...hosts]).toEqual(["127.0.0.1"]);
  });
}
