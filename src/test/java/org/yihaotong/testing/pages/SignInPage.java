package org.yihaotong.testing.pages;

import java.net.URI;

import org.yihaotong.testing.Browser;

/**
 * The sign-in page; signing in leads to the home of the role.
 */
public final class SignInPage {

	private final Browser browser;

	private SignInPage(Browser browser) {
		this.browser = browser;
	}

	/**
	 * Opens the console.
	 * @param browser nobody is signed in there
	 * @param server the server's address, for example {@code http://localhost:8080}
	 * @return the page
	 */
	public static SignInPage open(Browser browser, URI server) {
		browser.open(server.resolve("/console/"));
		browser.element("signin-username");
		return new SignInPage(browser);
	}

	public AgentPage asAgent(String username, String password) {
		submit(username, password);
		this.browser.element("presence-state");
		// Until the shift has begun the page says that the agent is off duty.
		this.browser.awaitThat("the shift",
				() -> !"OFFLINE".equals(this.browser.attribute("presence-state", "data-presence")));
		return new AgentPage(this.browser);
	}

	public DepartmentPage asDepartment(String username, String password) {
		submit(username, password);
		this.browser.element("dept-count");
		return new DepartmentPage(this.browser);
	}

	public WallboardPage asSupervisor(String username, String password) {
		submit(username, password);
		this.browser.element("wallboard-waiting-voice");
		return new WallboardPage(this.browser);
	}

	/**
	 * Signs in with a wrong password.
	 * @param username who
	 * @param password not the password
	 * @return what the page says
	 */
	public String refused(String username, String password) {
		submit(username, password);
		this.browser.awaitThat("a refusal", () -> !this.browser.text("signin-problem").isBlank());
		return this.browser.text("signin-problem");
	}

	private void submit(String username, String password) {
		this.browser.type("signin-username", username);
		this.browser.type("signin-password", password);
		this.browser.click("signin-submit");
	}

}
