package org.yihaotong.endtoend;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yihaotong.testing.AsteriskPart;
import org.yihaotong.testing.SippCaller;
import org.yihaotong.testing.pages.AgentPage;

/**
 * A browser softphone whose Asterisk is one of two.
 */
@Tag("endtoend")
class SoftphoneMovesTests {

	private static final Duration MOMENT = Duration.ofMillis(1500);

	private static final double AUDIBLE = 200;

	private Hotline hotline;

	@BeforeEach
	void open() {
		this.hotline = Hotline.openSeveral(List.of("one", "two"), Map.of("yihaotong.routing.wrap-up", "1s"));
	}

	@AfterEach
	void close() {
		this.hotline.close();
	}

	@Test
	void thePageTakesCallsOfTheOtherAsteriskAndRegistersThereWhenItsOwnIsLost() {
		AsteriskPart one = this.hotline.asterisks().getFirst();
		AsteriskPart two = this.hotline.asterisks().getLast();
		AgentPage agent = this.hotline.agent("agent1");
		registered(two);
		SippCaller first = this.hotline.callForAPerson("13800138051");
		agent.awaitOffer("VOICE");
		agent.accept("VOICE");
		theyHearEachOther(first, agent);
		first.hangUp();
		agent.awaitCallPhase("ended");

		two.asterisk().process().destroyForcibly();
		registered(one);
		agent.awaitRegistered();
		SippCaller second = this.hotline.callForAPerson("13800138052");
		agent.awaitOffer("VOICE");
		agent.accept("VOICE");
		theyHearEachOther(second, agent);
		second.hangUp();
		agent.awaitCallPhase("ended");
		one.awaitEmpty();
	}

	private void registered(AsteriskPart part) {
		Awaitility.await("registered with " + part.name() + ", see " + this.hotline.server().log())
			.atMost(Duration.ofSeconds(30))
			.until(() -> part.asterisk().run("pjsip show contacts").contains("seat-1001"));
	}

	private void theyHearEachOther(SippCaller caller, AgentPage agent) {
		double before = agent.audio().energyIn();
		this.hotline.say(caller, "call02");
		Awaitility.await("the agent hears the citizen").until(() -> agent.audio().energyIn() > before + 0.01);
		Awaitility.await("the citizen hears the agent").until(() -> caller.heardEnergy(MOMENT) > AUDIBLE);
	}

}
