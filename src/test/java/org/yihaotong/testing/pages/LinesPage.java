package org.yihaotong.testing.pages;

import org.openqa.selenium.By;
import org.yihaotong.testing.Browser;

/**
 * The lines, for an administrator or a supervisor.
 */
public final class LinesPage {

	private final Browser browser;

	private LinesPage(Browser browser) {
		this.browser = browser;
	}

	/**
	 * Goes there from the wallboard.
	 * @param wall the wallboard of whoever is signed in
	 * @return the page
	 */
	public static LinesPage from(WallboardPage wall) {
		wall.awaitLive();
		wall.browser().click("to-lines");
		wall.browser().element("lines-count");
		return new LinesPage(wall.browser());
	}

	public LinesPage search(String words, int found) {
		this.browser.type("lines-search", words);
		this.browser.awaitThat(found + " lines", () -> this.browser.now("line-row").size() == found);
		return this;
	}

	/**
	 * Opens a line of the list.
	 * @param number the line
	 * @return this page
	 */
	public LinesPage open(String number) {
		row(number);
		this.browser.click(By.cssSelector(rowOf(number)));
		this.browser.visible(By.cssSelector("[data-testid='line-detail'][data-number='" + number + "'][data-version]"));
		return this;
	}

	/**
	 * Reads a line of the list.
	 * @param number the line
	 * @return its words
	 */
	public String row(String number) {
		return this.browser.words(By.cssSelector(rowOf(number)), By.cssSelector(rowOf(number)));
	}

	public LinesPage awaitStage(String number, String stage) {
		this.browser.visible(By.cssSelector(rowOf(number) + "[data-stage='" + stage + "']"));
		return this;
	}

	public LinesPage tab(String name) {
		this.browser.click("tab-" + name);
		this.browser.visible(By.cssSelector("[aria-selected='true'] [data-testid='tab-" + name + "']"));
		return this;
	}

	public LinesPage switchAtOnce(String stage) {
		this.browser.click("plan-at-once-" + stage);
		this.browser.click("plan-at-once-confirm");
		return this;
	}

	public LinesPage announce(String text) {
		this.browser.type("hotspot-text", text);
		this.browser.click("hotspot-on");
		return this;
	}

	public Browser browser() {
		return this.browser;
	}

	private static String rowOf(String number) {
		return "[data-testid='line-row'][data-number='" + number + "']";
	}

}
