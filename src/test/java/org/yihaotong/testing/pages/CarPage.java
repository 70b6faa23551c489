package org.yihaotong.testing.pages;

import java.net.URI;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.yihaotong.testing.Browser;

/**
 * The page by which a car is moved.
 */
public final class CarPage {

	private final Browser browser;

	private CarPage(Browser browser) {
		this.browser = browser;
	}

	public static CarPage open(Browser browser, URI server) {
		browser.open(server.resolve("/car"));
		browser.element("car-form");
		return new CarPage(browser);
	}

	public CarPage ask(String plate, String place, String phone) {
		this.browser.type("car-plate", plate);
		this.browser.type("car-place", place);
		this.browser.type("car-phone", phone);
		this.browser.click("car-send");
		return this;
	}

	/**
	 * Waits until the page, which loads itself anew, shows an outcome.
	 * @param state for example OWNER_COMES
	 */
	public void awaitOutcome(String state) {
		Awaitility.await("outcome " + state)
			.atMost(Duration.ofMinutes(2))
			.ignoreExceptions()
			.until(() -> this.browser.attribute("car-outcome", "data-state").equals(state));
	}

}
