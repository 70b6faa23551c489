package org.yihaotong.console;

import java.net.URI;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.yihaotong.agents.PauseReasons;
import org.yihaotong.agents.WrapUpRule;
import org.yihaotong.agents.WrapUpRules;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.testing.Browser;
import org.yihaotong.testing.RealParts;
import org.yihaotong.testing.pages.AgentPage;
import org.yihaotong.testing.pages.SignInPage;
import org.yihaotong.testing.pages.TeamPage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The agents' settings as an administrator, and the agents at work as a supervisor has
 * them.
 */
@Tag("browser")
@RealParts
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
// A server and a database of its own: letters of other tests would be offered to whoever
// is ready here.
@TestPropertySource(properties = "spring.application.name=desks")
class DesksBrowserTests {

	private static final String PASSWORD = "open-sesame-1";

	private static final LineNumber MAIN = new LineNumber("12345");

	@Autowired
	private PauseReasons reasons;

	@Autowired
	private WrapUpRules rules;

	@LocalServerPort
	private int port;

	private Browser browser;

	private Browser other;

	@BeforeEach
	void startBrowsers() {
		this.browser = Browser.start();
		this.other = Browser.start();
		this.browser.resize(1440, 900);
	}

	@AfterEach
	void closeBrowsers() {
		this.browser.close();
		this.other.close();
	}

	@Test
	void anAdministratorAddsAReasonThatAgentsThenChoose() {
		settings();
		this.browser.click("reason-add");
		this.browser.type("reason-name-zh", "外出走访");
		this.browser.type("reason-code", "B-1");
		this.browser.click("reason-save");
		assertThat(this.browser.text("faults")).contains("英文名称").contains("代码");
		this.browser.type("reason-name-en", "Visit outside");
		this.browser.type("reason-code", "visit_outside");
		this.browser.click("reason-counts-WORK");
		this.browser.click("reason-save");
		assertThat(row("reason-row", "data-code", "VISIT_OUTSIDE")).contains("外出走访")
			.contains("Visit outside")
			.contains("可选");
		assertThat(this.reasons.chosen("VISIT_OUTSIDE").code()).isEqualTo("VISIT_OUTSIDE");
		AgentPage agent = signIn(this.other).asAgent("agent4", PASSWORD).checkMicrophone().ready();
		this.other.click("presence-pause");
		this.other.click("presence-pause-VISIT_OUTSIDE");
		this.other.awaitThat("the reason", () -> this.other.text("presence-state").contains("外出走访"));
		agent.signOut();
		assertThat(this.browser.complaints()).isEmpty();
	}

	@Test
	void anAdministratorLimitsTheWrapUpOfLettersAndTakesTheRuleBack() {
		settings();
		this.browser.click("tab-wrap-up");
		this.browser.click("wrap-up-add");
		this.browser.click("wrap-up-channel-LETTER");
		this.browser.click("wrap-up-kind-MANDATORY");
		this.browser.type("wrap-up-seconds", "3601");
		this.browser.type("wrap-up-extensions", "0");
		this.browser.click("wrap-up-save");
		assertThat(this.browser.text("faults")).isEqualTo("整理时间应为 1 到 3600 秒。");
		this.browser.type("wrap-up-seconds", "90");
		this.browser.click("wrap-up-save");
		assertThat(row("wrap-up-row", "data-channel", "LETTER")).contains("最多 90 秒").contains("不能延长");
		assertThat(this.rules.of(Channel.LETTER, MAIN)).map(WrapUpRule::kind).contains(WrapUpRule.Kind.MANDATORY);
		this.browser.click(By.cssSelector("[data-testid='wrap-up-row'][data-channel='LETTER']"));
		this.browser.click("wrap-up-remove");
		this.browser.click("wrap-up-remove-confirm");
		this.browser.awaitThat("no rule", () -> this.rules.of(Channel.LETTER, MAIN).isEmpty());
		assertThat(this.browser.complaints()).isEmpty();
	}

	@Test
	void aSupervisorPausesAnAgentWithANoteAndEndsTheShift() {
		AgentPage agent = signIn(this.other).asAgent("agent5", PASSWORD).checkMicrophone().ready();
		String name = this.other.text("signed-in-name");
		TeamPage team = TeamPage.from(signIn(this.browser).asSupervisor("supervisor1", PASSWORD));
		assertThat(team.await(name, "READY")).contains("空闲").contains("没有待办");
		team.open(name).order("PAUSED", "请到二楼会议室").give();
		assertThat(this.browser.text("faults")).isEqualTo("请选择置忙原因。");
		team.because("培训").give();
		assertThat(team.await(name, "PAUSED")).contains("置忙 · 培训");
		this.other.awaitAttribute("notice", "data-kind", "SET_PAUSED");
		assertThat(this.other.text("notice")).contains("赵班长").contains("培训").contains("请到二楼会议室");
		assertThat(agent.presence()).isEqualTo("PAUSED");
		team.order("HOME", "").give();
		assertThat(this.browser.text("agent-gone")).contains(name);
		this.other.element("shift-over");
		assertThat(this.browser.complaints()).isEmpty();
	}

	private void settings() {
		signIn(this.browser).asSupervisor("admin", PASSWORD).awaitLive();
		this.browser.click("to-desks");
	}

	private String row(String testId, String attribute, String value) {
		By row = By.cssSelector("[data-testid='" + testId + "'][" + attribute + "='" + value + "']");
		return this.browser.words(row, row);
	}

	private SignInPage signIn(Browser person) {
		return SignInPage.open(person, URI.create("http://localhost:" + this.port));
	}

}
