package org.yihaotong.testing.pages;

import java.util.Map;
import java.util.Objects;

import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.yihaotong.testing.Browser;

/**
 * The agent's desk.
 */
public final class AgentPage {

	private final Browser browser;

	AgentPage(Browser browser) {
		this.browser = browser;
	}

	/**
	 * Checks the microphone, without the telephone being needed.
	 * @return this page
	 */
	public AgentPage checkMicrophone() {
		this.browser.click("mic-check-start");
		this.browser.click("mic-check-ok");
		return this;
	}

	/**
	 * Checks the microphone without waiting to be heard, for recordings that begin with
	 * silence.
	 * @return this page
	 */
	public AgentPage skipMicrophoneCheck() {
		this.browser.click("mic-check-start");
		this.browser.awaitThat("the microphone", () -> {
			if (!this.browser.now("mic-check-anyway").isEmpty()) {
				this.browser.click("mic-check-anyway");
			}
			else if (!this.browser.now("mic-check-ok").isEmpty()) {
				this.browser.click("mic-check-ok");
			}
			return this.browser.now("mic-check").isEmpty();
		});
		return this;
	}

	/**
	 * Waits until the softphone is registered with Asterisk.
	 * @return this page
	 */
	public AgentPage awaitRegistered() {
		this.browser.awaitAttribute("softphone-state", "data-state", "registered");
		return this;
	}

	public AgentPage ready() {
		this.browser.click("presence-ready");
		this.browser.awaitAttribute("presence-state", "data-presence", "READY");
		return this;
	}

	/**
	 * Pauses for a break.
	 * @return this page
	 */
	public AgentPage pause() {
		this.browser.click("presence-pause");
		this.browser.click("presence-pause-BREAK");
		this.browser.awaitAttribute("presence-state", "data-presence", "PAUSED");
		return this;
	}

	public String presence() {
		return this.browser.attribute("presence-state", "data-presence");
	}

	/**
	 * Tells what the agent is busy with.
	 * @return OFFLINE, PAUSED, READY, OFFERED, TALKING, WRAPPING or WORKING
	 */
	public String busy() {
		return this.browser.attribute("presence-state", "data-busy");
	}

	public void awaitBusy(String busy) {
		this.browser.awaitAttribute("presence-state", "data-busy", busy);
	}

	/**
	 * Waits for an offer.
	 * @param channel VOICE, LETTER or MESSAGE
	 * @return the text of its card: number, line, words, suggestions
	 */
	public String awaitOffer(String channel) {
		return this.browser.words(By.cssSelector(offer(channel)),
				By.cssSelector(offer(channel) + " [data-testid='offer-text']"));
	}

	/**
	 * Answers a call, or accepts a letter or message.
	 * @param channel VOICE, LETTER or MESSAGE
	 * @return this page
	 */
	public AgentPage accept(String channel) {
		this.browser.click(By.cssSelector(offer(channel) + " [data-testid='offer-answer']"));
		if ("VOICE".equals(channel)) {
			this.browser.awaitAttribute("call-state", "data-phase", "talking");
		}
		else {
			this.browser.visible(By.cssSelector("[data-testid='work-item'][data-channel='" + channel
					+ "'][data-state='ACCEPTED'][aria-current='true']"));
		}
		return this;
	}

	public AgentPage reject(String channel) {
		this.browser.click(By.cssSelector(offer(channel) + " [data-testid='offer-reject']"));
		return this;
	}

	/**
	 * Tells how the call stands.
	 * @return idle, ringing, answering, talking, ended or elsewhere
	 */
	public String callPhase() {
		return this.browser.attribute("call-state", "data-phase");
	}

	public void awaitCallPhase(String phase) {
		this.browser.awaitAttribute("call-state", "data-phase", phase);
	}

	public AgentPage hangUp() {
		this.browser.click("call-hangup");
		return this;
	}

	public AgentPage mute() {
		this.browser.click("call-mute");
		return this;
	}

	/**
	 * Measures the audio of the present call.
	 * @return packets and energies
	 */
	public Audio audio() {
		Object result = this.browser.promise("window.yihaotong.softphoneStats()");
		if (!(result instanceof Map<?, ?> values)) {
			throw new IllegalStateException("No statistics: " + result);
		}
		return new Audio(number(values, "packetsSent").longValue(), number(values, "packetsReceived").longValue(),
				number(values, "audioLevelIn").doubleValue(), number(values, "audioEnergyIn").doubleValue(),
				number(values, "audioEnergyOut").doubleValue());
	}

	/**
	 * Selects a piece of work in the list at the left.
	 * @param channel VOICE, LETTER or MESSAGE
	 * @return this page
	 */
	public AgentPage select(String channel) {
		this.browser.click(By.cssSelector("[data-testid='work-item'][data-channel='" + channel + "']"));
		this.browser
			.visible(By.cssSelector("[data-testid='work-item'][data-channel='" + channel + "'][aria-current='true']"));
		return this;
	}

	/**
	 * Reads a field of the case form.
	 * @param field title, description, place, citizen or phone
	 * @return its value
	 */
	public String field(String field) {
		return Objects.requireNonNullElse(this.browser.element("case-" + field).getDomProperty("value"), "");
	}

	/**
	 * Tells where a field's value came from.
	 * @param field title, description, place, category, department, citizenName or phone
	 * @return transcript, letter, message, suggestion, duty, caller or edited
	 */
	public String source(String field) {
		return this.browser.attribute("source-" + field, "data-source");
	}

	public AgentPage write(String field, String text) {
		this.browser.type("case-" + field, text);
		return this;
	}

	public String category() {
		return this.browser.attribute("case-category", "data-value");
	}

	public String department() {
		return this.browser.attribute("case-department", "data-value");
	}

	public AgentPage chooseCategory(String code) {
		choose("case-category", code);
		return this;
	}

	public AgentPage chooseDepartment(String code) {
		choose("case-department", code);
		return this;
	}

	/**
	 * Registers the case.
	 * @return its number
	 */
	public String register() {
		this.browser.click("case-submit");
		return this.browser.text("case-number");
	}

	/**
	 * Ends the work on the contact, after its case is registered.
	 * @return this page
	 */
	public AgentPage complete() {
		this.browser.click("work-complete");
		return this;
	}

	/**
	 * Opens the case that was just registered and sends it to another department.
	 * @param department its code
	 * @param reason why
	 * @return what the case says afterwards
	 */
	public String redispatch(String department, String reason) {
		this.browser.click("case-open");
		this.browser.click("redispatch-open");
		this.browser.click("redispatch-send");
		this.browser.element("faults");
		choose("redispatch-department", department);
		this.browser.type("redispatch-reason", reason);
		this.browser.click("redispatch-send");
		this.browser.awaitThat("a case elsewhere", () -> this.browser.text("case-history").contains(reason));
		String detail = this.browser.text("case-detail");
		this.browser.press(Keys.ESCAPE);
		this.browser.awaitThat("the case closed", () -> this.browser.now("case-detail").isEmpty());
		return detail;
	}

	public void awaitNoWork() {
		this.browser.awaitThat("no work", () -> this.browser.now("work-item").isEmpty());
	}

	/**
	 * Loads the page anew, as after a fault of the machine; the state comes back from the
	 * server.
	 * @return this page
	 */
	public AgentPage reload() {
		this.browser.reload();
		this.browser.element("presence-state");
		return this;
	}

	/**
	 * Ends the shift, also with work left, which goes back to the queue.
	 */
	public void signOut() {
		this.browser.click("sign-out");
		this.browser.awaitThat("signed out", () -> {
			this.browser.pressNow(By.cssSelector(".ant-modal-confirm-btns .ant-btn-primary"));
			// The shift would end after the work in hand, a wrap-up too: it ends now.
			this.browser.pressNow(By.cssSelector("[data-testid='pending-now']"));
			return !this.browser.now("signin-username").isEmpty();
		});
	}

	public Browser browser() {
		return this.browser;
	}

	private void choose(String testId, String code) {
		WebElement input = this.browser.visible(By.cssSelector("[data-testid='" + testId + "'] input"));
		input.sendKeys(code);
		this.browser.visible(By.cssSelector(".ant-select-dropdown .ant-select-item-option-active"));
		input.sendKeys(Keys.ENTER);
		this.browser.awaitAttribute(testId, "data-value", code);
	}

	private static String offer(String channel) {
		return "[data-testid='offer-card'][data-channel='" + channel + "']";
	}

	private static Number number(Map<?, ?> values, String name) {
		return (values.get(name) instanceof Number number) ? number : 0;
	}

	/**
	 * What the audio of a call does.
	 *
	 * @param packetsSent RTP packets to Asterisk
	 * @param packetsReceived RTP packets from Asterisk
	 * @param levelIn how loud the caller is at this moment, 0 to 1
	 * @param energyIn grows for as long as the caller makes a sound
	 * @param energyOut grows for as long as the agent's microphone hears a sound
	 */
	public record Audio(long packetsSent, long packetsReceived, double levelIn, double energyIn, double energyOut) {
	}

}
