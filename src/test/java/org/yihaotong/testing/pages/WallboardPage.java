package org.yihaotong.testing.pages;

import org.yihaotong.testing.Browser;

/**
 * The supervisor's wallboard; figures are named as in the console's README, for example
 * {@code waiting-voice}, {@code agents-ready}, {@code calls}, {@code cases-replied}.
 */
public final class WallboardPage {

	private final Browser browser;

	WallboardPage(Browser browser) {
		this.browser = browser;
	}

	public String figure(String name) {
		return this.browser.text("wallboard-" + name);
	}

	public int count(String name) {
		return Integer.parseInt(figure(name));
	}

	public void awaitCount(String name, int count) {
		this.browser.awaitThat(name + " " + count, () -> count(name) == count);
	}

	/**
	 * Waits until the page is pushed what happens.
	 */
	public void awaitLive() {
		this.browser.awaitAttribute("wallboard-connection", "data-state", "live");
	}

	public Browser browser() {
		return this.browser;
	}

}
