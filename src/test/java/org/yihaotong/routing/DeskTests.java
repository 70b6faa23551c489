package org.yihaotong.routing;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.yihaotong.agents.AgentDesk;
import org.yihaotong.agents.AgentStatus.Presence;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.Priority;
import org.yihaotong.platform.StaffId;
import org.yihaotong.testing.StaffBrowser.Answer;
import org.yihaotong.testing.StaffBrowser.Screen;
import org.yihaotong.testing.RealParts;
import org.yihaotong.testing.StaffBrowser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * The agent's desk as browsers see it: pages, pauses and what supervisors and
 * administrators change.
 */
@RealParts
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = "yihaotong.routing.text-offer=120s")
class DeskTests {

	private static final String PAGE = "/ws/agent?tab=";

	private static final String FIRST = "first-page";

	private static final String SECOND = "second-page";

	@LocalServerPort
	private int port;

	@Autowired
	private AgentDesk agents;

	@Autowired
	private ContactQueue queue;

	@Autowired
	private QueueEntries entries;

	@Autowired
	private Reservations reservations;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Clock clock;

	private StaffId agent(String username) {
		return new StaffId(this.jdbc.sql("select id from staff_account where username = :username")
			.param("username", username)
			.query(Long.class)
			.single());
	}

	@AfterEach
	void emptied() {
		this.agents.all().forEach((status) -> this.agents.signOut(status.agent()));
		soon(() -> assertThat(this.reservations.open()).isEmpty());
		this.entries.open().forEach((entry) -> this.queue.withdraw(entry.contact()));
		this.jdbc.sql("delete from agent_notice").update();
	}

	private static void soon(ThrowingRunnable condition) {
		Awaitility.await().atMost(Duration.ofSeconds(15)).untilAsserted(condition);
	}

	private static Answer ready(StaffBrowser browser, String tab) {
		browser.send("POST", "/api/agent/tab", tab, "");
		browser.send("POST", "/api/agent/shift", tab, "");
		return browser.send("PUT", "/api/agent/presence", tab, "{\"presence\":\"READY\"}");
	}

	private ContactId letter() {
		ContactId contact = ContactId.random();
		this.queue.join(new QueuedContact(contact, Channel.LETTER, Priority.NORMAL, this.clock.instant(),
				new LineNumber("12345"), Optional.empty()));
		return contact;
	}

	private String offerOn(Screen screen) {
		soon(() -> assertThat(screen.state().path("reservations").size()).isEqualTo(1));
		return screen.state().path("reservations").get(0).path("id").asString();
	}

	@Test
	void aPageWhoseNetworkWasLostComesBackToTheSameStateAndTheSameOffer() {
		StaffBrowser browser = StaffBrowser.signIn(this.port, "agent1");
		assertThat(ready(browser, FIRST).body().path("presence").asString()).isEqualTo("READY");
		Screen screen = browser.open(PAGE + FIRST);
		letter();
		String offer = offerOn(screen);
		screen.dies();
		Screen again = browser.open(PAGE + FIRST);
		assertThat(offerOn(again)).isEqualTo(offer);
		assertThat(again.state().path("presence").asString()).isEqualTo("READY");
		assertThat(again.state().path("activeTab").asBoolean()).isTrue();
		Answer accepted = browser.send("POST", "/api/agent/reservations/" + offer + "/accept", FIRST, "");
		assertThat(accepted.status()).isEqualTo(200);
		again.dies();
	}

	@Test
	void theNewestPageIsTheDeskTheOlderOneIsToldAndCanDoNothing() {
		StaffBrowser atWork = StaffBrowser.signIn(this.port, "agent1");
		ready(atWork, FIRST);
		Screen first = atWork.open(PAGE + FIRST);
		letter();
		String offer = offerOn(first);
		assertThat(first.state().path("activeTab").asBoolean()).isTrue();
		StaffBrowser elsewhere = StaffBrowser.signIn(this.port, "agent1");
		Screen second = elsewhere.open(PAGE + SECOND);
		soon(() -> assertThat(first.state().path("activeTab").asBoolean(true)).isFalse());
		soon(() -> assertThat(second.state().path("activeTab").asBoolean()).isTrue());
		Answer refused = atWork.send("POST", "/api/agent/reservations/" + offer + "/accept", FIRST, "");
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.problem()).isEqualTo("other-tab");
		assertThat(atWork.send("POST", "/api/agent/reservations/" + offer + "/accept", "", "").problem())
			.isEqualTo("other-tab");
		assertThat(atWork.send("POST", "/api/agent/reservations/" + offer + "/accept", SECOND, "").problem())
			.as("the page of another sign-in")
			.isEqualTo("other-tab");
		assertThat(atWork.send("GET", "/api/agent/state", FIRST, "").status()).isEqualTo(200);
		first.dies();
		Screen firstAgain = atWork.open(PAGE + FIRST);
		soon(() -> assertThat(firstAgain.state().path("presence").asString("")).isEqualTo("READY"));
		assertThat(firstAgain.state().path("activeTab").asBoolean(true)).as("coming back claims nothing").isFalse();
		assertThat(atWork.send("POST", "/api/agent/tab", FIRST, "").status()).isEqualTo(200);
		soon(() -> assertThat(second.state().path("activeTab").asBoolean(true)).isFalse());
		assertThat(atWork.send("POST", "/api/agent/reservations/" + offer + "/accept", FIRST, "").status())
			.isEqualTo(200);
		firstAgain.dies();
		second.dies();
	}

	@Test
	void aSupervisorPausesAnAgentWhoIsToldByWhomAndItIsAudited() {
		StaffBrowser browser = StaffBrowser.signIn(this.port, "agent1");
		ready(browser, FIRST);
		Screen screen = browser.open(PAGE + FIRST);
		StaffBrowser boss = StaffBrowser.signIn(this.port, "supervisor1");
		long id = agent("agent1").value();
		String path = "/api/agents/" + id + "/presence";
		assertThat(browser.send("PUT", path, FIRST, "{\"presence\":\"READY\"}").status()).isEqualTo(403);
		assertThat(boss.send("PUT", path, "", "{\"presence\":\"PAUSED\",\"reason\":\"MISSED_OFFER\"}").problem())
			.isEqualTo("pause-reason");
		Answer paused = boss.send("PUT", path, "",
				"{\"presence\":\"PAUSED\",\"reason\":\"TRAINING\",\"note\":\"二楼会议室\"}");
		assertThat(paused.status()).isEqualTo(200);
		assertThat(paused.body().path("pauseReason").asString()).isEqualTo("TRAINING");
		soon(() -> {
			assertThat(screen.state().path("pauseReason").asString("")).isEqualTo("TRAINING");
			assertThat(screen.state().path("notices").get(0).path("by").asString()).isEqualTo("赵班长");
			assertThat(screen.state().path("notices").get(0).path("note").asString()).isEqualTo("二楼会议室");
		});
		assertThat(
				this.jdbc.sql("select reason from audit_log where action = 'agent.set-paused' and subject = :subject")
					.param("subject", "agent " + id)
					.query(String.class)
					.list())
			.contains("TRAINING: 二楼会议室");
		assertThat(boss.send("PUT", path, "", "{\"presence\":\"READY\"}").body().path("presence").asString())
			.isEqualTo("READY");
		screen.dies();
	}

	@Test
	void aSupervisorEndsAShiftWhichWaitsForTheWorkInHand() {
		StaffBrowser browser = StaffBrowser.signIn(this.port, "agent1");
		ready(browser, FIRST);
		Screen screen = browser.open(PAGE + FIRST);
		letter();
		String offer = offerOn(screen);
		browser.send("POST", "/api/agent/reservations/" + offer + "/accept", FIRST, "");
		StaffBrowser boss = StaffBrowser.signIn(this.port, "supervisor1");
		String path = "/api/agents/" + agent("agent1").value() + "/shift";
		assertThat(boss.send("DELETE", path, "", "").body().path("next").asString()).isEqualTo("OFFLINE");
		browser.send("POST", "/api/agent/reservations/" + offer + "/complete", FIRST, "");
		soon(() -> assertThat(this.agents.status(agent("agent1")).presence()).isEqualTo(Presence.OFFLINE));
		assertThat(boss.send("DELETE", path, "", "").problem()).isEqualTo("no-shift");
		screen.dies();
	}

	@Test
	void whoRejectsTooOftenIsShownToTheSupervisor() {
		StaffBrowser browser = StaffBrowser.signIn(this.port, "agent1");
		ready(browser, FIRST);
		Screen screen = browser.open(PAGE + FIRST);
		StaffBrowser boss = StaffBrowser.signIn(this.port, "supervisor1");
		for (int rejected = 1; rejected <= 3; rejected++) {
			assertThat(boss.send("GET", "/api/agents", "", "").body().get(0).path("rejectsTooOften").asBoolean())
				.isFalse();
			letter();
			String offer = offerOn(screen);
			assertThat(boss.send("GET", "/api/agents", "", "").body().get(0).path("reservations"))
				.extracting((held) -> held.path("id").asString(), (held) -> held.path("state").asString())
				.containsExactly(tuple(offer, "PENDING"));
			browser.send("POST", "/api/agent/reservations/" + offer + "/reject", FIRST, "");
			int count = rejected;
			soon(() -> assertThat(screen.state().path("offers").path("rejected").asInt()).isEqualTo(count));
			this.entries.open().forEach((entry) -> this.queue.withdraw(entry.contact()));
			soon(() -> assertThat(screen.state().path("reservations").size()).isZero());
		}
		assertThat(boss.send("GET", "/api/agents", "", "").body().get(0).path("rejectsTooOften").asBoolean()).isTrue();
		screen.dies();
	}

	@Test
	void anAdministratorAddsAReasonAndAgentsMayChooseItUntilItIsRetired() {
		StaffBrowser browser = StaffBrowser.signIn(this.port, "agent1");
		ready(browser, FIRST);
		StaffBrowser admin = StaffBrowser.signIn(this.port, "admin");
		String coaching = "{\"nameZh\":\"辅导\",\"nameEn\":\"Coaching\",\"countsAs\":\"WORK\",\"choosable\":true}";
		assertThat(browser.send("PUT", "/api/pause-reasons/COACHING", FIRST, coaching).status()).isEqualTo(403);
		String choice = "{\"presence\":\"PAUSED\",\"reason\":\"COACHING\"}";
		assertThat(browser.send("PUT", "/api/agent/presence", FIRST, choice).problem()).isEqualTo("pause-reason");
		assertThat(admin.send("PUT", "/api/pause-reasons/COACHING", "", coaching).status()).isEqualTo(200);
		assertThat(browser.send("GET", "/api/pause-reasons", "", "").body().toString()).contains("辅导", "小休");
		Answer paused = browser.send("PUT", "/api/agent/presence", FIRST, choice);
		assertThat(paused.body().path("pauseReason").asString()).isEqualTo("COACHING");
		admin.send("PUT", "/api/pause-reasons/COACHING", "", coaching.replace("true", "false"));
		browser.send("PUT", "/api/agent/presence", FIRST, "{\"presence\":\"READY\"}");
		assertThat(browser.send("PUT", "/api/agent/presence", FIRST, choice).problem()).isEqualTo("pause-reason");
		this.jdbc.sql("delete from pause_reason where code = 'COACHING'").update();
	}

	@Test
	void reasonsOfTheSystemAreNotMadeChoosableAndWrongFieldsAreNamed() {
		StaffBrowser admin = StaffBrowser.signIn(this.port, "admin");
		String fields = "{\"nameZh\":\"未接\",\"nameEn\":\"Missed\",\"countsAs\":\"PAID\",\"choosable\":true}";
		assertThat(admin.send("PUT", "/api/pause-reasons/MISSED_OFFER", "", fields).problem())
			.isEqualTo("pause-reason-system");
		Answer unnamed = admin.send("PUT", "/api/pause-reasons/COACHING", "", fields.replace("Missed", ""));
		assertThat(unnamed.status()).isEqualTo(422);
		assertThat(unnamed.body().path("detail").asString()).contains("nameEn");
		assertThat(admin.send("PUT", "/api/pause-reasons/coaching", "", fields).problem())
			.isEqualTo("pause-reason-fields");
	}

	@Test
	void anAdministratorEditsTheRulesForWrappingUp() {
		StaffBrowser admin = StaffBrowser.signIn(this.port, "admin");
		String rule = "{\"kind\":\"TIMED\",\"seconds\":45,\"extensions\":2,\"extensionSeconds\":30}";
		assertThat(admin.send("PUT", "/api/wrap-up-rules/VOICE/12345", "", rule).body().get(0).path("seconds").asInt())
			.isEqualTo(45);
		assertThat(admin.send("PUT", "/api/wrap-up-rules/VOICE/all", "", rule.replace("45", "90000")).problem())
			.isEqualTo("wrap-up-rule");
		assertThat(admin.send("PUT", "/api/wrap-up-rules/VOICE/x", "", rule).problem()).isEqualTo("wrap-up-rule");
		assertThat(admin.send("DELETE", "/api/wrap-up-rules/VOICE/12345", "", "").body().size()).isZero();
		assertThat(StaffBrowser.signIn(this.port, "supervisor1")
			.send("PUT", "/api/wrap-up-rules/VOICE/all", "", rule)
			.status()).isEqualTo(403);
	}

	@Test
	void theSeatOfTheShiftGivesTheSoftphoneAndTheOthersAreShown() {
		StaffBrowser browser = StaffBrowser.signIn(this.port, "agent1");
		browser.send("POST", "/api/agent/tab", FIRST, "");
		Answer begun = browser.send("POST", "/api/agent/shift", FIRST, "{\"seat\":\"1030\"}");
		assertThat(begun.body().path("seat").asString()).isEqualTo("1030");
		StaffBrowser colleague = StaffBrowser.signIn(this.port, "agent2");
		colleague.send("POST", "/api/agent/tab", SECOND, "");
		assertThat(colleague.send("POST", "/api/agent/shift", SECOND, "{\"seat\":\"1030\"}").problem())
			.isEqualTo("seat-taken");
		String seats = colleague.send("GET", "/api/agent/seats", "", "").body().toString();
		assertThat(seats).contains("{\"seat\":\"1030\",\"own\":false,\"free\":false,\"holder\":\"王敏\"}");
		assertThat(seats).contains("{\"seat\":\"1002\",\"own\":true,\"free\":true,\"holder\":null}");
		assertThat(colleague.send("POST", "/api/agent/shift", SECOND, "{\"seat\":\"10\"}").problem())
			.isEqualTo("no-seat-named");
	}

}
