package org.yihaotong.testing.pages;

import org.openqa.selenium.By;
import org.yihaotong.testing.Browser;

/**
 * The agents at work, for a supervisor.
 */
public final class TeamPage {

	private final Browser browser;

	private TeamPage(Browser browser) {
		this.browser = browser;
	}

	/**
	 * Goes there from the wallboard.
	 * @param wall the wallboard of a supervisor
	 * @return the page
	 */
	public static TeamPage from(WallboardPage wall) {
		wall.awaitLive();
		wall.browser().click("to-team");
		wall.browser().element("team");
		return new TeamPage(wall.browser());
	}

	/**
	 * Waits until an agent stands in the list as asked.
	 * @param name what colleagues see
	 * @param presence the presence
	 * @return the words of the row
	 */
	public String await(String name, String presence) {
		By row = By
			.xpath("//*[@data-testid='team-row'][@data-presence='" + presence + "'][contains(., '" + name + "')]");
		return this.browser.words(row, row);
	}

	public TeamPage open(String name) {
		this.browser.click(By.xpath("//*[@data-testid='team-row'][contains(., '" + name + "')]"));
		this.browser.element("agent-standing");
		return this;
	}

	/**
	 * Chooses what the agent shall do.
	 * @param order READY, PAUSED or HOME
	 * @param note what the agent is told
	 * @return this page
	 */
	public TeamPage order(String order, String note) {
		this.browser.click("order-" + order);
		this.browser.type("order-note", note);
		return this;
	}

	public TeamPage because(String reason) {
		this.browser.click("order-reason");
		this.browser.click(By.cssSelector(".ant-select-item-option[title='" + reason + "']"));
		return this;
	}

	public TeamPage give() {
		this.browser.click("order-give");
		return this;
	}

}
