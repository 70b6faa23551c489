package org.yihaotong.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yihaotong.testing.SippCaller;
import org.yihaotong.testing.pages.AgentPage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A browser softphone whose password is good for twenty seconds only.
 */
@Tag("endtoend")
class SoftphoneRenewalTests {

	private static final Duration MOMENT = Duration.ofMillis(1500);

	private static final double AUDIBLE = 200;

	private Hotline hotline;

	@BeforeEach
	void open() {
		this.hotline = Hotline.open(Map.of("yihaotong.telephony.softphone.password-life", "20s"));
	}

	@AfterEach
	void close() {
		this.hotline.close();
	}

	@Test
	void theBrowserRenewsInATalkAndIsNeverRefusedAndTheEndOfTheShiftEndsItAll() {
		AgentPage agent = this.hotline.agent("agent1");
		List<UUID> first = passwords();
		assertThat(first).isNotEmpty();
		SippCaller caller = this.hotline.callForAPerson("13800138041");
		agent.awaitOffer("VOICE");
		agent.accept("VOICE");
		theyHearEachOther(caller, agent);

		Awaitility.await("the first password has ended")
			.atMost(Duration.ofSeconds(60))
			.until(() -> Collections.disjoint(passwords(), first));
		assertThat(passwords()).isNotEmpty();
		theyHearEachOther(caller, agent);
		assertThat(agent.awaitRegistered().callPhase()).isEqualTo("talking");
		assertThat(contacts()).contains("seat-1001");
		caller.hangUp();
		assertThat(caller.sipResult()).isZero();
		agent.awaitCallPhase("ended");
		this.hotline.sendHome();
		assertThat(passwords()).isEmpty();
		Awaitility.await("the softphone is gone from Asterisk")
			.atMost(Duration.ofSeconds(10))
			.until(() -> !contacts().contains("seat-1001"));
		Awaitility.await("Asterisk has forgotten the passwords")
			.atMost(Duration.ofSeconds(10))
			.until(() -> !this.hotline.asterisk()
				.asterisk()
				.run("database show softphone")
				.contains("password_digest"));
		assertThat(refusals()).isEmpty();
	}

	@Test
	void aServerThatIsAwayForLongLocksNobodyOutAndNobodyIsLeftOutWhenItIsBack() {
		AgentPage agent = this.hotline.agent("agent1");
		List<UUID> first = passwords();
		this.hotline.server().kill();
		SippCaller caller = this.hotline.asterisk().call("12345", "13800138042");
		caller.awaitSound();
		Awaitility.await("the password's time is over").atMost(Duration.ofSeconds(30)).until(this::expired);
		assertThat(agent.awaitRegistered()).isNotNull();
		this.hotline.server().restart();
		Awaitility.await("a new password")
			.atMost(Duration.ofSeconds(60))
			.until(() -> !passwords().isEmpty() && Collections.disjoint(passwords(), first));
		agent.awaitRegistered();
		agent.awaitOffer("VOICE");
		agent.accept("VOICE");
		theyHearEachOther(caller, agent);
		caller.hangUp();
	}

	private void theyHearEachOther(SippCaller caller, AgentPage agent) {
		double before = agent.audio().energyIn();
		this.hotline.say(caller, "call02");
		Awaitility.await("the agent hears the citizen").until(() -> agent.audio().energyIn() > before + 0.01);
		Awaitility.await("the citizen hears the agent").until(() -> caller.heardEnergy(MOMENT) > AUDIBLE);
	}

	private List<UUID> passwords() {
		return this.hotline.rows().sql("select id from softphone_password").query(UUID.class).list();
	}

	private boolean expired() {
		return this.hotline.rows()
			.sql("select count(*) from softphone_password where expires_at > now()")
			.query(Integer.class)
			.single() == 0;
	}

	private String contacts() {
		return this.hotline.asterisk().asterisk().run("pjsip show contacts");
	}

	private String refusals() {
		Path log = this.hotline.asterisk().asterisk().instance().resolve("log/messages");
		try {
			return String.join("\n",
					Files.readAllLines(log)
						.stream()
						.filter((line) -> line.contains("Failed to authenticate"))
						.toList());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
