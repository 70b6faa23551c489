package org.yihaotong.telephony;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yihaotong.testing.AsteriskPart;
import org.yihaotong.testing.SippCaller;
import org.yihaotong.testing.SippTelephone;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the dialplan does with callers when there is no server, or one that dies or hangs.
 */
class SurvivalTests {

	private static AsteriskPart asterisk;

	private final Map<String, SippTelephone> seats = new HashMap<>();

	@BeforeAll
	static void start() {
		asterisk = AsteriskPart.start(Map.of("YIHAOTONG_SERVER_PATIENCE", "1", "YIHAOTONG_FLOW_SECONDS", "2"));
	}

	private AsteriskPart.Footprint before = new AsteriskPart.Footprint(0, 0);

	@BeforeEach
	void nothingYet() {
		this.before = asterisk.footprint();
	}

	/** A telephone that is gone and still registered would be rung, too. */
	@AfterEach
	void nothingIsLeft() {
		try {
			asterisk.awaitNothingLeft(this.before);
		}
		finally {
			this.seats.forEach(asterisk::leave);
			asterisk.closePhones();
		}
	}

	@AfterAll
	static void stop() {
		asterisk.close();
	}

	@Test
	void bringsACallerToAPersonWithoutAServer() {
		SippTelephone agent = seat("1021");
		SippCaller caller = asterisk.call("12345", "13812345678");
		caller.awaitSound();
		talk(agent, caller);
	}

	@Test
	void bringsACallerToAPersonWhenTheServerDiesInTheFlow() throws IOException {
		SippTelephone agent = seat("1022");
		try (ServerSocket server = listening()) {
			SippCaller caller = asterisk.call("12345", "13812345678");
			try (Socket connection = server.accept()) {
				assertThat(connection.getInputStream().read()).isPositive();
			}
			talk(agent, caller);
		}
	}

	@Test
	void takesACallerAwayFromAServerThatHangs() throws IOException {
		SippTelephone agent = seat("1023");
		try (ServerSocket server = listening()) {
			SippCaller caller = asterisk.call("12345", "13812345678");
			try (Socket hanging = server.accept()) {
				talk(agent, caller);
				assertThat(hanging.isClosed()).isFalse();
			}
		}
	}

	@Test
	void letsACallerHangUpInTheSurvivalQueue() {
		SippCaller caller = asterisk.call("12345", "13812345678");
		awaitChannel("!Queue!");
		caller.hangUp();
		assertThat(caller.sipResult()).isZero();
	}

	@Test
	void takesCallersBackToTheWaitingRoomWhenTheServerReturns() {
		SippCaller caller = asterisk.call("12345", "13812345678");
		awaitChannel("!Queue!");
		// What the server sets every few seconds, here far in the future.
		asterisk.asterisk().run("dialplan set global YHT_HEARTBEAT 9999999999");
		awaitChannel("!waiting!");
		asterisk.asterisk().run("dialplan set global YHT_HEARTBEAT 0");
		awaitChannel("!Queue!");
		caller.hangUp();
	}

	/**
	 * Each looks every two seconds whether the server still delivers, at moments of their
	 * own: here the one who has waited longest looks last.
	 */
	@Test
	void ringsForWhoeverIsInDangerAndThenForWhoeverHasWaitedLongest() {
		asterisk.asterisk().run("dialplan set global YHT_HEARTBEAT 9999999999");
		SippTelephone agent = seat("1024");
		waits(1);
		long began = System.nanoTime();
		awaitMoment(began, 700);
		waits(2);
		awaitMoment(began, 1300);
		waits(3);
		waits(4);
		String last = channels("!1381234567" + 4 + "!").getFirst().split("!", 2)[0];
		asterisk.asterisk().run("dialplan set chanvar " + last + " YHT_DANGER yes");
		awaitMoment(began, 100);
		asterisk.asterisk().run("dialplan set global YHT_HEARTBEAT " + (Instant.now().getEpochSecond() - 2));
		for (int caller : List.of(4, 1, 2, 3)) {
			agent.awaitRinging();
			assertThat(agent.shownCaller()).contains("1381234567" + caller);
			agent.answer();
			agent.hangUp();
		}
		asterisk.asterisk().run("dialplan set global YHT_HEARTBEAT 0");
	}

	private static void waits(int caller) {
		asterisk.call("12345", "1381234567" + caller);
		Awaitility.await("in the waiting room")
			.pollInterval(Duration.ofMillis(20))
			.until(() -> channels("!waiting!").size() == caller);
	}

	/** Waits for a moment of the two seconds in which the first caller looks once. */
	private static void awaitMoment(long began, long millis) {
		Awaitility.await()
			.pollInterval(Duration.ofMillis(10))
			.until(() -> Math.abs((System.nanoTime() - began) / 1_000_000 % 2000 - millis) < 50);
	}

	private SippTelephone seat(String number) {
		return this.seats.computeIfAbsent(number, asterisk::seat);
	}

	private static List<String> channels(String sign) {
		return asterisk.citizens().stream().filter((line) -> line.contains(sign)).toList();
	}

	private static void awaitChannel(String sign) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(50))
			.until(() -> asterisk.asterisk().run("core show channels concise").contains(sign));
	}

	private static void talk(SippTelephone agent, SippCaller caller) {
		agent.awaitRinging(Duration.ofSeconds(40)).answer();
		caller.awaitQuiet(Duration.ofSeconds(1), Duration.ofSeconds(10));
		caller.say(TelephonyModule.SPEECH);
		agent.awaitSound();
		agent.hangUp();
		caller.awaitHungUp();
	}

	/**
	 * It gives signs of life; who does not is not asked at all, see SilentServerTests.
	 */
	private static ServerSocket listening() throws IOException {
		asterisk.asterisk().run("dialplan set global YHT_BEAT 9999999999999");
		return new ServerSocket(asterisk.agiPort(), 10, InetAddress.getLoopbackAddress());
	}

}
