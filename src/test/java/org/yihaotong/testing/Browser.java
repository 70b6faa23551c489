package org.yihaotong.testing;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Level;

import org.awaitility.core.ConditionFactory;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

import static org.awaitility.Awaitility.await;

/**
 * A real Chromium without a window, offline but for the pages that a test opens. Its
 * microphone is a beep each second, or a recording. Each browser is a person of its own:
 * it shares no cookie with another. Close it at the end of the test.
 */
public final class Browser implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final String CHROMIUM = "/usr/bin/chromium";

	private static final String DRIVER = "/usr/bin/chromedriver";

	private static final List<String> OFFLINE = List.of("--headless=new", "--no-sandbox", "--disable-gpu",
			"--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update",
			"--disable-sync", "--disable-default-apps", "--no-first-run", "--disable-quic", "--metrics-recording-only",
			"--disable-features=OptimizationHints,MediaRouter,Translate", "--window-size=1280,900");

	private static final List<String> FAKE_AUDIO = List.of("--use-fake-ui-for-media-stream",
			"--use-fake-device-for-media-stream", "--autoplay-policy=no-user-gesture-required");

	/**
	 * Scrolls an element into view and waits until it has not moved for two frames: a
	 * press on something that still slides in goes down in one place and up in another.
	 * What moves for ever is waited for two seconds.
	 */
	private static final String STILL = """
			const [element, done] = arguments;
			element.scrollIntoView({ block: 'center' });
			const place = () => {
			  const box = element.getBoundingClientRect();
			  return [box.x, box.y, box.width, box.height].join();
			};
			const until = performance.now() + 2000;
			let before = place();
			let still = 0;
			const look = () => {
			  const now = place();
			  still = now === before ? still + 1 : 0;
			  before = now;
			  if (still === 2 || performance.now() > until) done();
			  else requestAnimationFrame(look);
			};
			requestAnimationFrame(look);
			""";

	private final ChromeDriver driver;

	private Browser(Optional<Path> microphone) {
		ChromeOptions options = new ChromeOptions();
		options.setBinary(CHROMIUM);
		options.addArguments(OFFLINE);
		options.addArguments(FAKE_AUDIO);
		microphone.ifPresent(
				(wav) -> options.addArguments("--use-file-for-fake-audio-capture=" + wav.toAbsolutePath() + "%noloop"));
		LoggingPreferences logging = new LoggingPreferences();
		logging.enable(LogType.BROWSER, Level.SEVERE);
		options.setCapability("goog:loggingPrefs", logging);
		options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "zh-CN,zh"));
		// Given explicitly, so that Selenium never looks for a driver on the Internet.
		ChromeDriverService service = new ChromeDriverService.Builder().usingDriverExecutable(new File(DRIVER)).build();
		this.driver = new ChromeDriver(service, options);
	}

	/**
	 * Starts a browser whose microphone beeps.
	 * @return the browser
	 */
	public static Browser start() {
		return new Browser(Optional.empty());
	}

	/**
	 * Starts a browser whose microphone hears a recording. It begins anew whenever a page
	 * opens the microphone, and is silent after its end.
	 * @param wav a WAV file
	 * @return the browser
	 */
	public static Browser hearing(Path wav) {
		return new Browser(Optional.of(wav));
	}

	public void open(URI address) {
		this.driver.get(address.toString());
	}

	public void reload() {
		this.driver.navigate().refresh();
	}

	/**
	 * Makes the window as wide as a phone or a desk.
	 * @param width CSS pixels
	 * @param height CSS pixels
	 */
	public void resize(int width, int height) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
	}

	/**
	 * Finds the first visible element.
	 * @param testId its {@code data-testid}
	 * @return the element, waited for
	 */
	public WebElement element(String testId) {
		return visible(By.cssSelector("[data-testid='" + testId + "']"));
	}

	public WebElement visible(By by) {
		return patience("visible " + by).ignoreException(StaleElementReferenceException.class)
			.until(() -> displayed(by), Optional::isPresent)
			.orElseThrow();
	}

	/**
	 * Reads an element that is redrawn now and then.
	 * @param by the element
	 * @param complete must be visible too, so that the words are complete
	 * @return its words
	 */
	public String words(By by, By complete) {
		return patience("words of " + by).ignoreException(StaleElementReferenceException.class)
			.until(() -> displayed(complete).flatMap((there) -> displayed(by)).map(WebElement::getText),
					Optional::isPresent)
			.orElseThrow();
	}

	/**
	 * Presses an element if it is there.
	 * @param by the element
	 */
	public void pressNow(By by) {
		try {
			displayed(by).ifPresent(this::press);
		}
		catch (ElementClickInterceptedException | StaleElementReferenceException ex) {
			// A dialog that is just closing lies on it, or it was just drawn anew:
			// whoever waits for the outcome comes again.
			return;
		}
	}

	/**
	 * Tells what is visible at this moment, without waiting.
	 * @param testId the {@code data-testid}
	 * @return the elements
	 */
	public List<WebElement> now(String testId) {
		return this.driver.findElements(By.cssSelector("[data-testid='" + testId + "']"))
			.stream()
			.filter(WebElement::isDisplayed)
			.toList();
	}

	/**
	 * Presses a button once it can be pressed.
	 * @param testId its {@code data-testid}
	 */
	public void click(String testId) {
		click(By.cssSelector("[data-testid='" + testId + "']"));
	}

	/**
	 * Presses an element once it can be pressed: it is there, enabled and still, and
	 * nothing lies on it.
	 * @param by the element
	 */
	public void click(By by) {
		patience("click " + by).ignoreException(StaleElementReferenceException.class)
			.ignoreException(ElementClickInterceptedException.class)
			.until(() -> {
				Optional<WebElement> button = displayed(by).filter(WebElement::isEnabled);
				button.ifPresent(this::press);
				return button.isPresent();
			});
	}

	/**
	 * Replaces the text of a field as a person would, by keys.
	 * @param testId the field's {@code data-testid}
	 * @param text the new text
	 */
	public void type(String testId, String text) {
		WebElement field = element(testId);
		field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.BACK_SPACE);
		field.sendKeys(text);
	}

	public String text(String testId) {
		return element(testId).getText();
	}

	public String attribute(String testId, String name) {
		return Optional.ofNullable(element(testId).getDomAttribute(name)).orElse("");
	}

	/**
	 * Waits until an attribute has a value.
	 * @param testId the element's {@code data-testid}
	 * @param name the attribute
	 * @param value the value
	 */
	public void awaitAttribute(String testId, String name, String value) {
		awaitThat(testId + "[" + name + "=" + value + "]", () -> attribute(testId, name).equals(value));
	}

	/**
	 * Waits on a condition of the page; elements that are redrawn meanwhile do not count
	 * as a failure.
	 * @param what said when it never comes true
	 * @param condition the condition
	 */
	public void awaitThat(String what, Callable<Boolean> condition) {
		patience(what).ignoreException(StaleElementReferenceException.class).until(condition);
	}

	/**
	 * Runs an asynchronous function body in the page.
	 * @param expression an expression that gives a promise
	 * @return what the promise gave
	 */
	public Object promise(String expression) {
		Object result = this.driver.executeAsyncScript("const done = arguments[arguments.length - 1]; Promise.resolve("
				+ expression + ").then(done, (error) => done('error: ' + error));");
		return Optional.ofNullable(result).orElse("");
	}

	public void press(CharSequence... keys) {
		this.driver.switchTo().activeElement().sendKeys(keys);
	}

	/**
	 * Gives what the browser complained of since this was asked last: errors of scripts
	 * and answers that are errors. That nobody is signed in is how a first visit begins,
	 * and is left out.
	 * @return the complaints
	 */
	public List<String> complaints() {
		return this.driver.manage()
			.logs()
			.get(LogType.BROWSER)
			.getAll()
			.stream()
			.map(LogEntry::getMessage)
			.filter((message) -> !(message.contains("/api/session ") && message.contains("401")))
			.toList();
	}

	/**
	 * Draws the page.
	 * @return a PNG
	 */
	public byte[] screenshot() {
		return this.driver.getScreenshotAs(OutputType.BYTES);
	}

	@Override
	public void close() {
		this.driver.quit();
	}

	private void press(WebElement button) {
		this.driver.executeAsyncScript(STILL, button);
		button.click();
	}

	private Optional<WebElement> displayed(By by) {
		return this.driver.findElements(by).stream().filter(WebElement::isDisplayed).findFirst();
	}

	private static ConditionFactory patience(String what) {
		return await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).pollDelay(Duration.ZERO);
	}

}
