package org.yihaotong.testing.pages;

import java.net.URI;

import org.yihaotong.testing.Browser;

/**
 * The page where citizens see how a request stands.
 */
public final class FollowPage {

	private final Browser browser;

	private FollowPage(Browser browser) {
		this.browser = browser;
	}

	public static FollowPage open(Browser browser, URI server) {
		browser.open(server.resolve("/follow"));
		browser.element("follow-form");
		return new FollowPage(browser);
	}

	static FollowPage shown(Browser browser) {
		browser.element("standing");
		return new FollowPage(browser);
	}

	/**
	 * Asks for a request.
	 * @param number of the contact or the case
	 * @param phone the citizen's number
	 * @return this page, showing how it stands
	 */
	public FollowPage find(String number, String phone) {
		ask(number, phone);
		return shown(this.browser);
	}

	/**
	 * Asks for a request that is not shown.
	 * @param number of the contact or the case
	 * @param phone the citizen's number
	 * @return what the page says
	 */
	public String refused(String number, String phone) {
		ask(number, phone);
		return this.browser.text("problem");
	}

	private void ask(String number, String phone) {
		this.browser.type("follow-number", number);
		this.browser.type("follow-phone", phone);
		this.browser.click("follow-show");
	}

	/**
	 * Tells where the request stands.
	 * @return RECEIVED, ACCEPTED, DISPATCHED, IN_PROGRESS, REPLIED or CLOSED
	 */
	public String stage() {
		return this.browser.attribute("standing", "data-stage");
	}

	public String caseNumber() {
		return this.browser.text("case-number");
	}

	public String reply() {
		return this.browser.text("reply");
	}

	public void rate(boolean solved, int satisfaction, String comment) {
		this.browser.click(solved ? "solved-yes" : "solved-no");
		this.browser.click("satisfaction-" + satisfaction);
		this.browser.type("rating-comment", comment);
		this.browser.click("rating-send");
		this.browser.element("rated");
	}

}
