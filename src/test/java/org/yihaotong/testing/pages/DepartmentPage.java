package org.yihaotong.testing.pages;

import org.openqa.selenium.By;
import org.yihaotong.testing.Browser;

/**
 * A department's cases.
 */
public final class DepartmentPage {

	private final Browser browser;

	DepartmentPage(Browser browser) {
		this.browser = browser;
	}

	/**
	 * Opens a case of the list, refreshing until it is there.
	 * @param number the case
	 * @return this page
	 */
	public DepartmentPage openCase(String number) {
		By row = By.cssSelector("[data-testid='dept-case-row'][data-number='" + number + "']");
		this.browser.click("dept-refresh");
		this.browser.click(row);
		this.browser.visible(By.cssSelector("[data-testid='case-detail'][data-number='" + number + "']"));
		return this;
	}

	/**
	 * Tells how the opened case stands.
	 * @return DISPATCHED, IN_PROGRESS, REPLIED or CLOSED
	 */
	public String state() {
		return this.browser.attribute("case-detail", "data-state");
	}

	/**
	 * Reads all of the opened case.
	 * @return its words
	 */
	public String detail() {
		return this.browser.text("case-detail");
	}

	public DepartmentPage sign() {
		this.browser.click("case-sign");
		this.browser.awaitAttribute("case-detail", "data-state", "IN_PROGRESS");
		return this;
	}

	public DepartmentPage reply(String answer) {
		this.browser.type("case-answer", answer);
		this.browser.click("case-reply");
		this.browser.awaitAttribute("case-detail", "data-state", "REPLIED");
		return this;
	}

	/**
	 * Shows the citizen's number in the clear.
	 * @param reason is recorded
	 * @return the number
	 */
	public String revealPhone(String reason) {
		this.browser.click("phone-reveal");
		this.browser.type("phone-reveal-reason", reason);
		this.browser.click("phone-reveal-confirm");
		this.browser.awaitThat("a number in the clear", () -> !this.browser.text("phone").contains("*"));
		return this.browser.text("phone");
	}

	public Browser browser() {
		return this.browser;
	}

}
