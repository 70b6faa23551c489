package org.yihaotong.endtoend;

import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yihaotong.testing.SippCaller;
import org.yihaotong.testing.pages.AgentPage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code kill -9} of the server while one citizen talks and two wait.
 */
@Tag("endtoend")
class ServerKilledTests {

	private static final Duration MOMENT = Duration.ofMillis(1500);

	private static final double AUDIBLE = 200;

	private Hotline hotline;

	@BeforeEach
	void open() {
		this.hotline = Hotline.open();
	}

	@AfterEach
	void close() {
		this.hotline.close();
	}

	@Test
	void theTalkGoesOnAndTheTwoAreAnsweredInTheirOrderAfterTheRestart() {
		AgentPage agent = this.hotline.agent("agent1");
		SippCaller talking = this.hotline.callAboutLamp("13800138021");
		agent.awaitOffer("VOICE");
		agent.accept("VOICE");
		SippCaller first = this.hotline.callAboutLamp("13800138022");
		SippCaller second = this.hotline.callAboutLamp("13800138023");
		List<String> joined = joined();

		this.hotline.server().kill();
		double before = agent.audio().energyIn();
		this.hotline.say(talking, "call02");
		assertThat(agent.audio().energyIn()).isGreaterThan(before + 0.01);
		Awaitility.await("the citizen hears the agent").until(() -> talking.heardEnergy(MOMENT) > AUDIBLE);
		assertThat(first.heardEnergy(MOMENT)).isGreaterThan(AUDIBLE);
		this.hotline.server().restart();

		assertThat(joined()).isEqualTo(joined).hasSize(2);
		assertThat(agent.callPhase()).isEqualTo("talking");
		agent.awaitBusy("TALKING");
		talking.hangUp();
		assertThat(talking.sipResult()).isZero();
		finish(agent);
		takes(agent, first, "138****8022");
		takes(agent, second, "138****8023");
		Awaitility.await("three talks completed")
			.until(() -> this.hotline.rows()
				.sql("select count(distinct contact) from reservation where state = 'COMPLETED'")
				.query(Integer.class)
				.single(), (count) -> count == 3);
	}

	private void takes(AgentPage agent, SippCaller caller, String shown) {
		assertThat(agent.awaitOffer("VOICE")).contains(shown);
		agent.accept("VOICE");
		Awaitility.await("the citizen hears the agent").until(() -> caller.heardEnergy(MOMENT) > AUDIBLE);
		caller.hangUp();
		assertThat(caller.sipResult()).isZero();
		finish(agent);
	}

	private void finish(AgentPage agent) {
		agent.awaitCallPhase("ended");
		agent.write("title", "路灯不亮").write("place", "解放路");
		if (agent.department().isEmpty()) {
			agent.chooseDepartment("M11");
		}
		agent.register();
		agent.complete();
	}

	private List<String> joined() {
		return this.hotline.rows()
			.sql("select joined_at::text from queue_entry where state in ('WAITING', 'OFFERED') order by place")
			.query(String.class)
			.list();
	}

}
