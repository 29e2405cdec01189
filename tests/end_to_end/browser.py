"""A headless Chromium for the tests of pages. Exits 77 (skipped) where there is none."""

import shutil
import sys

try:
    from selenium import webdriver
    from selenium.common.exceptions import WebDriverException
    from selenium.webdriver.chrome.service import Service
except ImportError as error:
    print(f"skipped: {error}")
    sys.exit(77)

SIZES = {"wide": (1280, 800), "narrow": (390, 844)}


class Browser:
    """One window on one page; what its console said is kept."""

    def __init__(self):
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or ""
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                         "--disable-dev-shm-usage", "--force-device-scale-factor=1"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(options=options,
                                       service=Service(shutil.which("chromedriver") or ""))
        self.driver.set_page_load_timeout(120)
        self.driver.set_script_timeout(60)

    @classmethod
    def start_or_skip(cls):
        if not shutil.which("chromedriver"):
            print("skipped: no chromedriver (packages chromium, chromium-driver)")
            sys.exit(77)
        try:
            return cls()
        except WebDriverException as error:
            print(f"skipped: Chromium does not start: {error}")
            sys.exit(77)

    def look(self, size="wide", dark=False):
        """Width and height of the window, and its colours."""
        width, height = SIZES[size]
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": size == "narrow"})
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]})

    def open(self, path):
        self.driver.get(path.as_uri())
        self.settle()

    def settle(self):
        """Waits until the page has drawn what it unpacks in the background."""
        self.run_async("const done = arguments[0];"
                       "setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 400);")

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def run_async(self, script, *arguments):
        return self.driver.execute_async_script(script, *arguments)

    def text(self, selector):
        return self.run("return document.querySelector(arguments[0])?.innerText ?? null", selector)

    def complaints(self):
        """What the console said since the last call."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def picture(self, path):
        self.driver.save_screenshot(str(path))

    def close(self):
        self.driver.quit()
