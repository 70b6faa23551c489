package org.yihaotong.testing.pages;

import java.net.URI;
import java.nio.file.Path;

import org.yihaotong.testing.Browser;

/**
 * The page where citizens write.
 */
public final class LetterPage {

	private final Browser browser;

	private LetterPage(Browser browser) {
		this.browser = browser;
	}

	public static LetterPage open(Browser browser, URI server) {
		browser.open(server.resolve("/letter"));
		browser.element("letter-form");
		return new LetterPage(browser);
	}

	public LetterPage write(String text) {
		this.browser.type("letter-text", text);
		return this;
	}

	public LetterPage place(String place) {
		this.browser.type("letter-place", place);
		return this;
	}

	public LetterPage phone(String phone) {
		this.browser.type("letter-phone", phone);
		return this;
	}

	/**
	 * Encloses a picture.
	 * @param file a JPEG or PNG file
	 * @return this page
	 */
	public LetterPage photograph(Path file) {
		this.browser.element("letter-photo").sendKeys(file.toAbsolutePath().toString());
		return this;
	}

	/**
	 * Sends the letter.
	 * @return the number that the citizen is told
	 */
	public String send() {
		this.browser.click("letter-send");
		return this.browser.text("sent-number");
	}

	/**
	 * Goes from the number to the page where the request is followed.
	 * @param phone the citizen's number
	 * @return how it stands
	 */
	public FollowPage follow(String phone) {
		this.browser.click("sent-follow");
		this.browser.type("follow-phone", phone);
		this.browser.click("follow-show");
		return FollowPage.shown(this.browser);
	}

}
